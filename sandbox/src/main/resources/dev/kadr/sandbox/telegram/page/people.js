// The list on the left: the people of the sandbox, each with a chat with the bot.

import { byId, el, reconcile, spoken } from '/telegram/dom.js';
import { colourOf, fullName, initials, listTime } from '/telegram/format.js';
import { icon } from '/telegram/icons.js';
import { knows, language, onLanguage, t } from '/telegram/labels.js';
import { chatOf, fromBot, on, state, usersInOrder } from '/telegram/state.js';

/** Shows the list and keeps it up to date; `onOpen(id)` runs when a person is chosen, `onBeside(id)` for a frame. */
export function showPeople(onOpen, onBeside) {
  const search = byId('search');
  const draw = () => drawPeople(onOpen, onBeside, search.value.trim().toLocaleLowerCase());
  search.addEventListener('input', draw);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      search.value = '';
      draw();
    }
  });
  on('users', draw);
  on('current', draw);
  onLanguage(draw);
}

function drawPeople(onOpen, onBeside, wanted) {
  const found = usersInOrder().filter((user) =>
    `${fullName(user)} ${user.username ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const items = found.map((user) => ({
    key: user.id,
    signature: signatureOf(user),
    render: () => row(user, onOpen, onBeside),
  }));
  if (items.length === 0 && state.usersLoaded) {
    items.push({ key: 'none', signature: `none ${wanted} ${language()}`, render: () => nobody(Boolean(wanted)) });
  }
  reconcile(byId('people-list'), items);
}

const signatureOf = (user) =>
  JSON.stringify([user, user.id === state.current, state.current === null, state.beside.includes(user.id), chatOf(user.id).action, language(), chatOf(user.id).readUpTo]);

function nobody(searching) {
  return el(
    'li',
    { class: 'people-none' },
    el('strong', { text: t(searching ? 'people.notFound' : 'people.none') }),
    searching ? null : el('span', { text: t('people.noneHint') }),
  );
}

function row(user, onOpen, onBeside) {
  const name = fullName(user);
  const last = user.last_message;
  const current = user.id === state.current;
  return el(
    'li',
    { class: state.beside.includes(user.id) ? 'person-row open-beside' : 'person-row' },
    el(
      'button',
      {
        type: 'button',
        class: 'person',
        'aria-current': current ? 'true' : null,
        data: { testid: `user-${user.id}` },
        on: { click: () => onOpen(user.id) },
      },
      avatar(user.id, name),
      el(
        'span',
        { class: 'person-lines' },
        el(
          'span',
          { class: 'person-line' },
          el('span', { class: 'person-name', text: name }),
          languageTag(user),
          last ? el('time', { class: 'person-time', text: listTime(last.edit_date ?? last.date) }) : null,
        ),
        el('span', { class: 'person-line' }, preview(user), badges(user)),
      ),
    ),
    besideButton(user, name, onBeside),
  );
}

function besideButton(user, name, onBeside) {
  const label = t('beside.open', { name });
  return state.current === null || user.id === state.current || state.beside.includes(user.id)
    ? null
    : el(
        'button',
        {
          type: 'button',
          class: 'icon-button beside-button',
          'aria-label': label,
          title: label,
          data: { testid: `beside-${user.id}` },
          on: { click: () => onBeside(user.id) },
        },
        icon('beside'),
      );
}

/** The language of a person's Telegram, as a small tag. */
export const languageTag = (user) =>
  el(
    'span',
    { class: 'person-language' },
    spoken(`${t('person.language')}: `),
    el('span', { text: (user.language_code || '–').slice(0, 2) }),
  );

/** A round picture of initials; people have no photos here. */
export function avatar(id, name) {
  return el('span', { class: `avatar colour-${colourOf(id)}`, 'aria-hidden': 'true', text: initials(name) });
}

function preview(user) {
  const action = chatOf(user.id).action;
  if (action) {
    return el('span', { class: 'person-preview acting', text: actionText(action) });
  }
  const last = user.last_message;
  if (user.blocked) {
    return el('span', { class: 'person-preview', text: t('people.blocked') });
  }
  if (!last) {
    return el('span', { class: 'person-preview', text: user.started ? t('chat.empty') : t('people.notStarted') });
  }
  return el(
    'span',
    { class: 'person-preview' },
    fromBot(last) ? null : el('span', { class: 'preview-own', text: t('message.youColon') }),
    summary(last),
  );
}

export const actionText = (action) => t(knows(`action.${action}`) ? `action.${action}` : 'action.other');

const KINDS = ['photo', 'video', 'animation', 'document', 'audio', 'voice', 'sticker', 'invoice'];

/** A message in one line. */
export function summary(message) {
  const kind = KINDS.find((name) => message[name]);
  const text = veiled(message.text ?? message.caption ?? '', message.entities ?? message.caption_entities ?? []);
  if (!kind) {
    return text || t('message.unsupported');
  }
  const name = kind === 'document' ? message.document.file_name : null;
  return text || name || t(`kind.${kind}`);
}

/** One line of a text; what the text hides stays hidden. */
function veiled(text, entities) {
  const hidden = entities.filter((entity) => entity.type === 'spoiler');
  const shown = hidden.reduce(
    (line, { offset, length }) => line.slice(0, offset) + '▒'.repeat(length) + line.slice(offset + length),
    text,
  );
  return shown.replace(/\s+/g, ' ').trim();
}

function badges(user) {
  const parts = [];
  if (user.blocked) {
    parts.push(icon('blocked', 'icon badge-icon'));
  }
  if (user.unread > 0) {
    parts.push(
      el(
        'span',
        { class: 'badge', data: { testid: `unread-${user.id}` } },
        el('span', { 'aria-hidden': 'true', text: user.unread > 99 ? '99+' : String(user.unread) }),
        spoken(t('people.unread', { count: user.unread })),
      ),
    );
  }
  return parts.length ? el('span', { class: 'badges' }, parts) : null;
}
