import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Api, Trouble } from './api';

interface Call {
  method: string;
  path: string;
  token: string | undefined;
  body: unknown;
}

let calls: Call[] = [];
let answer: (call: Call) => [number, unknown, Record<string, string>?] = () => [200, {}];

beforeEach(() => {
  calls = [];
  sessionStorage.clear();
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, how: RequestInit) => {
      const headers = how.headers as Record<string, string>;
      const call = {
        method: String(how.method),
        path,
        token: headers['Authorization'],
        body: how.body === undefined ? undefined : (JSON.parse(String(how.body)) as unknown),
      };
      calls.push(call);
      expect(how.credentials).toBe('omit');
      const [status, body, more = {}] = answer(call);
      return Promise.resolve(new Response(JSON.stringify(body), { status, headers: more }));
    }),
  );
});

afterEach(() => vi.useRealTimers());

const paths = () => calls.map((call) => `${call.method} ${call.path}`);

/** A server whose tokens are numbered by the sign-ins. */
function server(ended: string[] = []) {
  let number = 0;
  answer = (call) => {
    if (call.path === '/api/auth/webapp' || call.path === '/api/auth/renew') {
      return [200, { token: `t${++number}`, user: { credits: 10, locale: 'ru' } }];
    }
    return ended.includes(call.token ?? '')
      ? [401, { type: 'unauthenticated' }]
      : [200, { credits: 10, items: [] }];
  };
}

it('signs in once for all calls that need it', async () => {
  server();
  const api = new Api('init', 7);
  await Promise.all([api.me(), api.history(50), api.quote('kling', [], {})]);
  expect(paths()).toEqual([
    'POST /api/auth/webapp',
    'GET /api/me',
    'GET /api/generations?limit=50',
    'POST /api/quotes',
  ]);
  expect(calls[0]?.body).toEqual({ initData: 'init' });
  expect(calls[1]?.token).toBe('Bearer t1');
});

it('keeps the session over a reload, for the same person only', async () => {
  server();
  await new Api('init', 7).me();
  await new Api('init', 7).me();
  expect(paths()).toEqual(['POST /api/auth/webapp', 'GET /api/me', 'GET /api/me']);
  await new Api('other', 8).me();
  expect(paths().at(-2)).toBe('POST /api/auth/webapp');
});

it('renews the session before it ends', async () => {
  server();
  const api = new Api('init', 7);
  await api.me();
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  await api.me();
  expect(paths().slice(2)).toEqual(['POST /api/auth/renew', 'GET /api/me']);
  expect(calls.at(-1)?.token).toBe('Bearer t2');
});

it('signs in again when the session was ended', async () => {
  server(['Bearer t1']);
  await new Api('init', 7).me();
  expect(paths()).toEqual(['POST /api/auth/webapp', 'GET /api/me', 'POST /api/auth/webapp', 'GET /api/me']);
});

it('does not ask again for what Telegram gave too long ago', async () => {
  answer = () => [401, { type: 'sign-in-stale' }];
  const api = new Api('init', 7);
  await expect(api.me()).rejects.toMatchObject({ status: 401, type: 'sign-in-stale' });
  await expect(api.me()).rejects.toBeInstanceOf(Trouble);
  expect(calls).toHaveLength(1);
});

it('submits without a session', async () => {
  answer = () => [200, { ok: true, generation_id: 'g' }];
  const body = { user_id: 7, data: { kind: 'kling_settings', prompt: 'кот' }, initData: 'init' };
  await new Api('init', 7).submit('kling', body);
  expect(calls).toEqual([{ method: 'POST', path: '/api/kling/webapp/submit', token: undefined, body }]);
});

it('tells troubles apart', async () => {
  const api = new Api('init', 7);
  answer = () => [429, { ok: false, error: 'too-many-requests' }, { 'Retry-After': '12' }];
  await expect(api.models()).rejects.toMatchObject({
    status: 429,
    type: 'too-many-requests',
    retryAfter: 12,
  });
  vi.mocked(fetch).mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(api.models()).rejects.toMatchObject({ status: 0, type: 'network' });
  vi.mocked(fetch).mockImplementationOnce(
    (_path, how) =>
      new Promise((_resolve, reject) => {
        how?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  );
  const slow = expect(api.models()).rejects.toMatchObject({ status: 0, type: 'timeout' });
  await vi.advanceTimersByTimeAsync(20_000);
  await slow;
  vi.mocked(fetch).mockResolvedValueOnce(new Response('<html>502</html>', { status: 502 }));
  await expect(api.models()).rejects.toMatchObject({ status: 502, type: 'unknown' });
});
