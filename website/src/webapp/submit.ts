import type { Host } from '../telegram/host';
import type { Submission } from './api';
import { Trouble } from './api';
import { PHOTO_FAILED } from './photos';
import type { Values } from './schema';
import { credits, fill, WORDS, type Language } from './words';

/** What the person filled in, at the moment of the press. */
export interface Filled {
  model: string;
  prompt: string;
  longestPrompt: number;
  /** What the button said that it costs. */
  shownCost: number | undefined;
  /** Waits for photos that are still on their way. */
  complete(): Promise<Complete>;
}

/** The settings with the photos among them, and the photos to start from. */
export interface Complete {
  settings: Values;
  uploads: string[];
}

export interface Press {
  host: Pick<Host, 'alert' | 'haptic' | 'close' | 'confirmClosing' | 'initData' | 'person'> & {
    button: Pick<Host['button'], 'progress'>;
  };
  send(model: string, body: Submission): Promise<unknown>;
  read(): Filled;
  language(): Language;
  /** Before the window closes. */
  sent(): void;
  refused(trouble: Trouble): void;
  /** The name of a setting, as the page shows it. */
  titleOf(field: string): string;
}

/**
 * What a press of MainButton does, in the order of the owner's standard. Two presses in one tick are
 * one: the guard is closed before anything is waited for, and stays closed when the window goes.
 */
export function makePress(press: Press): () => Promise<void> {
  let isSending = false;
  return async () => {
    if (isSending) {
      return;
    }
    const filled = press.read();
    const wrong = mistake(filled, press);
    if (wrong !== undefined) {
      press.host.haptic('error');
      press.host.alert(wrong);
      return;
    }
    isSending = true;
    press.host.button.progress(true);
    try {
      await press.send(filled.model, bodyOf(filled, await filled.complete(), press.host));
      press.host.haptic('success');
      press.host.confirmClosing(false);
      press.sent();
      press.host.close();
    } catch (failure) {
      const trouble = failure instanceof Trouble ? failure : new Trouble(0, 'network');
      isSending = false;
      press.host.button.progress(false);
      if (trouble.type !== PHOTO_FAILED) {
        press.host.haptic('error');
        press.host.alert(textOf(trouble, press.language(), press.titleOf));
      }
      press.refused(trouble);
    }
  };
}

function mistake(filled: Filled, press: Press): string | undefined {
  const words = WORDS[press.language()].alert;
  if (filled.prompt.trim() === '') {
    return words.noPrompt;
  }
  if ([...filled.prompt.trim()].length > filled.longestPrompt) {
    return fill(words.tooLong, filled.longestPrompt);
  }
  return press.host.person === undefined ? words.noUser : undefined;
}

/** The body of the owner's standard: nothing of it is null, and nothing else is in it. */
export function bodyOf(
  filled: Pick<Filled, 'model' | 'prompt' | 'shownCost'>,
  complete: Complete,
  host: Pick<Host, 'initData' | 'person'>,
): Submission {
  return {
    user_id: host.person?.id ?? 0,
    data: {
      kind: `${filled.model}_settings`,
      prompt: filled.prompt,
      ...complete.settings,
      ...(complete.uploads.length === 0 ? {} : { upload_ids: complete.uploads }),
      ...(filled.shownCost === undefined ? {} : { max_cost: filled.shownCost }),
    },
    initData: host.initData,
  };
}

/** What is said about a trouble; each has words of its own, and says what to do. */
export function textOf(
  trouble: Trouble,
  language: Language,
  titleOf: (field: string) => string = (field) => field,
): string {
  const words = WORDS[language].alert;
  const number = (name: string) => Number(trouble.body[name] ?? 0);
  switch (trouble.status) {
    case 0:
      return fill(words.network, trouble.type === 'timeout' ? words.timeout : words.noNetwork);
    case 400:
    case 422:
      return fill(words.invalid, fields(trouble, titleOf));
    case 401:
      return trouble.type.endsWith('stale') ? words.stale : words.unproven;
    case 402:
      return fill(
        words.insufficient,
        credits(language, number('cost')),
        number('credits'),
        number('missing'),
      );
    case 404:
      return trouble.type === 'unknown-upload' ? words.photoGone : words.server;
    case 409:
      return fill(words.price, credits(language, number('cost')));
    case 413:
      return words.tooLarge;
    case 429:
      return fill(words.tooOften, trouble.retryAfter || 60);
    case 503:
      return trouble.type === 'model-unavailable' ? words.closed : words.server;
    default:
      return words.server;
  }
}

/** The same for a photo that was not taken. */
export function photoTextOf(trouble: Trouble, language: Language): string {
  const words = WORDS[language].alert;
  if (trouble.status === 413) {
    return words.photoTooLarge;
  }
  if (trouble.status !== 415) {
    return trouble.status === 422 ? words.photoWrong : textOf(trouble, language);
  }
  switch (trouble.type) {
    case 'heic-not-supported':
      return words.photoHeic;
    case 'animated':
      return words.photoAnimated;
    case 'bad-shape':
    case 'too-many-pixels':
      return words.photoShape;
    case 'broken':
      return words.photoBroken;
    default:
      return words.photoWrong;
  }
}

function fields(trouble: Trouble, titleOf: (field: string) => string): string {
  const errors = trouble.body['errors'];
  const names = Array.isArray(errors)
    ? errors.map((it: { field?: unknown }) => titleOf(String(it.field ?? '')))
    : [];
  return names.length === 0 ? String(trouble.body['detail'] ?? trouble.type) : [...new Set(names)].join(', ');
}
