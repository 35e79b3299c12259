// What the page knows: the bot, the people, their chats. Views read it and redraw when a topic is announced.

/** A chat: Bot API messages by id, what is on its way to the server, and what the bot is doing. */
const newChat = () => ({
  loaded: false,
  failed: false,
  records: new Map(),
  pending: [],
  action: null,
  readUpTo: 0,
  touched: null,
  replyTo: null,
});

export const state = {
  bot: null,
  users: [],
  usersLoaded: false,
  current: null,
  /** Chats in frames beside the open one. */
  beside: [],
  chats: new Map(),
  connected: true,
  /** Payload of a t.me/bot?start=… link that waits for the press of START; null when there is none. */
  startPayload: null,
};

const listeners = new Map();
const announced = new Set();

/** Topics: `bot`, `users`, `current`, `chat`, `connection`. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

/** Announces a change. Several changes in one turn become one redraw. */
export function announce(topic) {
  if (announced.size === 0) {
    queueMicrotask(flush);
  }
  announced.add(topic);
}

function flush() {
  const topics = [...announced];
  announced.clear();
  topics.forEach((topic) => (listeners.get(topic) ?? []).forEach((listener) => listener()));
}

export const userOf = (id) => state.users.find((user) => user.id === id);
export const currentUser = () => userOf(state.current);
export const fromBot = (message) => Boolean(message.from?.is_bot);

export function chatOf(id) {
  if (!state.chats.has(id)) {
    state.chats.set(id, newChat());
  }
  return state.chats.get(id);
}

/** Messages of a chat in the order of their ids. */
export function messagesOf(id) {
  return [...chatOf(id).records.values()].sort((a, b) => a.message.message_id - b.message.message_id);
}

// ---- people ----

export function setUsers(users) {
  users.forEach((user) => (user.unread = unreadOf(user)));
  state.users = users;
  state.usersLoaded = true;
  announce('users');
}

/** People in the order of a chat list: the latest conversation first, then those who never wrote, as the server has them. */
export function usersInOrder() {
  return [...state.users].sort((a, b) => (b.last_message?.date ?? 0) - (a.last_message?.date ?? 0));
}

/**
 * Unread messages of a person's chat. The server counts what it delivered; what this browser has shown since is
 * remembered here, because the API has no "I have read it".
 */
function unreadOf(user) {
  const last = user.last_message;
  if (!last || !fromBot(last) || user.unread === 0) {
    return 0;
  }
  const seen = seenOf(user.id);
  if (seen && last.date <= seen.date && last.message_id <= seen.id) {
    return 0;
  }
  return user.unread ?? userOf(user.id)?.unread ?? 1;
}

const seenKey = (id) => `kadr.seen.${id}`;

function seenOf(id) {
  try {
    return JSON.parse(localStorage.getItem(seenKey(id)));
  } catch {
    return null;
  }
}

/** Notes that everything in this chat was on the screen. */
export function markSeen(id) {
  const user = userOf(id);
  const last = user?.last_message;
  if (!last) {
    return;
  }
  try {
    localStorage.setItem(seenKey(id), JSON.stringify({ id: last.message_id, date: last.date }));
  } catch {
    // Without storage the counter lives until the page is closed.
  }
  if (user.unread) {
    user.unread = 0;
    announce('users');
  }
}

// Seen in a frame beside the chat, or in another window.
window.addEventListener('storage', (event) => {
  const user = state.users.find(({ id }) => event.key === seenKey(id));
  if (user?.unread) {
    user.unread = unreadOf(user);
    announce('users');
  }
});

// ---- messages ----

/** Puts the server's list in place of what was known; what events brought while it was on its way stays. */
export function replaceMessages(id, messages) {
  const chat = chatOf(id);
  const touched = chat.touched ?? new Set();
  const old = chat.records;
  chat.records = new Map([...old].filter(([messageId]) => touched.has(messageId)));
  for (const message of messages) {
    if (!touched.has(message.message_id)) {
      const before = old.get(message.message_id);
      const same = before && JSON.stringify(before.message) === JSON.stringify(message);
      chat.records.set(message.message_id, same ? before : { message, revision: (before?.revision ?? 0) + 1 });
    }
  }
  chat.loaded = true;
  chat.failed = false;
  chat.touched = null;
  announce('chat');
}

/** Stores a new or changed message; true when it was not known before. */
export function putMessage(id, message) {
  const chat = chatOf(id);
  chat.touched?.add(message.message_id);
  const before = chat.records.get(message.message_id);
  if (before && JSON.stringify(before.message) === JSON.stringify(message)) {
    return false;
  }
  chat.records.set(message.message_id, { message, revision: (before?.revision ?? 0) + 1 });
  if (fromBot(message)) {
    noteBotActive(id);
  } else {
    settlePending(chat, message);
  }
  announce('chat');
  return !before;
}

export function removeMessage(id, messageId) {
  const chat = chatOf(id);
  chat.touched?.add(messageId);
  chat.records.delete(messageId);
  const user = userOf(id);
  if (user?.last_message?.message_id === messageId) {
    user.last_message = messagesOf(id).at(-1)?.message;
    announce('users');
  }
  announce('chat');
}

/** The bot did something, so it has seen everything that this person wrote: two ticks. */
export function noteBotActive(id) {
  const chat = chatOf(id);
  const own = [...chat.records.values()].filter(({ message }) => !fromBot(message));
  chat.readUpTo = Math.max(chat.readUpTo, ...own.map(({ message }) => message.message_id));
}

/** Keeps the list of chats in step with a message that came or changed. */
export function noteLastMessage(id, message, isNew, onScreen) {
  const user = userOf(id);
  if (!user) {
    return;
  }
  if (!user.last_message || message.message_id >= user.last_message.message_id) {
    user.last_message = message;
  }
  if (isNew && fromBot(message) && !onScreen) {
    user.unread = (user.unread ?? 0) + 1;
  }
  if (!fromBot(message)) {
    user.started = true;
  }
  announce('users');
}

// ---- what is on its way ----

let nextPending = 1;

export function addPending(id, draft) {
  const pending = { key: `pending-${nextPending++}`, state: 'sending', date: Date.now() / 1000, ...draft };
  chatOf(id).pending.push(pending);
  announce('chat');
  return pending;
}

export function dropPending(id, pending) {
  const chat = chatOf(id);
  chat.pending = chat.pending.filter((other) => other !== pending);
  pending.previews?.forEach((preview) => URL.revokeObjectURL(preview.url));
  announce('chat');
}

export function failPending(pending, reason) {
  pending.state = 'failed';
  pending.reason = reason;
  announce('chat');
}

/** The stream may bring our own message before the POST is answered; then its draft must not be seen twice. */
function settlePending(chat, message) {
  const match = chat.pending.find(
    (pending) =>
      pending.state === 'sending' && (pending.files ? message.text === undefined : pending.text === message.text),
  );
  if (match) {
    chat.pending = chat.pending.filter((other) => other !== match);
  }
}

// ---- what the bot is doing ----

const ACTION_MILLIS = 5500;

/** Shows "typing…" until a message comes or Telegram's five seconds pass. */
export function setAction(id, action) {
  const chat = chatOf(id);
  clearTimeout(chat.actionTimer);
  chat.action = action;
  if (action) {
    chat.actionTimer = setTimeout(() => setAction(id, null), ACTION_MILLIS);
  }
  announce('users');
  announce('current');
}
