// The log of the open chat: days, bubbles, and where the reader stands in it.

import { byId, el, reconcile } from '/telegram/dom.js';
import { dayKey, dayName } from '/telegram/format.js';
import { icon } from '/telegram/icons.js';
import { keyboardSignature } from '/telegram/keyboard.js';
import { language, onLanguage, t } from '/telegram/labels.js';
import { albumNode, messageNode, pendingNode } from '/telegram/message.js';
import { chatOf, currentUser, fromBot, markSeen, messagesOf, on, state } from '/telegram/state.js';

const GROUP_SECONDS = 300;
const NEAR_BOTTOM = 90;
const GLIDE_MILLIS = 900;

const log = byId('log');
const column = byId('log-column');
const toBottom = byId('to-bottom');
/** Whether the reader follows the newest messages. Reading history switches it off. */
let following = true;
/** Whether we are on a smooth way down; its scroll events say nothing about the reader's wish. */
let gliding = 0;
/** Whether a pointer is pressed in the log. Nothing moves under it then, or the press would miss its button. */
let held = false;
let shownChat = null;
let below = 0;
let newest = 0;

/** Shows the log and keeps it up to date. `actions`: onCommand, onLink, onRetry, onDrop, onReload. */
export function showLog(actions) {
  const draw = () => (held ? null : drawLog(actions));
  holdStill(draw);
  on('chat', draw);
  on('current', draw);
  onLanguage(draw);
  log.addEventListener('scroll', noteScroll, { passive: true });
  log.addEventListener('scrollend', land);
  ['wheel', 'touchmove', 'keydown'].forEach((type) => log.addEventListener(type, land, { passive: true }));
  toBottom.addEventListener('click', () => {
    scrollDown(true);
    log.focus({ preventScroll: true });
  });
  // Pictures that arrive, a growing composer, a turned phone: whoever was at the bottom stays there.
  const stay = new ResizeObserver(() => following && !held && scrollDown(Boolean(gliding)));
  stay.observe(column);
  stay.observe(log);
  document.addEventListener('visibilitychange', seeWhatIsShown);
}

/** Whether new messages of this chat are before the reader's eyes. */
export const onScreen = (chat) => chat === state.current && document.visibilityState === 'visible' && following;

/** Goes to the newest message. */
export function scrollDown(smooth) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const glide = smooth && !calm && document.visibilityState === 'visible';
  following = true;
  clearTimeout(gliding);
  gliding = glide ? setTimeout(land, GLIDE_MILLIS) : 0; // not every browser tells of the end
  log.scrollTo({ top: log.scrollHeight, behavior: glide ? 'smooth' : 'instant' });
  noteBelow(0);
  seeWhatIsShown();
}

/** The way down is over, or the reader took the wheel. */
function land() {
  if (gliding) {
    clearTimeout(gliding);
    gliding = 0;
    noteScroll();
  }
}

function holdStill(draw) {
  const release = () => {
    if (held) {
      // After the click that belongs to this press.
      setTimeout(() => {
        held = false;
        draw();
      });
    }
  };
  log.addEventListener('pointerdown', (event) => (held = event.target !== log));
  ['pointerup', 'pointercancel'].forEach((type) => window.addEventListener(type, release));
  window.addEventListener('blur', release);
}

function noteScroll() {
  if (gliding) {
    return;
  }
  const distance = log.scrollHeight - log.scrollTop - log.clientHeight;
  following = distance < NEAR_BOTTOM;
  if (following) {
    noteBelow(0);
    seeWhatIsShown();
  }
  toBottom.hidden = following;
}

function noteBelow(count) {
  below = count;
  const words = t('chat.toBottom');
  toBottom.setAttribute('aria-label', count ? `${words}. ${t('chat.unreadBelow')}: ${count}` : words);
  toBottom.replaceChildren(
    icon('down'),
    ...(count ? [el('span', { class: 'badge', 'aria-hidden': 'true', text: String(count) })] : []),
  );
}

function seeWhatIsShown() {
  if (state.current !== null && onScreen(state.current)) {
    markSeen(state.current);
  }
}

function drawLog(actions) {
  const id = state.current;
  const opened = id !== shownChat;
  if (opened) {
    column.replaceChildren();
    shownChat = id;
    newest = 0;
    following = true;
    toBottom.hidden = true;
    noteBelow(0);
    held = false;
  }
  if (id === null) {
    return;
  }
  // While a chat is being filled, a screen reader should not read the whole history aloud.
  log.setAttribute('aria-busy', String(!chatOf(id).loaded));
  reconcile(column, daysOf(id, actions));
  column.classList.toggle('settled', !opened && chatOf(id).loaded);
  followOrCount(id, opened);
}

