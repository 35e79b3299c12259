import type { Values } from './schema';

interface Draft {
  prompt: string;
  settings: Values;
}

const NONE: Draft = { prompt: '', settings: {} };

const place = (model: string) => `kadr:draft:${model}`;

/** What was filled in and not sent outlives a reload; a browser without storage forgets it, and nothing else. */
export function recall(model: string): Draft {
  try {
    return { ...NONE, ...(JSON.parse(sessionStorage.getItem(place(model)) ?? '{}') as Partial<Draft>) };
  } catch {
    return NONE;
  }
}

export function keep(model: string, draft: Draft): void {
  try {
    sessionStorage.setItem(place(model), JSON.stringify(draft));
  } catch {
    // See above.
  }
}

export function forget(model: string): void {
  try {
    sessionStorage.removeItem(place(model));
  } catch {
    // See above.
  }
}
