import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isAtLeast, makeBridge, wireOf, type Wire } from './bridge';
import { hostOf, open } from './host';
import { readLaunch, readPerson } from './launch';

const INIT =
  'query_id=AAH&user=%7B%22id%22%3A710000001%2C%22first_name%22%3A%22A%20%2B%20B%22%2C%22language_code%22%3A%22ru%22%7D&auth_date=1760000000&hash=ab';
const THEME = { bg_color: '#1d2733', button_color: '#50a8eb', button_text_color: '#ffffff' };

function hash(version = '9.1') {
  return (
    `#tgWebAppData=${encodeURIComponent(INIT)}&tgWebAppVersion=${version}&tgWebAppPlatform=weba` +
    `&tgWebAppThemeParams=${encodeURIComponent(JSON.stringify(THEME))}`
  );
}

function launch(version = '9.1') {
  const read = readLaunch(hash(version), undefined);
  if (read === undefined) {
    throw new Error('not opened by Telegram');
  }
  return read;
}

/** Telegram's side of the wire, as a test plays it. */
function wire() {
  const posted: [string, unknown][] = [];
  let heard: (type: string, data: Record<string, unknown>) => void = () => {};
  const made: Wire = {
    post: (type, data) => void posted.push([type, data]),
    hear: (listener) => (heard = listener),
  };
  return { made, posted, say: (type: string, data = {}) => heard(type, data) };
}

beforeEach(() => {
  sessionStorage.clear();
  delete (window as { Telegram?: unknown }).Telegram;
});

describe('what Telegram opens the page with', () => {
  it('is decoded once: what is signed is sent as it came', () => {
    expect(launch().initData).toBe(INIT);
    expect(launch().theme).toEqual(THEME);
    expect(readPerson(INIT)).toEqual({ id: 710000001, language: 'ru' });
  });

  it('outlives a reload that lost the fragment', () => {
    readLaunch(hash(), sessionStorage);
    expect(readLaunch('', sessionStorage)?.initData).toBe(INIT);
  });

  it('is not there in a browser', () => {
    expect(readLaunch('', sessionStorage)).toBeUndefined();
    expect(readLaunch('#history', undefined)).toBeUndefined();
    expect(open(window)).toBeUndefined();
  });

  it('may name nobody', () => {
    expect(readLaunch('#tgWebAppVersion=6.0', undefined)?.initData).toBe('');
    expect(readPerson('')).toBeUndefined();
    expect(readPerson('user=nonsense')).toBeUndefined();
  });
});

