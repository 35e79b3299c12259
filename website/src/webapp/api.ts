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
  thumb_url: string;
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

/** Half a minute before a session's half hour is over. */
const RENEWED_AFTER_MILLIS = 20 * 60_000;

export interface Session {
  credits: number;
  locale: string;
}

/** The API as one opening of the page uses it: the session is its own, and in no cookie. */
export class Api {
  private token: Promise<string> | undefined;

  constructor(private readonly initData: string) {}

  async models(): Promise<Model[]> {
    return (await this.call<{ models: Model[] }>('GET', '/api/models')).models;
  }

  /** Opens the session; what is opened in vain is tried again by whoever needs it next. */
  async signIn(): Promise<Session> {
    const answer = this.call<{ token: string; user: Session }>('POST', '/api/auth/webapp', {
      initData: this.initData,
    });
    this.token = answer.then((it) => it.token);
    this.token.catch(() => (this.token = undefined));
    const signedIn = await answer;
    window.setTimeout(() => void this.renew(), RENEWED_AFTER_MILLIS);
    return signedIn.user;
  }

  private async renew(): Promise<void> {
    try {
      const { token } = await this.signed<{ token: string }>('POST', '/api/auth/renew');
      this.token = Promise.resolve(token);
      window.setTimeout(() => void this.renew(), RENEWED_AFTER_MILLIS);
    } catch {
      this.token = undefined; // the next call signs in
    }
  }

  quote(model: string, prompt: string, uploads: string[], settings: Values): Promise<Quote> {
    return this.signed('POST', '/api/quotes', {
      model,
      ...(prompt.trim() === '' ? {} : { prompt }),
      upload_ids: uploads,
      settings,
    });
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

  private async session(): Promise<string> {
    if (this.token === undefined) {
      await this.signIn();
    }
    return this.token ?? Promise.reject(new Trouble(401, 'unauthenticated'));
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

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
