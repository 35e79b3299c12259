// Inline keyboards under the bot's messages, and what comes of pressing them.

import * as api from '/telegram/api.js';
import { el, spoken } from '/telegram/dom.js';
import { alertBox, reasonOf, toast } from '/telegram/dialogs.js';
import { icon } from '/telegram/icons.js';
import { t } from '/telegram/labels.js';
import { announce, state } from '/telegram/state.js';
import { openWebApp } from '/telegram/webapp/panel.js';

const PATIENCE_MILLIS = 20000;

/** Presses under way by place: the callback query's id, once the server has told it, and the end of our patience. */
const pressing = new Map();
/** Answers that arrived before the POST that asked for them; kept few. */
const early = [];

const placeOf = (chat, messageId, data) => `${chat} ${messageId} ${data}`;

/** The keyboard of a message, or null. `onLink(url, event)` runs before a url button is followed. */
export function keyboardOf(message, onLink) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) {
    return null;
  }
  return el(
    'div',
    { class: 'keyboard' },
    rows.map((row) =>
      el(
        'div',
        { class: 'keyboard-row' },
        row.map((button) => buttonOf(message, button, onLink)),
      ),
    ),
  );
}

/** Changes when a button of this message starts or stops loading. */
export const keyboardSignature = (chat, message) =>
  [...pressing.keys()].filter((place) => place.startsWith(`${chat} ${message.message_id} `)).join('|');

function buttonOf(message, button, onLink) {
  if (button.callback_data !== undefined) {
    return callbackButton(message, button);
  }
  if (button.url) {
    return urlButton(button, onLink);
  }
  if (button.copy_text) {
    return copyButton(button);
  }
  if (button.pay) {
    return payButton(message, button);
  }
  if (button.web_app) {
    return webAppButton(message, button);
  }
  return el(
    'button',
    { type: 'button', class: 'key', disabled: true, title: t('button.disabled') },
    el('span', { class: 'key-text', text: button.text }),
    icon('lock', 'icon key-corner'),
  );
}

function webAppButton(message, button) {
  const { url } = button.web_app;
  return el(
    'button',
    {
      type: 'button',
      class: 'key',
      data: { testid: 'web-app-button', url },
      on: { click: () => openWebApp(url, message.message_id) },
    },
    el('span', { class: 'key-text', text: button.text }),
    icon('window', 'icon key-corner'),
  );
}

function callbackButton(message, button) {
  const chat = state.current;
  const loading = pressing.has(placeOf(chat, message.message_id, button.callback_data));
  return el(
    'button',
    {
      type: 'button',
      class: loading ? 'key loading' : 'key',
      'aria-busy': loading ? 'true' : null,
      data: { testid: `button-${button.callback_data}` },
      on: { click: () => press(chat, message.message_id, button.callback_data) },
    },
    el('span', { class: 'key-text', text: button.text }),
  );
}

function urlButton(button, onLink) {
  return el(
    'a',
    {
      class: 'key',
      href: button.url,
      target: '_blank',
      rel: 'noopener noreferrer',
      data: { testid: 'url-button' },
      on: { click: (event) => onLink(button.url, event) },
    },
    el('span', { class: 'key-text', text: button.text }),
    icon('link', 'icon key-corner'),
    spoken(`, ${t('button.newTab')}`),
  );
}

/** Stars are play money here: a press pays, if the bot agrees. */
function payButton(message, button) {
  const chat = state.current;
  const pay = () => api.pay(chat, message.message_id).then(() => toast(t('button.paying')), (failure) => toast(reasonOf(failure)));
  return el(
    'button',
    { type: 'button', class: 'key', data: { testid: `pay-${message.message_id}` }, on: { click: pay } },
    el('span', { class: 'key-text', text: button.text }),
  );
}

function copyButton(button) {
  const copy = () =>
    navigator.clipboard
      ?.writeText(button.copy_text.text)
      .then(() => toast(t('menu.copied')))
      .catch(() => {});
  return el(
    'button',
    { type: 'button', class: 'key', on: { click: copy } },
    el('span', { class: 'key-text', text: button.text }),
    icon('copy', 'icon key-corner'),
  );
}

async function press(chat, messageId, data) {
  const place = placeOf(chat, messageId, data);
  if (pressing.has(place)) {
    return; // the first press is still waiting for its answer
  }
  const timer = setTimeout(() => release(place) && toast(t('button.noAnswer')), PATIENCE_MILLIS);
  pressing.set(place, { id: null, timer });
  announce('chat');
  try {
    const { callback_query_id: id } = await api.press(chat, messageId, data);
    if (early.includes(String(id))) {
      release(place);
    } else if (pressing.has(place)) {
      pressing.get(place).id = String(id);
    }
  } catch {
    release(place);
    toast(t('button.failed'));
  }
}

function release(place) {
  const known = pressing.get(place);
  clearTimeout(known?.timer);
  const was = pressing.delete(place);
  announce('chat');
  return was;
}

/** The bot answered a press: the button rests, and a text is shown as Telegram shows it. */
export function answered({ chat_id: chat, callback_query_id: id, text, show_alert: loud, url }, onLink) {
  const place = [...pressing].find(([, known]) => known?.id === String(id))?.[0];
  if (place) {
    release(place);
  } else {
    early.push(String(id));
    early.splice(0, early.length - 20);
  }
  if (chat !== undefined && chat !== state.current) {
    return;
  }
  if (text && loud) {
    alertBox(text);
  } else if (text) {
    toast(text);
  }
  if (url) {
    onLink(url);
  }
}
