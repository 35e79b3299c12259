// A stand-in of Telegram's script for Mini Apps, written for machines that are offline: the same names, events and
// refusals, as far as a Mini App in a frame needs them. What only phones have (storage, sensors, biometrics) is left out.
// Its parts are served as one script, in one function. This one is the line to Telegram, and what came over it first.

const PREFIX = '__telegram__';
const inFrame = window.parent !== window;
const listeners = new Map();

function onEvent(type, listener) {
  listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
}

const offEvent = (type, listener) => listeners.get(type)?.delete(listener);

function callEventCallbacks(type, call) {
  for (const listener of listeners.get(type) ?? []) {
    try {
      call(listener);
    } catch {
      // One deaf listener must not silence the others; Telegram's script does the same.
    }
  }
}

const receiveEvent = (type, data) => callEventCallbacks(type, (listener) => listener(type, data));

function postEvent(eventType, callback, eventData = '') {
  if (window.TelegramWebviewProxy !== undefined) {
    window.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData));
  } else if (inFrame) {
    window.parent.postMessage(JSON.stringify({ eventType, eventData }), '*');
  } else if (callback) {
    callback({ notAvailable: true });
    return;
  }
  callback?.();
}

window.addEventListener('message', (event) => {
  if (!inFrame || event.source !== window.parent) {
    return;
  }
  const message = parsed(event.data);
  if (message?.eventType === 'reload_iframe') {
    postEvent('iframe_will_reload');
    location.reload();
  } else if (message?.eventType) {
    receiveEvent(message.eventType, message.eventData);
  }
});

function query(text) {
  const found = {};
  for (const pair of text.split('&').filter(Boolean)) {
    const [name, raw] = pair.split('=', 2);
    found[decoded(name)] = raw === undefined ? null : decoded(raw);
  }
  return found;
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, '%20'));
  } catch {
    return text;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sessionStorageGet(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

function sessionStorageSet(key, content) {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(content));
  } catch {
    // Then a reload begins from the address again.
  }
}

// The address first, then what was kept of it: a reload may have lost the fragment.
const fragment = location.hash.replace(/^#/, '').replace(/^[^=?]*\?/, '');
const initParams = { ...sessionStorageGet('initParams'), ...query(fragment) };
sessionStorageSet('initParams', initParams);
window.Telegram = Object.assign(window.Telegram ?? {}, {
  WebView: { initParams, isIframe: inFrame, onEvent, offEvent, postEvent, receiveEvent, callEventCallbacks },
  Utils: { urlSafeDecode: decoded, urlParseQueryString: query, sessionStorageGet, sessionStorageSet },
});
if (inFrame) {
  postEvent('iframe_ready', null, { reload_supported: true });
}