function followOrCount(id, opened) {
  const records = messagesOf(id);
  const last = records.at(-1)?.message.message_id ?? 0;
  if (opened || newest === 0) {
    scrollDown(false);
  } else if (last > newest && !following) {
    noteBelow(below + records.filter(({ message }) => message.message_id > newest && fromBot(message)).length);
  } else if (following) {
    scrollDown(true);
  }
  newest = Math.max(newest, last);
}

// ---- what stands in the log ----

function daysOf(id, actions) {
  const chat = chatOf(id);
  if (chat.failed && !chat.loaded) {
    return [notice('failed', () => loadFailed(actions))];
  }
  if (!chat.loaded) {
    return [
      notice('loading', () =>
        el('div', { class: 'notice-loading' }, el('span', { class: 'spinner' }), t('chat.loading')),
      ),
    ];
  }
  const blocks = blocksOf(id, actions);
  if (blocks.length === 0) {
    return [notice('empty', emptyChat)];
  }
  const days = new Map();
  blocks.forEach((block) => {
    const key = dayKey(block.date);
    days.set(key, [...(days.get(key) ?? []), block]);
  });
  return [...days].map(([key, items]) => ({
    key,
    signature: `${key} ${dayName(items[0].date)}`,
    render: () => dayNode(items[0].date),
    update: (node) => reconcile(node.lastChild, items),
  }));
}

const notice = (key, render) => {
  const user = currentUser();
  return {
    key,
    signature: `${key} ${state.current} ${user?.started} ${state.bot?.first_name} ${language()}`,
    render: () => el('div', { class: 'notice' }, render()),
  };
};

function dayNode(date) {
  return el(
    'section',
    { class: 'day' },
    el('div', { class: 'day-name' }, el('span', { text: dayName(date) })),
    el('div', { class: 'day-messages' }),
  );
}

function emptyChat() {
  const started = currentUser()?.started;
  return el(
    'div',
    { class: 'notice-card', data: { testid: 'empty' } },
    el('span', { class: 'notice-icon' }, el('img', { src: '/telegram/icon.svg', alt: '', width: '64', height: '64' })),
    el('strong', { text: started ? t('chat.empty') : (state.bot?.first_name ?? t('chat.greeting')) }),
    started ? null : el('p', { text: state.bot?.description || t('chat.greeting') }),
    el('p', { text: t(started ? 'chat.emptyHint' : 'chat.greetingHint') }),
  );
}

function loadFailed(actions) {
  return el(
    'div',
    { class: 'notice-card', role: 'alert' },
    el('strong', { text: t('chat.loadFailed') }),
    el('button', {
      type: 'button',
      class: 'button primary',
      text: t('message.retry'),
      on: { click: actions.onReload },
    }),
  );
}

/** Single messages, albums and drafts, each knowing whether it opens or ends a run of one speaker. */
function blocksOf(id, actions) {
  const chat = chatOf(id);
  const groups = gather(messagesOf(id));
  const blocks = groups.map((group, index) => {
    const { message } = group[0];
    const place = {
      key: String(message.message_id),
      first: !joins(groups[index - 1]?.at(-1).message, message),
      last: !joins(group.at(-1).message, groups[index + 1]?.[0].message),
      read: message.message_id <= chat.readUpTo,
    };
    return blockOf(id, group, place, actions);
  });
  const drafts = chat.pending.map((pending) => ({
    key: pending.key,
    date: pending.date,
    signature: `${pending.state} ${pending.reason} ${language()}`,
    render: () => pendingNode(pending, {}, actions),
  }));
  return [...blocks, ...drafts];
}

function blockOf(id, group, place, actions) {
  const revisions = group.map(({ message, revision }) => `${message.message_id}.${revision}`).join(',');
  const flags = [place.first, place.last, !fromBot(group[0].message) && place.read].map(Number).join('');
  return {
    key: place.key,
    date: group[0].message.date,
    signature: `${revisions} ${flags} ${language()} ${keyboardSignature(id, group[0].message)}`,
    render: () =>
      group.length > 1
        ? albumNode(
            group.map(({ message }) => message),
            place,
            actions,
          )
        : messageNode(group[0].message, place, actions),
  };
}

/** What an album is made of: pictures stand in a grid, files in a list, and never both in one. */
const kindOf = (message) => (message.photo || message.video ? 'pictures' : message.document ? 'files' : null);

/** Puts neighbouring parts of one album together. */
function gather(records) {
  const groups = [];
  for (const record of records) {
    const previous = groups.at(-1);
    const album = record.message.media_group_id;
    const kind = kindOf(record.message);
    if (previous && album && kind && previous[0].message.media_group_id === album && kindOf(previous[0].message) === kind) {
      previous.push(record);
    } else {
      groups.push([record]);
    }
  }
  return groups;
}

function joins(earlier, later) {
  return Boolean(
    earlier &&
    later &&
    fromBot(earlier) === fromBot(later) &&
    later.date - earlier.date < GROUP_SECONDS &&
    dayKey(earlier.date) === dayKey(later.date),
  );
}
