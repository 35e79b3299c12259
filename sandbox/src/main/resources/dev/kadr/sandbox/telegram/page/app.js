// Starts the chat page: joins the views, the API and the stream of events.

import * as api from '/telegram/api.js';
import { addressOf, chatsInAddress, isBeside, showBeside } from '/telegram/beside.js';
import { showChat } from '/telegram/chat.js';
import { drop, retry, sendText, showComposer } from '/telegram/composer.js';
import { askForPerson } from '/telegram/dialogs.js';
import { byId, el } from '/telegram/dom.js';
import { icon } from '/telegram/icons.js';
import { answered } from '/telegram/keyboard.js';
import { labelStaticParts, language, onLanguage, setLanguage, t } from '/telegram/labels.js';
import { onScreen, showLog } from '/telegram/log.js';
import { showPeople } from '/telegram/people.js';
import {
  announce,
  chatOf,
  currentUser,
  fromBot,
  noteBotActive,
  noteLastMessage,
  on,
  putMessage,
  removeMessage,
  replaceMessages,
  setAction,
  setUsers,
  state,
  userOf,
} from '/telegram/state.js';
import { showTheme } from '/telegram/theme.js';
import { showWebApps } from '/telegram/webapp/panel.js';

function start() {
  labelStaticParts();
  showTheme();
  showLanguage();
  showPeople(goTo, openBeside);
  showBeside(closeBeside);
  showChat(() => goTo(null));
  showLog({
    onCommand: sendText,
    onLink: followLink,
    onRetry: retry,
    onDrop: drop,
    onReload: () => load(state.current),
  });
  showComposer(refreshBot);
  showWebApps(followLink);
  showAddPerson();
  showConnection();
  state.startPayload = new URLSearchParams(location.search).get('start');
  window.addEventListener('hashchange', openFromAddress);
  on('users', titleWithUnread);
  onLanguage(titleWithUnread);
  ['bot', 'users', 'current'].forEach(announce);
  openFromAddress();
  api.listen(receive, connectionChanged);
  refreshUsers();
}

function showLanguage() {
  const button = byId('language');
  const draw = () => (button.textContent = language() === 'ru' ? 'EN' : 'RU');
  button.addEventListener('click', () => setLanguage(language() === 'ru' ? 'en' : 'ru'));
  onLanguage(draw);
  draw();
}

function showAddPerson() {
  byId('add-person').append(icon('addPerson'));
  byId('add-person').addEventListener('click', () =>
    askForPerson(async (user) => {
      await refreshUsers();
      goTo(user.id);
    }),
  );
}

// ---- which chat is open: the address knows, so that reloading and "back" work ----

function goTo(id) {
  goToAddress(addressOf(id, state.beside));
}

/** The newest stands next to the open chat; the oldest makes way when there is no room. */
function openBeside(id) {
  goToAddress(addressOf(state.current, [id, ...state.beside]));
}

function closeBeside(id) {
  goToAddress(addressOf(state.current, state.beside.filter((other) => other !== id)));
}

function goToAddress(hash) {
  if (location.hash !== hash) {
    history.pushState(null, '', location.pathname + location.search + hash);
  }
  openFromAddress();
}

function openFromAddress() {
  const { current: id, beside } = chatsInAddress();
  state.beside = beside;
  const changed = id !== state.current;
  state.current = id;
  byId('app').dataset.view = id === null ? 'list' : 'chat';
  announce('current');
  announce('chat');
  if (id !== null && changed) {
    load(id);
    refreshBot();
    if (matchMedia('(pointer: fine)').matches) {
      queueMicrotask(() => byId('composer').focus({ preventScroll: true }));
    }
  }
}

async function load(id) {
  const chat = chatOf(id);
  chat.touched = new Set();
  try {
    replaceMessages(id, await api.messages(id));
    chat.readUpTo = 0;
    messagesReadBefore(id);
  } catch {
    chat.failed = true;
    chat.touched = null;
    announce('chat');
  }
}

