// The open chat's frame: its head with what the bot is doing, its menu, and the place for "nobody chosen".

import { closeColumn } from '/telegram/beside.js';
import { setBlocked } from '/telegram/composer.js';
import { toast } from '/telegram/dialogs.js';
import { byId, el } from '/telegram/dom.js';
import { colourOf, fullName } from '/telegram/format.js';
import { icon } from '/telegram/icons.js';
import { onLanguage, t } from '/telegram/labels.js';
import { actionText, avatar, languageTag } from '/telegram/people.js';
import { chatOf, currentUser, on, state } from '/telegram/state.js';

const menu = byId('chat-menu');
const menuButton = byId('chat-menu-button');

/** Shows the frame; `onBack()` returns to the list on a small screen. */
export function showChat(onBack) {
  byId('back').append(icon('back'));
  menuButton.append(icon('more'));
  byId('column-close').append(icon('close'));
  byId('column-close').addEventListener('click', closeColumn);
  byId('back').addEventListener('click', onBack);
  menuButton.addEventListener('click', () => (menu.hidden ? openMenu() : closeMenu(true)));
  menu.addEventListener('keydown', walkMenu);
  document.addEventListener('pointerdown', (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !menuButton.contains(event.target)) {
      closeMenu(false);
    }
  });
  ['bot', 'users', 'current'].forEach((topic) => on(topic, draw));
  on('current', () => closeMenu(false));
  onLanguage(draw);
}

function draw() {
  const user = currentUser();
  byId('chat').dataset.state = user ? 'open' : 'none';
  byId('chat-bar').hidden = !user;
  byId('log-frame').hidden = !user;
  byId('footer').hidden = !user;
  byId('nobody').hidden = Boolean(user);
  if (!user) {
    drawNobody();
    return;
  }
  const bot = state.bot;
  const action = chatOf(user.id).action;
  byId('bot-avatar').replaceChildren(el('img', { src: '/telegram/icon.svg', alt: '' }));
  byId('chat-title').textContent = bot?.first_name ?? '…';
  const words = action
    ? actionText(action)
    : [t('chat.bot'), bot?.username && `@${bot.username}`].filter(Boolean).join(' · ');
  const subtitle = byId('chat-subtitle');
  if (subtitle.textContent !== words) {
    subtitle.textContent = words;
  }
  subtitle.classList.toggle('acting', Boolean(action));
  const name = fullName(user);
  byId('signed-in').replaceChildren(avatar(user.id, name), el('span', { class: 'signed-in-name', text: t('chat.signedIn', { name }) }), languageTag(user));
  byId('signed-in').className = `signed-in tint-${colourOf(user.id)}`;
}

function drawNobody() {
  const linked = state.startPayload !== null;
  byId('nobody').replaceChildren(
    el('img', { src: '/telegram/icon.svg', alt: '', width: '72', height: '72' }),
    el('strong', { text: t('chat.nobody') }),
    el('span', { text: t(linked ? 'chat.nobodyStart' : 'chat.nobodyHint') }),
  );
}

function openMenu() {
  const user = currentUser();
  const block = el(
    'button',
    {
      type: 'button',
      class: 'menu-item',
      role: 'menuitemcheckbox',
      'aria-checked': String(Boolean(user.blocked)),
      data: { testid: 'block' },
      on: {
        click: () => {
          closeMenu(true);
          setBlocked(!user.blocked);
        },
      },
    },
    icon('blocked'),
    el('span', { text: t('menu.blocked') }),
    el('span', { class: 'switch', 'aria-hidden': 'true' }),
  );
  const copy = el(
    'button',
    { type: 'button', class: 'menu-item', role: 'menuitem', on: { click: () => copyId(user.id) } },
    icon('copy'),
    el('span', { text: t('menu.copyId', { id: user.id }) }),
  );
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', t('chat.menu'));
  menu.replaceChildren(block, copy);
  menu.hidden = false;
  menuButton.setAttribute('aria-expanded', 'true');
  block.focus();
}

function closeMenu(returnFocus) {
  menu.hidden = true;
  menuButton.setAttribute('aria-expanded', 'false');
  if (returnFocus) {
    menuButton.focus();
  }
}

function copyId(id) {
  closeMenu(true);
  navigator.clipboard
    ?.writeText(String(id))
    .then(() => toast(t('menu.copied')))
    .catch(() => {});
}

function walkMenu(event) {
  const items = [...menu.children];
  const place = items.indexOf(document.activeElement);
  if (event.key === 'Escape') {
    event.stopPropagation();
    closeMenu(true);
  } else if (event.key === 'Tab') {
    closeMenu(false);
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    items[(place + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length].focus();
  }
}
