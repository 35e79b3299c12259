// Its version, colours, sizes and buttons.

const DEFAULT_BUTTON = '#2481cc';
const BUTTON_TEXT_LIMIT = 64;
const THEME_KEYS = ['bg_color', 'secondary_bg_color', 'bottom_bar_bg_color'];
const FEELINGS = {
  impact: ['light', 'medium', 'heavy', 'rigid', 'soft'],
  notification: ['error', 'success', 'warning'],
};

const { WebView, Utils } = window.Telegram;
const { initParams: params, onEvent: on, offEvent: off } = WebView;
const send = (eventType, data) => WebView.postEvent(eventType, null, data);
const tellApp = (type, data) => WebView.callEventCallbacks(`webview:${type}`, (listener) => listener.call(WebApp, data));

const initData = params.tgWebAppData ?? '';
const initDataUnsafe = Object.fromEntries(
  Object.entries(Utils.urlParseQueryString(initData)).map(([key, text]) => [key, value(text)]),
);
const version = params.tgWebAppVersion ?? '6.0';
const platform = params.tgWebAppPlatform ?? 'unknown';

function value(text) {
  return /^(\{.*\}|\[.*\])$/s.test(text ?? '') ? (parsed(text) ?? text) : text;
}

function atLeast(wanted) {
  const [have, want] = [version, String(wanted)].map((text) => text.trim().split('.').map(Number));
  for (let at = 0; at < Math.max(have.length, want.length); at++) {
    const [left, right] = [have[at] || 0, want[at] || 0];
    if (left !== right) {
      return left > right;
    }
  }
  return true;
}

/** Whether the client knows it; an old one only grumbles, and nothing happens. */
function supports(what, since) {
  if (!atLeast(since)) {
    console.warn(`[Telegram.WebApp] ${what} is not supported in version ${version}`);
  }
  return atLeast(since);
}

function need(since) {
  if (!atLeast(since)) {
    throw Error('WebAppMethodUnsupported');
  }
}

// ---- colours and sizes ----

const themeParams = {};
let colorScheme = 'light';
const own = { header: 'bg_color', background: 'bg_color', bottom: 'bottom_bar_bg_color' };
const told = {};
const css = (name, text) => document.documentElement.style.setProperty(`--tg-${name}`, text);

function setTheme(theme) {
  for (const [key, raw] of Object.entries(theme)) {
    const color = hex(raw);
    if (color) {
      themeParams[key] = color;
      css(`theme-${key.replaceAll('_', '-')}`, color);
    }
  }
  if (themeParams.bg_color) {
    colorScheme = isDark(themeParams.bg_color) ? 'dark' : 'light';
    css('color-scheme', colorScheme);
  }
  Utils.sessionStorageSet('themeParams', themeParams);
}

function hex(raw) {
  const text = String(raw).trim().toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  return short ? `#${short.slice(1).map((one) => one + one).join('')}` : /^#[0-9a-f]{6}$/.test(text) ? text : null;
}

function isDark(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return Math.sqrt(0.299 * red ** 2 + 0.587 * green ** 2 + 0.114 * blue ** 2) < 120;
}

const shown = (wanted) =>
  wanted === 'bottom_bar_bg_color'
    ? (themeParams.bottom_bar_bg_color ?? themeParams.secondary_bg_color ?? '#ffffff')
    : THEME_KEYS.includes(wanted)
      ? themeParams[wanted]
      : wanted;

function wear(part, color, since, error) {
  if (!supports(`${part} color`, since)) {
    return;
  }
  const wanted = THEME_KEYS.includes(color) ? color : hex(color);
  if (!wanted) {
    throw Error(error);
  }
  own[part] = wanted;
  tellColours();
}

function tellColours() {
  const header = THEME_KEYS.includes(own.header) ? { color_key: own.header } : { color: own.header };
  tellOnce('web_app_set_header_color', header);
  tellOnce('web_app_set_background_color', { color: shown(own.background) });
  tellOnce('web_app_set_bottom_bar_color', { color: shown(own.bottom) });
}

function tellOnce(eventType, data) {
  const state = JSON.stringify(data);
  if (told[eventType] !== state) {
    told[eventType] = state;
    send(eventType, data);
  }
}

const viewport = { height: null, stable: null, expanded: true };
const safeAreaInset = { top: 0, bottom: 0, left: 0, right: 0 };
const contentSafeAreaInset = { top: 0, bottom: 0, left: 0, right: 0 };

function setViewport(data) {
  viewport.expanded = Boolean(data.is_expanded);
  viewport.height = data.height;
  viewport.stable = data.is_state_stable ? data.height : viewport.stable;
  drawViewport();
  tellApp('viewportChanged', { isStateStable: Boolean(data.is_state_stable) });
}

