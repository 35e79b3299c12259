// The list of the bot's commands: opened by the menu button, or by typing "/".

import { byId, el } from '/telegram/dom.js';
import { icon } from '/telegram/icons.js';
import { onLanguage, t } from '/telegram/labels.js';
import { on, state } from '/telegram/state.js';

const panel = byId('commands');
const button = byId('commands-button');
const composer = byId('composer');
let shown = [];
let active = -1;
let choose = () => {};

/** Wires the list; `onChosen(text)` sends a command, `beforeOpen()` refreshes the commands from the server. */
export function showCommands(onChosen, beforeOpen) {
  choose = (command) => {
    close();
    onChosen(`/${command.command}`);
  };
  const label = () => button.replaceChildren(icon('menu'), el('span', { text: t('compose.menu') }));
  label();
  onLanguage(label);
  onLanguage(close);
  button.addEventListener('click', () => {
    if (panel.hidden) {
      beforeOpen();
      open(state.bot?.commands ?? [], true);
    } else {
      close();
    }
  });
  composer.setAttribute('aria-controls', 'commands');
  composer.setAttribute('aria-autocomplete', 'list');
  composer.addEventListener('input', suggest);
  composer.addEventListener('blur', () =>
    setTimeout(() => !panel.contains(document.activeElement) && document.activeElement !== button && close(), 120),
  );
  panel.addEventListener('keydown', walkFocus);
  on('current', close);
  on('bot', () => !panel.hidden && (composer.value.startsWith('/') ? suggest() : open(state.bot.commands, true)));
}

/** Offers the commands that begin as the text does. */
export function suggest() {
  const typed = /^\/([a-z0-9_]*)$/i.exec(composer.value)?.[1].toLowerCase();
  const fitting =
    typed === undefined ? [] : (state.bot?.commands ?? []).filter((item) => item.command.startsWith(typed));
  if (fitting.length) {
    open(fitting, false);
  } else {
    close();
  }
}

export function close() {
  panel.hidden = true;
  active = -1;
  button.setAttribute('aria-expanded', 'false');
  composer.removeAttribute('aria-activedescendant');
}

/** Lets the list have a key pressed in the composer; true when it took it. */
export function takesKey(event) {
  if (panel.hidden) {
    return false;
  }
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      activate((active + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length);
      return true;
    case 'Tab':
      if (event.shiftKey) {
        return false;
      }
      composer.value = `/${shown[Math.max(active, 0)].command} `;
      close();
      return true;
    case 'Enter':
      if (active < 0 || event.shiftKey) {
        return false; // what was typed is sent as it stands
      }
      choose(shown[active]);
      return true;
    case 'Escape':
      close();
      return true;
    default:
      return false;
  }
}

function open(commands, fromButton) {
  shown = commands;
  active = -1;
  panel.hidden = false;
  button.setAttribute('aria-expanded', 'true');
  if (commands.length === 0) {
    panel.removeAttribute('role');
    panel.replaceChildren(el('p', { class: 'commands-none', text: t('commands.none') }));
    return;
  }
  panel.setAttribute('role', 'listbox');
  panel.setAttribute('aria-label', t('compose.commands'));
  panel.replaceChildren(...commands.map(option));
  if (fromButton) {
    panel.firstChild.focus({ preventScroll: true });
  }
}

function option(command, index) {
  return el(
    'div',
    {
      class: 'command',
      role: 'option',
      id: `command-${index}`,
      tabindex: '-1',
      'aria-selected': 'false',
      data: { testid: `command-${command.command}` },
      on: { click: () => choose(command) },
    },
    el('span', { class: 'command-name', text: `/${command.command}` }),
    el('span', { class: 'command-words', text: command.description }),
  );
}

function activate(index) {
  active = index;
  [...panel.children].forEach((node, place) => {
    node.setAttribute('aria-selected', String(place === index));
    if (place === index) {
      node.scrollIntoView({ block: 'nearest' });
      composer.setAttribute('aria-activedescendant', node.id);
    }
  });
}

/** When the list was opened by its button, the focus itself walks through it. */
function walkFocus(event) {
  const options = [...panel.children];
  const place = options.indexOf(document.activeElement);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    options[(place + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length].focus();
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(shown[place]);
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    close();
    button.focus();
  } else if (event.key === 'Tab') {
    close();
  }
}
