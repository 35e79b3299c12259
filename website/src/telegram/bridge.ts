import type { Client, MainButton } from './client';
import type { Launch } from './launch';
import { readPerson } from './launch';

type Message = Record<string, unknown>;
type Heard = (data: Message) => void;

/** Where the messages of one page go and come from. */
export interface Wire {
  post(type: string, data?: Message): void;
  hear(heard: (type: string, data: Message) => void): void;
}

interface NativeWindow {
  TelegramWebviewProxy?: { postEvent(type: string, data: string): void };
  TelegramGameProxy?: { receiveEvent(type: string, data: unknown): void };
  TelegramGameProxy_receiveEvent?: (type: string, data: unknown) => void;
  Telegram?: { WebView?: unknown };
}

/**
 * The three ways in which Telegram's clients talk with a page: a proxy object on phones, `external`
 * on old desktops, messages of the frame around it in the web.
 */
export function wireOf(page: Window): Wire {
  const native = page as unknown as NativeWindow;
  const external = page.external as unknown as { notify?(text: string): void };
  return {
    post(type, data = {}) {
      if (native.TelegramWebviewProxy) {
        native.TelegramWebviewProxy.postEvent(type, JSON.stringify(data));
      } else if (typeof external?.notify === 'function') {
        external.notify(JSON.stringify({ eventType: type, eventData: data }));
      } else if (page.parent !== page) {
        page.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), '*');
      }
    },
    hear(heard) {
      const receive = (type: string, data: unknown) => heard(type, (data ?? {}) as Message);
      const view = { receiveEvent: receive };
      native.Telegram = { ...native.Telegram, WebView: view };
      native.TelegramGameProxy = view;
      native.TelegramGameProxy_receiveEvent = receive;
      page.addEventListener('message', (event) => {
        if (event.source !== page.parent || page.parent === page) {
          return; // anybody may write to a window
        }
        try {
          const said = JSON.parse(String(event.data)) as { eventType?: unknown; eventData?: unknown };
          if (typeof said.eventType === 'string') {
            receive(said.eventType, said.eventData);
          }
        } catch {
          // Not ours.
        }
      });
    },
  };
}

/** Of two versions such as 6.10 and 6.9. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [ours = [], theirs = []] = [version, wanted].map((it) => it.split('.').map(Number));
  for (let part = 0; part < Math.max(ours.length, theirs.length); part++) {
    const difference = (ours[part] ?? 0) - (theirs[part] ?? 0);
    if (difference !== 0) {
      return difference > 0;
    }
  }
  return true;
}

/**
 * Telegram's side of a page when its own script cannot be had: the same names, and only those that
 * we use. What a client is too old for is left out, as Telegram's script does.
 */
export function makeBridge(launch: Launch, wire: Wire): Client {
  const heard = new Map<string, Set<Heard>>();
  const on = (type: string, listener: Heard) => {
    heard.set(type, (heard.get(type) ?? new Set()).add(listener));
  };
  const since = (version: string, type: string, data?: Message) => {
    if (isAtLeast(launch.version, version)) {
      wire.post(type, data);
    }
  };
  let theme = launch.theme;
  let themeHeard: () => void = () => {};
  let alertDone: (() => void) | undefined;
  on('theme_changed', (data) => {
    theme = (data['theme_params'] ?? {}) as Record<string, string>;
    themeHeard();
  });
  on('popup_closed', () => {
    const done = alertDone;
    alertDone = undefined;
    done?.();
  });
  on('reload_iframe', () => {
    window.location.reload();
  });
  wire.hear((type, data) => heard.get(type)?.forEach((listener) => listener(data)));
  wire.post('iframe_ready', { reload_supported: true });
  const user = readPerson(launch.initData);
  return {
    initData: launch.initData,
    initDataUnsafe: user === undefined ? {} : { user: { id: user.id, language_code: user.language } },
    version: launch.version,
    get themeParams() {
      return theme;
    },
    isVersionAtLeast: (version) => isAtLeast(launch.version, version),
    MainButton: mainButton(wire, on, () => theme),
    HapticFeedback: haptics(since),
    ready: () => wire.post('web_app_ready'),
    expand: () => wire.post('web_app_expand'),
    close: () => wire.post('web_app_close'),
    openLink: (url) => {
      if (isAtLeast(launch.version, '6.1')) {
        wire.post('web_app_open_link', { url });
      } else {
        window.open(url, '_blank', 'noopener');
      }
    },
    openTelegramLink: (url) => {
      const { pathname, search } = new URL(url);
      wire.post('web_app_open_tg_link', { path_full: pathname + search });
    },
    enableClosingConfirmation: () =>
      since('6.2', 'web_app_setup_closing_behavior', { need_confirmation: true }),
    disableClosingConfirmation: () =>
      since('6.2', 'web_app_setup_closing_behavior', { need_confirmation: false }),
    showAlert(message, done) {
      if (alertDone !== undefined || !isAtLeast(launch.version, '6.2')) {
        throw new Error('WebAppPopupOpened or WebAppMethodUnsupported');
      }
      alertDone = done ?? (() => {});
      wire.post('web_app_open_popup', { message, buttons: [{ id: '', type: 'close' }] });
    },
    setHeaderColor: (color) => since('6.1', 'web_app_set_header_color', { color_key: color }),
    setBackgroundColor: (color) => since('6.1', 'web_app_set_background_color', { color: theme[color] }),
    setBottomBarColor: (color) => since('7.10', 'web_app_set_bottom_bar_color', { color: theme[color] }),
    disableVerticalSwipes: () =>
      since('7.7', 'web_app_setup_swipe_behavior', { allow_vertical_swipe: false }),
    onEvent(_event, listener) {
      themeHeard = listener;
    },
  };
}

function mainButton(
  wire: Wire,
  on: (type: string, listener: Heard) => void,
  theme: () => Record<string, string>,
): MainButton {
  const pressed = new Set<() => void>();
  const state = { text: '', visible: false, progress: false };
  on('main_button_pressed', () => {
    if (state.visible && !state.progress) {
      pressed.forEach((press) => press());
    }
  });
  const change = (next: Partial<typeof state>) => {
    Object.assign(state, next);
    wire.post(
      'web_app_setup_main_button',
      state.visible
        ? {
            is_visible: true,
            is_active: !state.progress,
            is_progress_visible: state.progress,
            text: state.text,
            color: theme()['button_color'] ?? '#2481cc',
            text_color: theme()['button_text_color'] ?? '#ffffff',
          }
        : { is_visible: false },
    );
    return button;
  };
  const button = {
    show: () => change({ visible: true }),
    hide: () => change({ visible: false }),
    setText: (text: string) => change({ text }),
    showProgress: () => change({ progress: true }),
    hideProgress: () => change({ progress: false }),
    onClick(press: () => void) {
      pressed.add(press);
      return button;
    },
    offClick(press: () => void) {
      pressed.delete(press);
      return button;
    },
  };
  return button as unknown as MainButton;
}

function haptics(
  since: (version: string, type: string, data: Message) => void,
): NonNullable<Client['HapticFeedback']> {
  const trigger = (data: Message) => since('6.1', 'web_app_trigger_haptic_feedback', data);
  const haptic = {
    impactOccurred(style: string) {
      trigger({ type: 'impact', impact_style: style });
      return haptic;
    },
    notificationOccurred(kind: string) {
      trigger({ type: 'notification', notification_type: kind });
      return haptic;
    },
    selectionChanged() {
      trigger({ type: 'selection_change' });
      return haptic;
    },
  };
  return haptic as unknown as NonNullable<Client['HapticFeedback']>;
}
