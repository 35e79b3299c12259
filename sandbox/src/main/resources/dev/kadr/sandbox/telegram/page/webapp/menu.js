// The menu in a Mini App's head: what Telegram offers there, and whose version is played.

import { el } from '/telegram/dom.js';
import { icon } from '/telegram/icons.js';
import { t } from '/telegram/labels.js';
import * as client from '/telegram/webapp/client.js';
import { toggleLog } from '/telegram/webapp/log.js';

/** A closed menu for `button`; `deeds` are `reload()`, `settings()` and `offersSettings()`. */
export function appMenu(button, deeds) {
  const node = el('div', { class: 'menu app-menu', hidden: true });
  button.setAttribute('aria-expanded', 'false');

  function toggle() {
    node.hidden = !node.hidden;
    button.setAttribute('aria-expanded', String(!node.hidden));
    if (!node.hidden) {
      node.replaceChildren(...items());
      node.querySelector('button').focus();
    }
  }

  function item(name, key, testid, deed) {
    const press = () => {
      toggle();
      deed();
    };
    return el(
      'button',
      { type: 'button', class: 'menu-item', data: { testid }, on: { click: press } },
      icon(name),
      el('span', { text: t(key) }),
    );
  }

  function items() {
    return [
      item('retry', 'app.reload', 'web-app-reload', deeds.reload),
      ...(deeds.offersSettings() ? [item('menu', 'app.settings', 'web-app-settings', deeds.settings)] : []),
      item('file', 'app.log', 'web-app-log-toggle', toggleLog),
      versions(),
    ];
  }

  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      toggle();
      button.focus();
    }
  });
  return { node, toggle };
}

function versions() {
  const known = [...new Set([client.version(), ...client.VERSIONS])];
  const select = el(
    'select',
    { data: { testid: 'web-app-version' }, on: { change: (event) => client.chooseVersion(event.target.value) } },
    known.map((version) => el('option', { value: version, text: version, selected: version === client.version() })),
  );
  return el('label', { class: 'menu-item app-version' }, el('span', { text: t('app.version') }), select);
}
