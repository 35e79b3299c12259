// Answering a message: which one is chosen in which chat, the bar that shows it, and the keys that choose it.

import { byId, el } from '/telegram/dom.js';
import { fullName } from '/telegram/format.js';
import { icon } from '/telegram/icons.js';
import { onLanguage, t } from '/telegram/labels.js';
import { summary } from '/telegram/people.js';
import { announce, chatOf, messagesOf, on, state } from '/telegram/state.js';

const FLASH_MILLIS = 1400;
const bar = byId('reply');

/** Wires the bar above the composer. */
export function showReply() {
  on('chat', draw);
  on('current', draw);
  onLanguage(draw);
}

/** Chooses the message that the next words or files of this chat answer. */
export function replyTo(messageId) {
  chatOf(state.current).replyTo = messageId;
  announce('chat');
  byId('composer').focus();
}

/** The chosen message, or undefined; a deleted one is no longer chosen. */
export const chosenReply = () =>
  state.current === null ? undefined : chatOf(state.current).records.get(chatOf(state.current).replyTo)?.message;

export function dropReply() {
  if (state.current !== null && chatOf(state.current).replyTo) {
    chatOf(state.current).replyTo = null;
    announce('chat');
  }
}

/** Ctrl+↑ and Ctrl+↓ walk through the messages, Esc lets go; true when the key was for us. */
export function replyKey(event) {
  if (event.key === 'Escape' && chosenReply()) {
    dropReply();
    return true;
  }
  if (!(event.ctrlKey || event.metaKey) || !['ArrowUp', 'ArrowDown'].includes(event.key)) {
    return false;
  }
  const ids = messagesOf(state.current).map(({ message }) => message.message_id);
  const place = ids.indexOf(chosenReply()?.message_id);
  const next = event.key === 'ArrowUp' ? (place < 0 ? ids.length : place) - 1 : place < 0 ? ids.length : place + 1;
  if (next >= ids.length) {
    dropReply();
  } else if (next >= 0) {
    replyTo(ids[next]);
    jumpTo(ids[next]);
  }
  return true;
}

/** Brings a message into sight and lets it flash. */
export function jumpTo(messageId) {
  const node = document.querySelector(`[data-testid="message-${Number(messageId)}"]`);
  if (!node) {
    return;
  }
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  node.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
  node.classList.add('flash');
  setTimeout(() => node.classList.remove('flash'), FLASH_MILLIS);
}

export const authorOf = (message) => fullName(message.from ?? { first_name: t('message.you') });

function draw() {
  const message = chosenReply();
  bar.hidden = !message;
  if (!message) {
    bar.replaceChildren();
    return;
  }
  const words = `${t('reply.to')} ${authorOf(message)}: ${summary(message)}`;
  if (bar.dataset.words === `${message.message_id} ${words}` && bar.childElementCount) {
    return;
  }
  bar.dataset.words = `${message.message_id} ${words}`;
  bar.replaceChildren(
    icon('reply'),
    el(
      'button',
      { type: 'button', class: 'reply-words', 'aria-label': words, on: { click: () => jumpTo(message.message_id) } },
      el('strong', { text: `${t('reply.to')} ${authorOf(message)}` }),
      el('span', { text: summary(message) }),
    ),
    el(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': t('reply.cancel'),
        title: t('reply.cancel'),
        data: { testid: 'reply-cancel' },
        on: {
          click: () => {
            dropReply();
            byId('composer').focus();
          },
        },
      },
      icon('close'),
    ),
  );
}
