import { makeBridge, wireOf } from './bridge';
import type { Client } from './client';
import type { Launch, Person } from './launch';
import { readLaunch, readPerson } from './launch';

const SCRIPT = 'https://telegram.org/js/telegram-web-app.js';
const PATIENCE_MILLIS = 3_000;

/** The longest text that a popup takes. */
const LONGEST_ALERT = 256;

/** Telegram around the page, as the page needs it; the only way to it. */
export interface Host {
  initData: string;
  person: Person | undefined;
  theme(): Record<string, string>;
  onTheme(heard: () => void): void;
  /** Tells Telegram that there is something to see. */
  ready(): void;
  button: {
    show(text: string): void;
    hide(): void;
    progress(shown: boolean): void;
    onPress(pressed: () => void): () => void;
  };
  /** Says something that has to be read; of several one after the other. */
  alert(text: string): void;
  haptic(what: 'select' | 'tap' | 'success' | 'error'): void;
  openLink(url: string): void;
  openBot(url: string): void;
  confirmClosing(wanted: boolean): void;
  close(): void;
}

/** What can be known before any script came: enough for the first paint. */
export interface Opening {
  launch: Launch;
  person: Person | undefined;
  host: Promise<Host>;
}

/** Undefined outside Telegram. */
export function open(page: Window): Opening | undefined {
  const there = presentClient(page);
  const launch = readLaunch(page.location.hash, storageOf(page)) ?? (there && launchOf(there));
  if (launch === undefined) {
    return undefined;
  }
  const client = there === undefined ? loadClient(page, launch) : Promise.resolve(there);
  const user = there?.initDataUnsafe.user;
  const person = readPerson(launch.initData) ?? (user && { id: user.id, language: user.language_code ?? '' });
  return { launch, person, host: client.then((it) => hostOf(it, page)) };
}

/** Whoever put one there before us meant it. */
function presentClient(page: Window): Client | undefined {
  return (page as { Telegram?: { WebApp?: unknown } }).Telegram?.WebApp as Client | undefined;
}

function launchOf(client: Client): Launch {
  return {
    initData: client.initData,
    version: client.version,
    platform: 'unknown',
    theme: (client.themeParams ?? {}) as Record<string, string>,
  };
}

function storageOf(page: Window): Storage | undefined {
  try {
    return page.sessionStorage;
  } catch {
    return undefined; // a frame of a browser that shuts strangers out
  }
}

/**
 * Telegram's own script, or ours when it does not come: it stands on a foreign host, and the page is
 * not to wait for that.
 */
function loadClient(page: Window, launch: Launch): Promise<Client> {
  return new Promise((resolve) => {
    const script = page.document.createElement('script');
    let over = false;
    const end = () => {
      if (over) {
        return;
      }
      over = true;
      page.clearTimeout(timer);
      const official = presentClient(page);
      if (official === undefined) {
        const bridge = makeBridge(launch, wireOf(page));
        const telegram = (page as { Telegram?: object }).Telegram;
        Object.assign(page, { Telegram: { ...telegram, WebApp: bridge } });
        resolve(bridge);
      } else {
        resolve(official);
      }
    };
    const timer = page.setTimeout(end, PATIENCE_MILLIS);
    script.src = SCRIPT;
    script.async = true;
    script.onload = end;
    script.onerror = end;
    page.document.head.append(script);
  });
}

export function hostOf(client: Client, page: Window): Host {
  const user = client.initDataUnsafe?.user;
  const alerts = alertsOf(client, page);
  return {
    initData: client.initData,
    person: user && { id: user.id, language: user.language_code ?? '' },
    theme: () => (client.themeParams ?? {}) as Record<string, string>,
    onTheme: (heard) => client.onEvent?.('themeChanged', heard),
    ready() {
      client.ready?.();
      client.expand?.();
      if (client.isVersionAtLeast?.('6.1')) {
        client.setHeaderColor?.('secondary_bg_color');
        client.setBackgroundColor?.('secondary_bg_color');
      }
      if (client.isVersionAtLeast?.('7.10')) {
        client.setBottomBarColor?.('secondary_bg_color');
      }
    },
    button: {
      show(text) {
        client.MainButton.setText?.(text);
        client.MainButton.show();
      },
      hide: () => void client.MainButton.hide(),
      progress(shown) {
        if (shown) {
          client.MainButton.showProgress();
        } else {
          client.MainButton.hideProgress();
        }
      },
      onPress(pressed) {
        client.MainButton.onClick(pressed);
        return () => void client.MainButton.offClick?.(pressed);
      },
    },
    alert: (text) => alerts(cut(text)),
    haptic: (what) => feel(client, what),
    openLink: (url) => client.openLink(url),
    openBot: (url) => client.openTelegramLink(url),
    confirmClosing(wanted) {
      if (client.isVersionAtLeast?.('6.2')) {
        if (wanted) {
          client.enableClosingConfirmation();
        } else {
          client.disableClosingConfirmation();
        }
      }
    },
    close: () => client.close(),
  };
}

/**
 * Telegram shows one popup at a time and throws at a second; a client before 6.2 throws at the first,
 * and its browser has alerts of its own.
 */
function alertsOf(client: Client, page: Window): (text: string) => void {
  const waiting: string[] = [];
  let isOpen = false;
  const show = (text: string) => {
    try {
      client.showAlert(text, () => {
        isOpen = false;
        const next = waiting.shift();
        if (next !== undefined) {
          show(next);
        }
      });
      isOpen = true;
    } catch {
      if (isOpen) {
        waiting.push(text);
      } else {
        page.alert(text);
      }
    }
  };
  return show;
}

function cut(text: string): string {
  return text.length <= LONGEST_ALERT ? text : text.slice(0, LONGEST_ALERT - 1) + '…';
}

function feel(client: Client, what: 'select' | 'tap' | 'success' | 'error'): void {
  if (!client.isVersionAtLeast?.('6.1')) {
    return;
  }
  switch (what) {
    case 'select':
      client.HapticFeedback?.selectionChanged();
      break;
    case 'tap':
      client.HapticFeedback?.impactOccurred('light');
      break;
    case 'success':
    case 'error':
      client.HapticFeedback?.notificationOccurred(what);
      break;
  }
}
