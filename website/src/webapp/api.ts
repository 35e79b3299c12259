import type { Schema, Values } from './schema';

export interface Model {
  id: string;
  title: string;
  titles?: { ru?: string; en?: string };
  kind: string;
  price: number;
  max_uploads: number;
  max_prompt_length: number;
  available: boolean;
  settings: Schema;
}

export interface Quote {
  cost: number;
  credits: number;
  affordable: boolean;
  available: boolean;
}

export interface Result {
  url: string;
  /** Absent for a video. */
  thumb_url?: string;
  media_type?: string;
  kind?: string;
}

export interface Generation {
  id: string;
  status: string;
  model: string;
  prompt: string;
  images: Result[];
  cost: number;
  charged: number;
  created_at: string;
}

export interface Package {
  id: string;
  name: string;
  price: { value: string; currency: string };
  credits: number;
}

/** What the API, or the way to it, has against something. */
export class Trouble extends Error {
  constructor(
    /** 0 when there was no answer. */
    readonly status: number,
    readonly type: string,
    readonly body: Record<string, unknown> = {},
    readonly retryAfter = 0,
  ) {
    super(type);
  }
}

/** What goes to the submit route: the owner's standard, word for word. */
export interface Submission {
  user_id: number;
  data: Record<string, unknown>;
  initData: string;
}

const PATIENCE_MILLIS = 20_000;

/** Longer for what may be sent over a slow line. */
const UPLOAD_PATIENCE_MILLIS = 120_000;

/** A token lasts half an hour. */
const RENEWED_AFTER_MILLIS = 20 * 60_000;

const KEPT = 'kadr:session';

export interface Session {
  credits: number;
  locale: string;
}

/**
 * The API as one opening of the page uses it: the session is its own and in no cookie, which a frame
 * of another site would not be sent. It outlives a reload, because people may sign in only so often.
 */
export class Api {
  private token: Promise<string> | undefined;
  private refused: Trouble | undefined;

  constructor(
    private readonly initData: string,
    private readonly user = 0,
  ) {
    const kept = recall(user);
    if (kept !== undefined) {
      this.token = Promise.resolve(kept);
    }
  }

  async models(): Promise<Model[]> {
    return (await this.call<{ models: Model[] }>('GET', '/api/models')).models;
  }

  /** What Telegram gave may be too old for a session, and will not get younger. */
  private async signIn(): Promise<string> {
    if (this.refused !== undefined) {
      throw this.refused;
    }
    try {
      const body = { initData: this.initData };
      const { token } = await this.call<{ token: string }>('POST', '/api/auth/webapp', body);
      this.keep(token);
      return token;
    } catch (trouble) {
      this.token = undefined;
      if (trouble instanceof Trouble && trouble.status === 401) {
        this.refused = trouble;
      }
      throw trouble;
    }
  }

  private keep(token: string): void {
    this.token = Promise.resolve(token);
    try {
      const until = Date.now() + RENEWED_AFTER_MILLIS;
      sessionStorage.setItem(KEPT, JSON.stringify({ user: this.user, token, until }));
    } catch {
      // It is forgotten on reload.
    }
    window.setTimeout(() => void this.renew(), RENEWED_AFTER_MILLIS);
  }

  private async renew(): Promise<void> {
    try {
      this.keep((await this.signed<{ token: string }>('POST', '/api/auth/renew')).token);
    } catch {
      this.token = undefined; // the next call signs in
    }
  }

  /** Without the words: no price depends on them. */
  quote(model: string, uploads: string[], settings: Values): Promise<Quote> {
    return this.signed('POST', '/api/quotes', { model, upload_ids: uploads, settings });
  }

  me(): Promise<Session> {
    return this.signed('GET', '/api/me');
  }

  async history(limit: number): Promise<Generation[]> {
    return (await this.signed<{ items: Generation[] }>('GET', `/api/generations?limit=${limit}`)).items;
  }

  async packages(): Promise<{ packages: Package[]; available: boolean }> {
    return this.call('GET', '/api/packages');
  }

  async pay(packageId: string, key: string): Promise<string> {
    const order = await this.signed<{ payment_url: string }>(
      'POST',
      '/api/payments/create',
      { package_id: packageId },
      { 'Idempotency-Key': key },
    );
    return order.payment_url;
  }

  /** The standard's way: no session, initData is all that proves the person. */
  submit(model: string, submission: Submission): Promise<{ ok: boolean; generation_id: string }> {
    return this.call('POST', `/api/${encodeURIComponent(model)}/webapp/submit`, submission);
  }

  /** Not with fetch: it does not tell how far it is. */
  async upload(file: File, progress: (share: number) => void, stop: AbortSignal): Promise<string> {
    const token = await this.session();
    return new Promise((resolve, reject) => {
      const form = new FormData();
      form.append('file', file);
      const request = new XMLHttpRequest();
      request.open('POST', '/api/uploads');
      request.setRequestHeader('Authorization', `Bearer ${token}`);
      request.timeout = UPLOAD_PATIENCE_MILLIS;
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) {
          progress(event.loaded / event.total);
        }
      };
      request.onload = () => {
        const body = parse(request.responseText);
        if (request.status === 201 && typeof body['upload_id'] === 'string') {
          resolve(body['upload_id']);
        } else {
          const wait = Number(request.getResponseHeader('Retry-After') ?? 0);
          reject(new Trouble(request.status, String(body['type'] ?? 'unknown'), body, wait));
        }
      };
      request.onerror = () => reject(new Trouble(0, 'network'));
      request.ontimeout = () => reject(new Trouble(0, 'timeout'));
      request.onabort = () => reject(new Trouble(0, 'stopped'));
      stop.addEventListener('abort', () => request.abort());
      request.send(form);
    });
  }

  /** One sign-in, however many calls wait for it. */
  private session(): Promise<string> {
    this.token ??= this.signIn();
    return this.token;
  }

  private async signed<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const as = async () => ({ ...headers, Authorization: `Bearer ${await this.session()}` });
    try {
      return await this.call(method, path, body, await as());
    } catch (trouble) {
      if (!(trouble instanceof Trouble) || trouble.type !== 'unauthenticated') {
        throw trouble;
      }
      this.token = undefined; // it ended while the page was in the background
      return this.call(method, path, body, await as());
    }
  }

  private async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const patience = new AbortController();
    const timer = window.setTimeout(() => patience.abort(), PATIENCE_MILLIS);
    try {
      const response = await fetch(path, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: 'omit',
        signal: patience.signal,
      });
      const answer = parse(await response.text());
      if (!response.ok) {
        const type = String(answer['type'] ?? answer['error'] ?? 'unknown');
        const wait = Number(response.headers.get('Retry-After') ?? 0);
        throw new Trouble(response.status, type, answer, wait);
      }
      return answer as T;
    } catch (failure) {
      if (failure instanceof Trouble) {
        throw failure;
      }
      throw new Trouble(0, patience.signal.aborted ? 'timeout' : 'network');
    } finally {
      window.clearTimeout(timer);
    }
  }
}

/** The token of the same person, opened here a little while ago. */
function recall(user: number): string | undefined {
  try {
    const kept = parse(sessionStorage.getItem(KEPT) ?? '');
    return kept['user'] === user && Number(kept['until']) > Date.now() ? String(kept['token']) : undefined;
  } catch {
    return undefined;
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
