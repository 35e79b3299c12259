// The buttons that Telegram draws under a Mini App.

import { el, spoken } from '/telegram/dom.js';
import { t } from '/telegram/labels.js';
import { colour } from '/telegram/webapp/client.js';

const HEX = /^#[0-9a-f]{6}$/i;

/** A bar with both buttons hidden; `pressed(eventType)` tells of a press. */
export function bottomBar(pressed) {
  const main = button('main-button', () => pressed('main_button_pressed'));
  const secondary = button('secondary-button', () => pressed('secondary_button_pressed'));
  const node = el('div', { class: 'app-bar', hidden: true, data: { position: 'left' } }, secondary, main);

  function setUp(target, params, usual) {
    draw(target, params, usual);
    node.hidden = main.hidden && secondary.hidden;
  }

  return {
    node,
    setMain: (params) => setUp(main, params, { color: colour('button_color'), ink: colour('button_text_color') }),
    setSecondary(params) {
      node.dataset.position = ['left', 'right', 'top', 'bottom'].includes(params.position) ? params.position : 'left';
      setUp(secondary, params, { color: colour('bottom_bar_bg_color'), ink: colour('button_color') });
    },
  };
}

function button(testid, onPress) {
  return el('button', { type: 'button', class: 'app-button', hidden: true, data: { testid }, on: { click: onPress } });
}

function draw(node, params, usual) {
  const text = String(params.text ?? '').trim();
  node.hidden = !params.is_visible || text === '';
  if (node.hidden) {
    return;
  }
  const busy = Boolean(params.is_progress_visible);
  node.disabled = params.is_active === false || busy;
  node.setAttribute('aria-busy', String(busy));
  node.classList.toggle('shining', Boolean(params.has_shine_effect));
  node.style.setProperty('background-color', HEX.test(params.color) ? params.color : usual.color);
  node.style.setProperty('color', HEX.test(params.text_color) ? params.text_color : usual.ink);
  node.replaceChildren(
    ...(busy
      ? [el('span', { class: 'spinner', 'aria-hidden': 'true' }), spoken(`${text}, ${t('app.busy')}`)]
      : [el('span', { class: 'app-button-text', text })]),
  );
}
