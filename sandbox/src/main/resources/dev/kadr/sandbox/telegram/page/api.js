// The sandbox's JSON API and its stream of events. Nothing else on the page talks to the network.

const BASE = '/telegram/api';

/** A request that did not succeed; `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(BASE + path, options);
  } catch (failure) {
    throw new ApiError(0, String(failure));
  }
  if (!response.ok) {
    throw new ApiError(response.status, await reason(response));
  }
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/** What the server says went wrong, whichever of the usual shapes it uses. */
async function reason(response) {
  const text = await response.text().catch(() => '');
  try {
    const body = JSON.parse(text);
    return body.error || body.detail || body.description || body.message || body.title || text;
  } catch {
    return text || response.statusText;
  }
}

const post = (path, body) =>
  request(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const segment = encodeURIComponent;

export const bot = (language, user) =>
  request(`/bot?language=${segment(language)}${user ? `&user=${segment(user)}` : ''}`);
export const users = () => request('/users');
export const addUser = (firstName, languageCode) =>
  post('/users', { first_name: firstName, language_code: languageCode });
export const messages = (user) => request(`/chats/${segment(user)}/messages`);
export const sendText = (user, text, replyTo) =>
  post(`/chats/${segment(user)}/messages`, { text, reply_to_message_id: replyTo });
export const press = (user, messageId, data) =>
  post(`/chats/${segment(user)}/callbacks`, { message_id: messageId, data });
export const pay = (user, messageId) => post(`/chats/${segment(user)}/payments`, { message_id: messageId });
export const payLink = (user, link) => post(`/chats/${segment(user)}/payments`, { link });
/** What the Mini App behind a button is opened with; without a message it is the menu button. */
export const openWebApp = (user, url, messageId) =>
  post(`/chats/${segment(user)}/webapps`, { url, message_id: messageId });
export const block = (user, blocked) => post(`/chats/${segment(user)}/block`, { blocked });
export const fileUrl = (fileId) => `${BASE}/files/${segment(fileId)}`;

/** Sends 1–10 files; `as` is `photo`, `document` or `video`. Answers the messages that were made. */
export function sendFiles(user, files, as, caption, replyTo) {
  const form = new FormData();
  form.append('as', as);
  if (caption) {
    form.append('caption', caption);
  }
  if (replyTo) {
    form.append('reply_to_message_id', String(replyTo));
  }
  files.forEach((file) => form.append('file', file, file.name));
  return request(`/chats/${segment(user)}/files`, { method: 'POST', body: form });
}

const EVENTS = ['message', 'edit', 'delete', 'action', 'answer', 'users'];
const RETRY_MILLIS = [500, 1000, 2000, 4000, 5000];

/**
 * Listens to the stream for as long as the page lives. `onEvent(type, data)` gets each event once;
 * `onState(connected)` tells when the line breaks and comes back. The browser repeats by itself after a broken
 * line, but gives up for good after an error answer (a restarting server behind a proxy): then we open it anew.
 */
export function listen(onEvent, onState) {
  // A browser opens six lines to one server at most, so frames beside the chat share the line of the page around them.
  if ('column' in document.documentElement.dataset) {
    listenToParent(onEvent, onState);
  } else {
    listenToServer(
      (type, data) => {
        tell('kadr-event', { type, data });
        onEvent(type, data);
      },
      (connected) => {
        tell('kadr-connection', { connected });
        onState(connected);
      },
    );
  }
}

const tell = (name, content) => window.dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(content) }));

function listenToParent(onEvent, onState) {
  const hear = ({ detail }) => {
    const { type, data } = JSON.parse(detail);
    onEvent(type, data);
  };
  const note = ({ detail }) => onState(JSON.parse(detail).connected);
  window.parent.addEventListener('kadr-event', hear);
  window.parent.addEventListener('kadr-connection', note);
  window.addEventListener('pagehide', () => {
    window.parent.removeEventListener('kadr-event', hear);
    window.parent.removeEventListener('kadr-connection', note);
  });
  onState(true);
}

function listenToServer(onEvent, onState) {
  let attempts = 0;
  let timer = 0;
  let source;
  let lastId = '';

  function open() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`${BASE}/events`);
    source.addEventListener('open', () => {
      attempts = 0;
      onState(true);
    });
    source.addEventListener('error', () => {
      onState(false);
      if (source.readyState === EventSource.CLOSED) {
        again();
      }
    });
    EVENTS.forEach((type) => source.addEventListener(type, (event) => receive(type, event)));
  }

  function receive(type, event) {
    // After a reconnection the server may repeat the event that was last on the line.
    if (event.lastEventId && event.lastEventId === lastId) {
      return;
    }
    lastId = event.lastEventId;
    onEvent(type, event.data ? JSON.parse(event.data) : {});
  }

  function again() {
    clearTimeout(timer);
    timer = setTimeout(open, RETRY_MILLIS[Math.min(attempts, RETRY_MILLIS.length - 1)]);
    attempts += 1;
  }

  window.addEventListener('online', open);
  window.addEventListener('pagehide', () => source.close());
  window.addEventListener('pageshow', (event) => event.persisted && open());
  open();
}
