// Which Telegram is played: its version, its colours, the edges of its screen. Old clients know fewer words.

import { isDark } from '/telegram/theme.js';

/** Versions to choose from; the first is the usual one. */
export const VERSIONS = ['9.1', '8.0', '7.10', '7.0', '6.2', '6.1', '6.0'];
export const PLATFORM = 'weba';

/** Since when Telegram listens to an event of a Mini App; what is not here is as old as Mini Apps. */
const SINCE = {
  web_app_trigger_haptic_feedback: '6.1',
  web_app_setup_back_button: '6.1',
  web_app_set_header_color: '6.1',
  web_app_set_background_color: '6.1',
  web_app_open_link: '6.1',
  web_app_open_invoice: '6.1',
  web_app_open_popup: '6.2',
  web_app_setup_closing_behavior: '6.2',
  web_app_request_write_access: '6.9',
  web_app_setup_settings_button: '6.10',
  web_app_setup_swipe_behavior: '7.7',
  web_app_setup_secondary_button: '7.10',
  web_app_set_bottom_bar_color: '7.10',
  web_app_request_fullscreen: '8.0',
  web_app_exit_fullscreen: '8.0',
  web_app_request_safe_area: '8.0',
  web_app_request_content_safe_area: '8.0',
  web_app_toggle_orientation_lock: '8.0',
};

/** Colours as Telegram's own clients send them: light is iOS, dark is Android. `since` as above. */
const COLOURS = [
  ['bg_color', '#ffffff', '#212d3b'],
  ['text_color', '#000000', '#ffffff'],
  ['hint_color', '#8e8e93', '#7d8b99'],
  ['link_color', '#007aff', '#5eabe1'],
  ['button_color', '#007aff', '#50a8eb'],
  ['button_text_color', '#ffffff', '#ffffff'],
  ['secondary_bg_color', '#efeff4', '#151e27', '6.1'],
  ['header_bg_color', '#f8f8f8', '#242d39', '7.0'],
  ['accent_text_color', '#007aff', '#64b5ef', '7.0'],
  ['section_bg_color', '#ffffff', '#1d2733', '7.0'],
  ['section_header_text_color', '#6d6d72', '#79c4fc', '7.0'],
  ['subtitle_text_color', '#8e8e93', '#7b8790', '7.0'],
  ['destructive_text_color', '#ff3b30', '#ee686f', '7.0'],
  ['section_separator_color', '#c8c7cc', '#0d1218', '7.6'],
  ['bottom_bar_bg_color', '#f2f2f2', '#151e27', '7.10'],
];

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 };

const address = new URLSearchParams(location.search);
let chosen = versionOf(address.get('client')) ?? remembered() ?? VERSIONS[0];

export const version = () => chosen;

/** Plays another version from the next opening on. */
export function chooseVersion(next) {
  chosen = next;
  try {
    localStorage.setItem('kadr.client', next);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

function remembered() {
  try {
    return versionOf(localStorage.getItem('kadr.client'));
  } catch {
    return null;
  }
}

/** Any version that Telegram could have: 6.0 and later. */
function versionOf(text) {
  return /^([6-9]|[1-9]\d)\.\d{1,2}$/.test(text ?? '') ? text : null;
}

/** Whether the client, or another version of it, is at least that old. */
export function atLeast(wanted, actual = chosen) {
  const [major, minor] = actual.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  return major === wantedMajor ? minor >= wantedMinor : major > wantedMajor;
}

/** Whether this client listens to the event at all. */
export const listensTo = (eventType, actual) => atLeast(SINCE[eventType] ?? '6.0', actual);

/** The colours that a client of this version sends. */
export function themeParams(actual = chosen) {
  const dark = isDark();
  return Object.fromEntries(
    COLOURS.filter(([, , , since]) => atLeast(since ?? '6.0', actual)).map(([name, light, night]) => [
      name,
      dark ? night : light,
    ]),
  );
}

/** Every colour by its name, whatever the version: the frame itself is always today's. */
export const colour = (name) => COLOURS.find(([key]) => key === name)?.[isDark() ? 2 : 1];

/** The edges where a notch or a bar covers the screen, as `?insets=top,right,bottom,left` says. */
export function insets() {
  const numbers = (address.get('insets') ?? '').split(',').map(Number);
  const usable = numbers.length === 4 && numbers.every((one) => Number.isInteger(one) && one >= 0 && one <= 200);
  const [top, right, bottom, left] = numbers;
  return usable ? { top, right, bottom, left } : NO_INSETS;
}

/** The address to open: Telegram hands everything over in the fragment, which never reaches the server. */
export function addressFor(url, initData) {
  const params = {
    tgWebAppData: initData,
    tgWebAppVersion: chosen,
    tgWebAppPlatform: PLATFORM,
    tgWebAppThemeParams: JSON.stringify(themeParams()),
  };
  const fragment = Object.entries(params)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const [, own] = url.split('#', 2);
  if (own === undefined) {
    return `${url}#${fragment}`;
  }
  const joint = own === '' ? '' : /[=?]/.test(own) ? '&' : '?';
  return url + joint + fragment;
}
