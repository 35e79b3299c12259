// The line to a Mini App: an iframe, and the messages that go both ways over its edge.

import { el } from '/telegram/dom.js';
import { listensTo } from '/telegram/webapp/client.js';
import { note } from '/telegram/webapp/log.js';

/** What Telegram Web lets a Mini App do. */
const ALLOWED = [
  'allow-scripts',
  'allow-same-origin',
  'allow-popups',
  'allow-forms',
  'allow-modals',
  'allow-storage-access-by-user-activation',
].join(' ');
const RELOAD_MILLIS = 500;

/**
 * Opens `src` in a frame. `heard(eventType, eventData)` gets what the Mini App says and this client's `version`
 * listens to; `loaded()` runs when its page is there.
 */
export function openFrame({ src, title, version, heard, loaded }) {
  const node = el('iframe', {
    class: 'app-frame',
    src,
    title,
    sandbox: ALLOWED,
    allow: 'camera; microphone; geolocation;',
    data: { testid: 'web-app-frame' },
  });
  let reloads = false;
  let forced = 0;

  function send(eventType, eventData) {
    note(eventType, eventData, 'sent');
    node.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), '*');
  }

  function hear(event) {
    if (event.source !== node.contentWindow) {
      return;
    }
    const message = parse(event.data);
    if (!message) {
      return;
    }
    const { eventType, eventData } = message;
    const known = listensTo(eventType, version);
    note(eventType, eventData, known ? 'heard' : 'ignored');
    if (eventType === 'iframe_ready') {
      reloads = Boolean(eventData?.reload_supported);
    } else if (eventType === 'iframe_will_reload') {
      clearTimeout(forced);
    } else if (known) {
      heard(eventType, eventData || {});
    }
  }

  /** Asks the Mini App to load itself anew; whoever does not answer in time is loaded by us. */
  function reload() {
    const again = () => {
      node.addEventListener('load', () => (node.src = src), { once: true });
      node.src = 'about:blank';
    };
    if (reloads) {
      send('reload_iframe');
      forced = setTimeout(again, RELOAD_MILLIS);
    } else {
      again();
    }
  }

  function close() {
    clearTimeout(forced);
    window.removeEventListener('message', hear);
    node.remove();
  }

  window.addEventListener('message', hear);
  node.addEventListener('load', loaded);
  return { node, send, reload, close };
}

function parse(text) {
  try {
    const message = JSON.parse(text);
    return typeof message?.eventType === 'string' ? message : null;
  } catch {
    return null; // not for us
  }
}