/** In a history, everything before the bot's last word was read. */
function messagesReadBefore(id) {
  const chat = chatOf(id);
  const ids = [...chat.records.values()]
    .filter(({ message }) => fromBot(message))
    .map(({ message }) => message.message_id);
  chat.readUpTo = Math.max(chat.readUpTo, ...ids);
}

async function refreshBot() {
  // Commands are set per language of the person's Telegram, not of this page.
  const wanted = currentUser()?.language_code || language();
  try {
    state.bot = await api.bot(wanted, state.current);
    announce('bot');
    announce('chat');
  } catch {
    // The banner already tells about a lost connection.
  }
}

let refreshing = null;

/** Fetches the people; calls that come while one is under way share the next one. */
async function refreshUsers() {
  if (refreshing) {
    await refreshing;
  }
  refreshing ??= api
    .users()
    .then((users) => {
      const first = !state.usersLoaded;
      setUsers(users);
      announce('current');
      announce('chat');
      if (first) {
        refreshBot();
      }
      if (state.current !== null && !userOf(state.current)) {
        goTo(null);
      }
    })
    .catch(() => {})
    .finally(() => (refreshing = null));
  await refreshing;
}

// ---- events ----

function receive(type, data) {
  const id = data.chat_id;
  switch (type) {
    case 'message':
    case 'edit':
      receiveMessage(id, data.message, type);
      break;
    case 'delete':
      removeMessage(id, data.message_id ?? data.message?.message_id);
      break;
    case 'action':
      noteBotActive(id);
      setAction(id, data.action);
      announce('chat');
      break;
    case 'answer':
      answered(data, followLink);
      break;
    case 'users':
      refreshUsers();
      refreshBot();
      if (id === undefined && state.current !== null) {
        load(state.current); // not one person but all: the sandbox was reset
      }
      break;
    default:
      break; // an event that is newer than this page
  }
}

function receiveMessage(id, message, type) {
  if (!userOf(id)) {
    refreshUsers();
  }
  if (type === 'message' && fromBot(message)) {
    setAction(id, null);
  }
  // Before the message is drawn: drawing may scroll, and then everything counts as seen.
  const seen = onScreen(id) || isBeside(id);
  const isNew = putMessage(id, message);
  noteLastMessage(id, message, isNew && type === 'message', seen);
}

// ---- links of the bot that mean this very chat ----

/** Opens t.me/<bot>?start=… here instead of the network: this page is that bot's Telegram. */
function followLink(url, event) {
  let target;
  try {
    target = new URL(url);
  } catch {
    return;
  }
  const ours =
    ['t.me', 'telegram.me'].includes(target.hostname) &&
    target.pathname.slice(1).toLowerCase() === state.bot?.username?.toLowerCase();
  if (ours) {
    event?.preventDefault();
    state.startPayload = target.searchParams.get('start') ?? '';
    announce('current');
  } else if (!event) {
    window.open(url, '_blank', 'noopener');
  }
}

// ---- connection ----

let lost = false;

function connectionChanged(connected) {
  state.connected = connected;
  announce('connection');
  if (!connected) {
    lost = true;
  } else if (lost) {
    // What happened meanwhile may not be repeated by the stream.
    lost = false;
    refreshUsers();
    refreshBot();
    if (state.current !== null) {
      load(state.current);
    }
  }
}

function showConnection() {
  const banner = byId('banner');
  const draw = () => {
    banner.classList.toggle('shown', !state.connected);
    banner.replaceChildren(...(state.connected ? [] : [el('span', { class: 'spinner' }), t('connection.lost')]));
  };
  on('connection', draw);
  onLanguage(draw);
}

function titleWithUnread() {
  const unread = state.users.reduce((sum, user) => sum + (user.unread ?? 0), 0);
  document.title = unread ? `(${unread}) ${t('page.title')}` : t('page.title');
}

start();