describe('the bridge', () => {
  it('draws the button, and hears a press only while it is there and free', () => {
    const telegram = wire();
    const { MainButton } = makeBridge(launch(), telegram.made);
    const pressed = vi.fn();
    MainButton.onClick(pressed);
    telegram.say('main_button_pressed');
    expect(pressed).not.toHaveBeenCalled();
    MainButton.setText('Go');
    MainButton.show();
    expect(telegram.posted.at(-1)).toEqual([
      'web_app_setup_main_button',
      {
        is_visible: true,
        is_active: true,
        is_progress_visible: false,
        text: 'Go',
        color: '#50a8eb',
        text_color: '#ffffff',
      },
    ]);
    telegram.say('main_button_pressed');
    MainButton.showProgress();
    telegram.say('main_button_pressed');
    expect(pressed).toHaveBeenCalledTimes(1);
    MainButton.hide();
    expect(telegram.posted.at(-1)).toEqual(['web_app_setup_main_button', { is_visible: false }]);
  });

  it('sends an old client nothing that it does not know', () => {
    const telegram = wire();
    const client = makeBridge(launch('6.0'), telegram.made);
    const host = hostOf(client, window);
    const alert = vi.spyOn(window, 'alert').mockImplementation(() => {});
    host.ready();
    host.haptic('tap');
    host.confirmClosing(true);
    host.alert('words');
    expect(alert).toHaveBeenCalledWith('words');
    expect(telegram.posted.map(([type]) => type)).toEqual([
      'iframe_ready',
      'web_app_ready',
      'web_app_expand',
    ]);
  });

  it('opens the bot by its path', () => {
    const telegram = wire();
    makeBridge(launch(), telegram.made).openTelegramLink('https://t.me/kadr_bot?start=success');
    expect(telegram.posted.at(-1)).toEqual([
      'web_app_open_tg_link',
      { path_full: '/kadr_bot?start=success' },
    ]);
  });

  it('follows the theme', () => {
    const telegram = wire();
    const host = hostOf(makeBridge(launch(), telegram.made), window);
    const heard = vi.fn();
    host.onTheme(heard);
    telegram.say('theme_changed', { theme_params: { bg_color: '#ffffff' } });
    expect(heard).toHaveBeenCalledOnce();
    expect(host.theme()).toEqual({ bg_color: '#ffffff' });
  });

  it('believes nobody but the frame around it', () => {
    const frame = { postMessage: vi.fn() };
    const listeners: ((event: unknown) => void)[] = [];
    const page = {
      parent: frame,
      addEventListener: (_type: string, listener: (event: unknown) => void) => listeners.push(listener),
    } as unknown as Window;
    const heard = vi.fn();
    const real = wireOf(page);
    real.hear(heard);
    real.post('web_app_ready');
    expect(frame.postMessage).toHaveBeenCalledWith('{"eventType":"web_app_ready","eventData":{}}', '*');
    const message = { data: '{"eventType":"main_button_pressed","eventData":null}' };
    listeners.forEach((listener) => listener({ ...message, source: window }));
    expect(heard).not.toHaveBeenCalled();
    listeners.forEach((listener) => listener({ ...message, source: frame }));
    expect(heard).toHaveBeenCalledWith('main_button_pressed', {});
  });

  it('compares versions by their numbers', () => {
    expect(isAtLeast('6.10', '6.9')).toBe(true);
    expect(isAtLeast('6.9', '6.10')).toBe(false);
    expect(isAtLeast('7', '7.0')).toBe(true);
  });
});

describe('the host', () => {
  it('shows one alert after the other, each short enough', () => {
    const telegram = wire();
    const host = hostOf(makeBridge(launch(), telegram.made), window);
    host.alert('first');
    host.alert('x'.repeat(300));
    const popups = () => telegram.posted.filter(([type]) => type === 'web_app_open_popup');
    expect(popups()).toHaveLength(1);
    telegram.say('popup_closed', { button_id: '' });
    expect(popups()).toHaveLength(2);
    const { message } = popups()[1]?.[1] as { message: string };
    expect(message).toHaveLength(256);
  });

  it('takes Telegram as it finds it', async () => {
    const client = { initData: INIT, version: '9.1', themeParams: {}, initDataUnsafe: { user: { id: 7 } } };
    Object.assign(window, { Telegram: { WebApp: client } });
    const opening = open(window);
    expect((await opening?.host)?.initData).toBe(INIT);
    expect(document.querySelector('script[src*="telegram.org"]')).toBeNull();
  });

  it.each(['error', 'patience'])('does without the official script: %s', async (how) => {
    vi.useFakeTimers();
    window.location.hash = hash();
    const opening = open(window);
    const script = document.querySelector<HTMLScriptElement>(
      'script[src="https://telegram.org/js/telegram-web-app.js"]',
    );
    if (how === 'error') {
      script?.dispatchEvent(new Event('error'));
    } else {
      vi.advanceTimersByTime(3_000);
    }
    const host = await opening?.host;
    expect(host?.person).toEqual({ id: 710000001, language: 'ru' });
    expect((window as { Telegram?: { WebApp?: unknown } }).Telegram?.WebApp).toBeDefined();
    vi.useRealTimers();
    window.location.hash = '';
    script?.remove();
  });
});
