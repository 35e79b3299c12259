import { useCallback, useEffect, useState } from 'react';
import type { Api, Model, Quote } from './api';
import type { Values } from './schema';

/** Somebody who drags a slider does not ask for a price at every step. */
const CALM_MILLIS = 300;

/**
 * What it would cost as it is filled in now; the last price stays until the next is known, so that
 * the button does not flicker, and the server refuses what is dearer than was shown: what it says then
 * is told here.
 */
export function useQuote(
  api: Api,
  model: Model | undefined,
  uploads: string[],
  settings: Values,
): { quote: Partial<Quote> | undefined; tell(cost: number): void } {
  const [quote, setQuote] = useState<Partial<Quote>>();
  const asked = JSON.stringify([uploads, settings]);
  useEffect(() => {
    if (model === undefined) {
      return;
    }
    let isOld = false;
    const timer = window.setTimeout(() => {
      const [ids, chosen] = JSON.parse(asked) as [string[], Values];
      api.quote(model.id, ids, chosen).then(
        (known) => {
          if (!isOld) {
            setQuote(known);
          }
        },
        () => undefined, // the price from the catalogue stands; the submit says what is wrong
      );
    }, CALM_MILLIS);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [api, model, asked]);
  const tell = useCallback((cost: number) => setQuote((before) => ({ ...before, cost })), []);
  return { quote, tell };
}
