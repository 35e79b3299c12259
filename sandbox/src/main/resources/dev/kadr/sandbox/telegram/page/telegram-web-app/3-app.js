// Popups, links, invoices, and `Telegram.WebApp` that holds everything together.

const POPUP_TITLE_LIMIT = 64;
const POPUP_TEXT_LIMIT = 256;
const DATA_LIMIT_BYTES = 4096;

let popup = null;

function popupButton({ id = '', type = 'default', text }) {
  const needsText = type === 'default' || type === 'destructive';
  const words = String(text ?? '').trim();
  const fits = needsText ? words && words.length <= 64 : ['ok', 'close', 'cancel'].includes(type);
  if (!fits || String(id).length > 64) {
    throw Error('WebAppPopupParamInvalid');
  }
  return needsText ? { id: String(id), type, text: words } : { id: String(id), type };
}

function showPopup({ title = '', message = '', buttons = [{ type: 'close' }] }, callback) {
  need('6.2');
  if (popup) {
    throw Error('WebAppPopupOpened');
  }
  const [head, words] = [title, message].map((text) => String(text).trim());
  const fits = words && words.length <= POPUP_TEXT_LIMIT && head.length <= POPUP_TITLE_LIMIT;
  if (!fits || buttons.length < 1 || buttons.length > 3) {
    throw Error('WebAppPopupParamInvalid');
  }
  const shownButtons = buttons.map(popupButton);
  popup = { callback };
  send('web_app_open_popup', { ...(head ? { title: head } : {}), message: words, buttons: shownButtons });
}

function popupClosed(_type, data) {
  const closed = popup;
  popup = null;
  closed?.callback?.(data?.button_id ?? null);
  tellApp('popupClosed', { button_id: data?.button_id ?? null });
}

const invoices = new Map();

function openInvoice(url, callback) {
  const slug = /^https?:\/\/t\.me\/(?:\$|invoice\/)([\w=-]+)$/.exec(url)?.[1];
  if (!slug) {
    throw Error('WebAppInvoiceUrlInvalid');
  }
  need('6.1');
  if (invoices.has(slug)) {
    throw Error('WebAppInvoiceOpened');
  }
  invoices.set(slug, { url, callback });
  send('web_app_open_invoice', { slug });
}

function invoiceClosed(_type, { slug, status }) {
  const invoice = invoices.get(slug);
  if (invoices.delete(slug)) {
    invoice.callback?.(status);
    tellApp('invoiceClosed', { url: invoice.url, status });
  }
}

function openLink(url, options = {}) {
  const target = new URL(url, location.href);
  if (!/^https?:$/.test(target.protocol)) {
    throw Error('WebAppTgUrlInvalid');
  }
  if (atLeast('6.1')) {
    const instant = atLeast('6.4') && options.try_instant_view ? { try_instant_view: true } : {};
    send('web_app_open_link', { url: target.href, ...instant });
  } else {
    window.open(target.href, '_blank');
  }
}

function openTelegramLink(url) {
  const target = new URL(url, location.href);
  if (!/^https?:$/.test(target.protocol) || target.hostname !== 't.me') {
    throw Error('WebAppTgUrlInvalid');
  }
  send('web_app_open_tg_link', { path_full: target.pathname + target.search });
}

function sendData(data) {
  if (!data || new Blob([data]).size > DATA_LIMIT_BYTES) {
    throw Error('WebAppDataInvalid');
  }
  send('web_app_data_send', { data });
}

let confirmsClosing = false;
let swipes = true;

function setClosingConfirmation(wanted) {
  if (supports('Closing confirmation', '6.2')) {
    confirmsClosing = Boolean(wanted);
    send('web_app_setup_closing_behavior', { need_confirmation: confirmsClosing });
  }
}

function setSwipes(wanted) {
  if (supports('Changing swipes behavior', '7.7')) {
    swipes = Boolean(wanted);
    send('web_app_setup_swipe_behavior', { allow_vertical_swipe: swipes });
  }
}

