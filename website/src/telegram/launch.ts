/** What Telegram opens a page with: it stands behind the # of the address and never reaches a server. */
export interface Launch {
  /** As Telegram signed it: decoded once, and not touched any more. */
  initData: string;
  version: string;
  platform: string;
  theme: Record<string, string>;
}

export interface Person {
  id: number;
  language: string;
}

/** Where Telegram's own script keeps it over a reload; the same place, so that either finds it. */
const KEPT = '__telegram__initParams';

/** What the page was opened with; undefined outside Telegram. */
export function readLaunch(hash: string, storage: Storage | undefined): Launch | undefined {
  const params = { ...kept(storage), ...parse(hash) };
  const initData = params['tgWebAppData'] ?? '';
  if (initData === '' && params['tgWebAppVersion'] === undefined) {
    return undefined;
  }
  try {
    storage?.setItem(KEPT, JSON.stringify(params));
  } catch {
    // A browser without storage forgets on reload, and nothing else.
  }
  return {
    initData,
    version: params['tgWebAppVersion'] ?? '6.0',
    platform: params['tgWebAppPlatform'] ?? 'unknown',
    theme: json(params['tgWebAppThemeParams']),
  };
}

/** Who opened it, as far as the page may believe it: enough to greet, never to decide. */
export function readPerson(initData: string): Person | undefined {
  const user = json(new URLSearchParams(initData).get('user') ?? undefined) as Record<string, unknown>;
  const id = user['id'];
  if (typeof id !== 'number') {
    return undefined;
  }
  const language = user['language_code'];
  return { id, language: typeof language === 'string' ? language : '' };
}

function parse(hash: string): Record<string, string> {
  const words = hash.replace(/^#/, '');
  const query = words.includes('?') ? words.slice(words.indexOf('?') + 1) : words;
  return Object.fromEntries(
    query
      .split('&')
      .filter((pair) => pair.includes('='))
      .map((pair) => [decode(pair.slice(0, pair.indexOf('='))), decode(pair.slice(pair.indexOf('=') + 1))]),
  );
}

/** A + is a space here, as Telegram's own script reads it. */
function decode(words: string): string {
  try {
    return decodeURIComponent(words.replace(/\+/g, '%20'));
  } catch {
    return words;
  }
}

function kept(storage: Storage | undefined): Record<string, string> {
  try {
    return json(storage?.getItem(KEPT) ?? undefined);
  } catch {
    return {};
  }
}

function json(text: string | undefined): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}
