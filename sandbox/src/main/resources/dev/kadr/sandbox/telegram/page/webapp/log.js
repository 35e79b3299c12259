// What a Mini App and its frame said to each other, for whoever develops one, and for tests.

import { el } from '/telegram/dom.js';
import { t } from '/telegram/labels.js';

const KEPT = 300;
const PULSE_MILLIS = 1500;

const list = el('ol', { class: 'app-log', hidden: true, tabindex: '0', data: { testid: 'web-app-log' } });
const pulse = el('span', { class: 'app-pulse', data: { testid: 'web-app-haptic' } });
let fading = 0;

/** The list, and the small sign that appears where a phone would tremble. */
export const logParts = () => ({ list, pulse });

/** Writes a line: `way` is heard, sent, or ignored, when the played client is too old for it. */
export function note(eventType, eventData, way) {
  const detail = eventData ? JSON.stringify(eventData) : '';
  while (list.childElementCount >= KEPT) {
    list.firstChild.remove();
  }
  list.append(
    el(
      'li',
      { class: `app-log-${way}`, data: { event: eventType, detail, way } },
      el('b', { text: eventType }),
      detail ? ` ${detail}` : '',
    ),
  );
  if (!list.hidden) {
    list.lastChild.scrollIntoView({ block: 'nearest' });
  }
}

/** Begins anew: another Mini App. */
export function clearLog() {
  list.replaceChildren();
  clearTimeout(fading);
  pulse.textContent = '';
}

export function toggleLog() {
  list.hidden = !list.hidden;
  list.setAttribute('aria-label', t('app.log'));
  return !list.hidden;
}

/** Shows what a phone would let one feel. */
export function tremble({ type, impact_style: impact, notification_type: outcome }) {
  clearTimeout(fading);
  pulse.textContent = `〰 ${impact ?? outcome ?? type}`;
  fading = setTimeout(() => (pulse.textContent = ''), PULSE_MILLIS);
}