function drawViewport() {
  const length = (height) => (height === null ? '100vh' : `${height}px`);
  css('viewport-height', length(viewport.height));
  css('viewport-stable-height', length(viewport.stable));
}

function setInset(target, name, data, event) {
  for (const side of Object.keys(target)) {
    target[side] = data?.[side] ?? target[side];
    css(`${name}-${side}`, `${target[side]}px`);
  }
  tellApp(event);
}

// ---- buttons ----

function bottomButton(name, defaults) {
  const state = { text: defaults.text, is_visible: false, is_active: true, progress: false, shine: false };
  const colors = { color: null, text_color: null };
  let position = 'left';

  function params() {
    if (!state.is_visible) {
      return { is_visible: false };
    }
    const all = {
      is_visible: true,
      is_active: state.is_active,
      is_progress_visible: state.progress,
      text: state.text,
      color: button.color,
      text_color: button.textColor,
      has_shine_effect: state.shine && state.is_active && !state.progress,
    };
    return name === 'secondary' ? { ...all, position } : all;
  }

  function update() {
    tellOnce(`web_app_setup_${name}_button`, params());
    return button;
  }

  function setParams(wanted) {
    if (wanted.text !== undefined) {
      const text = String(wanted.text).trim();
      if (!text || text.length > BUTTON_TEXT_LIMIT) {
        throw Error('WebAppBottomButtonParamInvalid');
      }
      state.text = text;
    }
    for (const key of Object.keys(colors).filter((one) => wanted[one] !== undefined)) {
      colors[key] = wanted[key] ? hex(wanted[key]) : null;
      if (wanted[key] && !colors[key]) {
        throw Error('WebAppBottomButtonParamInvalid');
      }
    }
    state.is_visible = Boolean(wanted.is_visible ?? state.is_visible);
    state.is_active = Boolean(wanted.is_active ?? state.is_active);
    state.shine = Boolean(wanted.has_shine_effect ?? state.shine);
    position = wanted.position ?? position;
    return update();
  }

  const button = {
    type: name,
    setParams,
    setText: (text) => setParams({ text }),
    show: () => setParams({ is_visible: true }),
    hide: () => setParams({ is_visible: false }),
    enable: () => setParams({ is_active: true }),
    disable: () => setParams({ is_active: false }),
    showProgress(leaveActive) {
      Object.assign(state, { progress: true, is_active: Boolean(leaveActive) });
      return update();
    },
    hideProgress() {
      Object.assign(state, { progress: false, is_active: true });
      return update();
    },
    onClick: (listener) => (on(`webview:${name}ButtonClicked`, listener), button),
    offClick: (listener) => (off(`webview:${name}ButtonClicked`, listener), button),
  };
  property(button, 'text', () => state.text, (text) => setParams({ text }));
  property(button, 'color', () => colors.color ?? defaults.color(), (color) => setParams({ color }));
  property(button, 'textColor', () => colors.text_color ?? defaults.ink(), (ink) => setParams({ text_color: ink }));
  property(button, 'isVisible', () => state.is_visible, (seen) => setParams({ is_visible: seen }));
  property(button, 'isActive', () => state.is_active, (active) => setParams({ is_active: active }));
  property(button, 'isProgressVisible', () => state.progress);
  on(`${name}_button_pressed`, () => state.is_active && tellApp(`${name}ButtonClicked`));
  return button;
}

function headButton(name, since) {
  let seen = false;
  const known = () => supports(`${name} button`, since);
  const setSeen = (next) => {
    if (known()) {
      seen = Boolean(next);
      tellOnce(`web_app_setup_${name}_button`, { is_visible: seen });
    }
    return button;
  };
  const button = {
    show: () => setSeen(true),
    hide: () => setSeen(false),
    onClick: (listener) => (known() && on(`webview:${name}ButtonClicked`, listener), button),
    offClick: (listener) => (known() && off(`webview:${name}ButtonClicked`, listener), button),
  };
  property(button, 'isVisible', () => seen, setSeen);
  on(`${name}_button_pressed`, () => tellApp(`${name}ButtonClicked`));
  return button;
}

function property(target, name, get, set) {
  Object.defineProperty(target, name, { get, set, enumerable: true });
}

const feel = (type, key, style) => {
  if (supports('HapticFeedback', '6.1')) {
    if (key && !FEELINGS[type].includes(style)) {
      throw Error(`WebAppHaptic${type === 'impact' ? 'ImpactStyle' : 'NotificationType'}Invalid`);
    }
    send('web_app_trigger_haptic_feedback', key ? { type, [key]: style } : { type });
  }
  return HapticFeedback;
};
const HapticFeedback = {
  impactOccurred: (style) => feel('impact', 'impact_style', style),
  notificationOccurred: (outcome) => feel('notification', 'notification_type', outcome),
  selectionChanged: () => feel('selection_change'),
};
