import { useState } from 'react';
import type { Package } from './api';
import { credits, type Language, type Words } from './words';

interface Shown {
  /** Credits that are missing for what is filled in; 0 when there are enough. */
  missing: number;
  language: Language;
  words: Words;
  botUrl: string;
  load(): Promise<Package[] | undefined>;
  pay(bought: Package): Promise<void>;
  openBot(): void;
}

/** The way to more credits: the packages, or the bot that sells them. */
export function Buy({ missing, language, words, botUrl, load, pay, openBot }: Shown) {
  const [packages, setPackages] = useState<Package[]>();
  const [isBusy, setBusy] = useState(false);
  const during = async (work: Promise<unknown>) => {
    setBusy(true);
    await work;
    setBusy(false);
  };
  return (
    <section data-testid="buy" aria-busy={isBusy}>
      {missing > 0 && (
        <p className="short" role="status">
          {words.buyShort} {credits(language, missing)}
        </p>
      )}
      <div className="card">
        {packages === undefined ? (
          <button
            type="button"
            className="link wide"
            disabled={isBusy}
            onClick={() => void during(load().then(setPackages))}
          >
            {words.buy}
          </button>
        ) : (
          <ul className="packages" aria-label={words.packages}>
            {packages.map((sold) => (
              <li key={sold.id}>
                <button
                  type="button"
                  className="package"
                  disabled={isBusy}
                  onClick={() => void during(pay(sold))}
                >
                  <span>{credits(language, sold.credits)}</span>
                  <strong>{money(sold.price, language)}</strong>
                </button>
              </li>
            ))}
          </ul>
        )}
        {packages !== undefined && botUrl !== '' && (
          <button type="button" className="link wide" onClick={openBot}>
            {words.buyInBot}
          </button>
        )}
      </div>
    </section>
  );
}

function money(price: Package['price'], language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: price.currency,
    minimumFractionDigits: price.value.endsWith('.00') ? 0 : 2,
  }).format(Number(price.value));
}
