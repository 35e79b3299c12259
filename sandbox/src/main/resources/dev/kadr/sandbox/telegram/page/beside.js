// Several chats side by side on a wide screen. Each further chat is this same page in a frame, without the list.

import { byId, el, reconcile } from '/telegram/dom.js';
import { fullName } from '/telegram/format.js';
import { language, onLanguage, t } from '/telegram/labels.js';
import { on, state, userOf } from '/telegram/state.js';

const MOST = 3;
const wide = matchMedia('(min-width: 1100px)');

/** Whether this page is such a frame. */
export const isColumn = new URLSearchParams(location.search).has('column') && window.parent !== window;

/** Whether this chat stands in a frame of ours, before the reader's eyes. */
export const isBeside = (id) => wide.matches && state.beside.includes(id);

/** The chats that the address names: the open one, then those beside it. */
export function chatsInAddress() {
  const ids = location.hash.slice(1).split(',').map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
  const [current = null, ...beside] = [...new Set(ids)];
  return { current, beside: beside.slice(0, MOST) };
}

/** The address of an open chat with others beside it. */
export const addressOf = (current, beside) =>
  current === null ? '' : `#${[current, ...beside.filter((id) => id !== current)].slice(0, MOST + 1).join(',')}`;

/** Shows the frames; `close(id)` runs when one is closed. */
export function showBeside(close) {
  const draw = () => drawColumns(close);
  ['users', 'current'].forEach((topic) => on(topic, draw));
  onLanguage(draw);
  wide.addEventListener('change', draw);
}

function drawColumns(close) {
  const shown = wide.matches && state.usersLoaded ? state.beside.filter((id) => userOf(id)) : [];
  byId('app').dataset.columns = String(shown.length);
  reconcile(
    byId('columns'),
    shown.map((id) => ({
      key: id,
      signature: String(id),
      render: () => column(id, close),
      update: (node) => (node.title = t('beside.title', { name: fullName(userOf(id)), language: language() })),
    })),
  );
}

function column(id, close) {
  const frame = el('iframe', { class: 'column', src: `/telegram/?column#${id}`, data: { testid: `column-${id}` } });
  // The frame is of our own origin: it asks for its end by an event on itself.
  frame.addEventListener('load', () => frame.contentWindow.addEventListener('kadr-close', () => close(id)));
  return frame;
}

/** In a frame: asks the page around it to close this one. */
export const closeColumn = () => window.dispatchEvent(new CustomEvent('kadr-close'));