// ---- window.Telegram ----

const ink = () => themeParams.button_text_color ?? '#ffffff';
const accent = () => themeParams.button_color ?? DEFAULT_BUTTON;
const WebApp = {
  initData,
  initDataUnsafe,
  version,
  platform,
  themeParams,
  safeAreaInset,
  contentSafeAreaInset,
  MainButton: bottomButton('main', { text: 'Continue', color: accent, ink }),
  SecondaryButton: bottomButton('secondary', { text: 'Cancel', color: () => shown(own.bottom), ink: accent }),
  BackButton: headButton('back', '6.1'),
  SettingsButton: headButton('settings', '6.10'),
  HapticFeedback,
  isVersionAtLeast: atLeast,
  onEvent: (type, listener) => on(`webview:${type}`, listener),
  offEvent: (type, listener) => off(`webview:${type}`, listener),
  ready: () => send('web_app_ready'),
  expand: () => send('web_app_expand'),
  close: () => send('web_app_close', {}),
  showPopup,
  showAlert: (message, callback) => showPopup({ message }, callback && (() => callback())),
  showConfirm: (message, callback) =>
    showPopup({ message, buttons: [{ type: 'ok', id: 'ok' }, { type: 'cancel' }] }, callback && ((id) => callback(id === 'ok'))),
  openLink,
  openTelegramLink,
  openInvoice,
  sendData,
  setHeaderColor: (color) => wear('header', color, '6.1', 'WebAppHeaderColorInvalid'),
  setBackgroundColor: (color) => wear('background', color, '6.1', 'WebAppBackgroundColorInvalid'),
  setBottomBarColor: (color) => wear('bottom', color, '7.10', 'WebAppBottomBarColorInvalid'),
  enableClosingConfirmation: () => setClosingConfirmation(true),
  disableClosingConfirmation: () => setClosingConfirmation(false),
  enableVerticalSwipes: () => setSwipes(true),
  disableVerticalSwipes: () => setSwipes(false),
};
property(WebApp, 'colorScheme', () => colorScheme);
property(WebApp, 'isExpanded', () => viewport.expanded);
property(WebApp, 'viewportHeight', () => viewport.height ?? window.innerHeight);
property(WebApp, 'viewportStableHeight', () => viewport.stable ?? window.innerHeight);
property(WebApp, 'isClosingConfirmationEnabled', () => confirmsClosing, setClosingConfirmation);
property(WebApp, 'isVerticalSwipesEnabled', () => swipes, setSwipes);
property(WebApp, 'headerColor', () => shown(own.header), WebApp.setHeaderColor);
property(WebApp, 'backgroundColor', () => shown(own.background), WebApp.setBackgroundColor);
property(WebApp, 'bottomBarColor', () => shown(own.bottom), WebApp.setBottomBarColor);

window.Telegram.WebApp = WebApp;

on('theme_changed', (_type, data) => {
  setTheme(data?.theme_params ?? {});
  WebApp.MainButton.setParams({});
  tellColours();
  tellApp('themeChanged');
});
on('viewport_changed', (_type, data) => data?.height && setViewport(data));
on('safe_area_changed', (_type, data) => setInset(safeAreaInset, 'safe-area-inset', data, 'safeAreaChanged'));
on('content_safe_area_changed', (_type, data) =>
  setInset(contentSafeAreaInset, 'content-safe-area-inset', data, 'contentSafeAreaChanged'),
);
on('popup_closed', popupClosed);
on('invoice_closed', invoiceClosed);

setTheme(parsed(params.tgWebAppThemeParams ?? '') ?? {});
setTheme(Utils.sessionStorageGet('themeParams') ?? {});
tellColours();
drawViewport();
send('web_app_request_theme');
send('web_app_request_viewport');
send('web_app_request_safe_area');
send('web_app_request_content_safe_area');
