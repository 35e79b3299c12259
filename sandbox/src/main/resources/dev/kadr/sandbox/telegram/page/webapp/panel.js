// A Mini App over the chat: its head, its frame, its buttons, and what Telegram does when it is told to.

import * as api from '/telegram/api.js';
import { reasonOf, toast } from '/telegram/dialogs.js';
import { byId, el } from '/telegram/dom.js';
import { icon } from '/telegram/icons.js';
import { onLanguage, t } from '/telegram/labels.js';
import { on, state } from '/telegram/state.js';
import { onTheme } from '/telegram/theme.js';
import { bottomBar } from '/telegram/webapp/bar.js';
import * as client from '/telegram/webapp/client.js';
import { openFrame } from '/telegram/webapp/frame.js';
import { clearLog, logParts, tremble } from '/telegram/webapp/log.js';
import { appMenu } from '/telegram/webapp/menu.js';
import { askToLeave, dropPopup, openInvoice, openPopup } from '/telegram/webapp/popups.js';

const HEX = /^#[0-9a-f]{6}$/i;
const TELEGRAM = 'https://t.me';
const REST_MILLIS = 150;

/** The Mini App that is open: its chat, version, frame, parts, and what it asked for. */
let app = null;
let followLink = () => {};

/** Wires the place for Mini Apps; `onLink(url)` follows links of t.me as the chat does. */
export function showWebApps(onLink) {
  followLink = onLink;
  onTheme(() => app && (paint(), app.frame.send('theme_changed', { theme_params: client.themeParams(app.version) })));
  on('current', () => app && app.chat !== state.current && close());
  onLanguage(() => app && label());
}

/** Opens what a button promises: of a message, or of the menu when there is no message. */
export async function openWebApp(url, messageId) {
  const chat = state.current;
  let opened;
  try {
    opened = await api.openWebApp(chat, url, messageId);
  } catch (failure) {
    toast(reasonOf(failure));
    return;
  }
  if (chat === state.current) {
    close();
    build(chat, client.addressFor(url, opened.init_data));
  }
}

function build(chat, src) {
  clearLog();
  const version = client.version();
  const parts = head();
  app = { chat, version, parts, wants: {}, confirms: false, back: false, settings: false, colours: {} };
  const bar = bottomBar((event) => app.frame.send(event));
  const frame = openFrame({ src, title: t('app.title'), version, heard, loaded: ready });
  const { list } = logParts();
  const stage = el('div', { class: 'app-stage' }, el('span', { class: 'spinner app-loading' }), frame.node);
  Object.assign(app, { bar, frame });
  app.node = el(
    'section',
    {
      class: 'app-panel',
      role: 'dialog',
      tabindex: '-1',
      data: { testid: 'web-app', state: 'loading', expanded: 'false' },
      on: { keydown: (event) => event.key === 'Escape' && leave() },
    },
    parts.node,
    stage,
    bar.node,
    list,
  );
  list.hidden = true;
  byId('chat').append(app.node);
  watchSize(frame);
  label();
  paint();
  app.node.focus({ preventScroll: true });
}

function head() {
  const back = headButton('web-app-back', 'back', () => app.frame.send('back_button_pressed'));
  const shut = headButton('web-app-close', 'close', leave);
  const more = headButton('web-app-more', 'more', () => menu.toggle());
  const menu = appMenu(more, {
    reload: () => app.frame.reload(),
    settings: () => app.frame.send('settings_button_pressed'),
    offersSettings: () => app.settings,
  });
  const title = el('h2', { class: 'app-title' });
  back.hidden = true;
  const node = el('header', { class: 'app-head' }, back, title, logParts().pulse, more, shut, menu.node);
  return { node, back, shut, more, title };
}

function headButton(testid, name, press) {
  return el('button', { type: 'button', class: 'icon-button', data: { testid }, on: { click: press } }, icon(name));
}

function label() {
  const { back, shut, more, title } = app.parts;
  title.textContent = state.bot?.first_name ?? t('app.title');
  app.node.setAttribute('aria-label', t('app.title'));
  [
    [back, 'app.back'],
    [shut, 'app.close'],
    [more, 'app.more'],
  ].forEach(([node, key]) => {
    node.setAttribute('aria-label', t(key));
    node.title = t(key);
  });
}

/** Closes at once. */
function close() {
  if (!app) {
    return;
  }
  const { node, frame } = app;
  app = null;
  dropPopup();
  frame.close();
  node.remove();
  byId('log').focus({ preventScroll: true });
}

/** The person wants out. */
function leave() {
  if (app.confirms) {
    askToLeave(close);
  } else {
    close();
  }
}

function ready() {
  if (app) {
    app.node.dataset.state = 'ready';
  }
}

// ---- what a Mini App may ask for ----

const DEEDS = {
  web_app_ready: ready,
  web_app_close: close,
  web_app_expand: expand,
  web_app_request_theme: () => app.frame.send('theme_changed', { theme_params: client.themeParams(app.version) }),
  web_app_request_viewport: () => sendViewport(true),
  web_app_request_safe_area: () => app.frame.send('safe_area_changed', client.insets()),
  web_app_request_content_safe_area: () =>
    app.frame.send('content_safe_area_changed', { top: 0, right: 0, bottom: 0, left: 0 }),
  web_app_request_fullscreen: () => app.frame.send('fullscreen_failed', { error: 'UNSUPPORTED' }),
  web_app_setup_main_button: (params) => app.bar.setMain(params),
  web_app_setup_secondary_button: (params) => app.bar.setSecondary(params),
  web_app_setup_back_button: (params) => (app.parts.back.hidden = !params.is_visible),
  web_app_setup_settings_button: (params) => (app.settings = Boolean(params.is_visible)),
  web_app_setup_closing_behavior: (params) => (app.confirms = Boolean(params.need_confirmation)),
  web_app_trigger_haptic_feedback: tremble,
  web_app_open_popup: popup,
  web_app_open_link: (params) => opensOutside(params.url) && window.open(params.url, '_blank', 'noopener'),
  web_app_open_tg_link: (params) => openTelegramLink(String(params.path_full ?? '')),
  web_app_open_invoice: (params) => invoice(String(params.slug ?? '')),
  web_app_request_write_access: () => app.frame.send('write_access_requested', { status: 'allowed' }),
  web_app_set_header_color: (params) => wear({ header: params.color ?? params.color_key }),
  web_app_set_background_color: (params) => wear({ background: params.color }),
  web_app_set_bottom_bar_color: (params) => wear({ bottom: params.color }),
};

function heard(eventType, eventData) {
  // Anything else is heard and left alone: sendData, for one, reaches nobody from where our buttons stand.
  DEEDS[eventType]?.(eventData);
}

function popup(params) {
  const asked = app;
  openPopup(params, (id) => app === asked && app.frame.send('popup_closed', id === undefined ? {} : { button_id: id }));
}

function invoice(slug) {
  const asked = app;
  openInvoice(app.chat, slug, (status) => app === asked && app.frame.send('invoice_closed', { slug, status }));
}

function openTelegramLink(path) {
  if (path.startsWith('/')) {
    close();
    followLink(TELEGRAM + path);
  }
}

function opensOutside(url) {
  return /^https?:\/\//i.test(url ?? '');
}

// ---- size and colours ----

function expand() {
  app.node.dataset.expanded = 'true';
  sendViewport(false);
}

/** Tells every size that the frame takes on the way, and the one it comes to rest at. */
function watchSize(frame) {
  let resting = 0;
  const observer = new ResizeObserver(() => {
    if (app?.frame !== frame) {
      observer.disconnect();
      return;
    }
    clearTimeout(resting);
    resting = setTimeout(() => app?.frame === frame && sendViewport(true), REST_MILLIS);
    sendViewport(false);
  });
  observer.observe(frame.node);
}

function sendViewport(stable) {
  const { width, height } = app.frame.node.getBoundingClientRect();
  const expanded = app.node.dataset.expanded === 'true';
  app.frame.send('viewport_changed', { width, height, is_expanded: expanded, is_state_stable: stable });
}

function wear(colours) {
  Object.assign(app.colours, colours);
  paint();
}

/** A colour of the theme by its key, or one of the Mini App's own. */
function resolved(wanted, usual) {
  return HEX.test(wanted) ? wanted : (client.colour(wanted) ?? client.colour(usual));
}

function paint() {
  const header = resolved(app.colours.header, 'bg_color');
  const style = app.node.style;
  style.setProperty('--app-head', header);
  style.setProperty('--app-head-ink', isLight(header) ? '#000000' : '#ffffff');
  style.setProperty('--app-back', resolved(app.colours.background, 'bg_color'));
  style.setProperty('--app-bottom', resolved(app.colours.bottom, 'bottom_bar_bg_color'));
}

function isLight(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150;
}
