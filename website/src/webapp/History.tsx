import { useState } from 'react';
import type { Generation } from './api';
import type { Words } from './words';

const SHOWN = 6;

interface Shown {
  items: Generation[];
  words: Words;
  open(url: string): void;
  again(prompt: string): void;
}

/** What was made with this model before: to look at, and to ask for again. */
export function History({ items, words, open, again }: Shown) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, SHOWN);
  return (
    <section data-testid="history">
      <h2>{words.history}</h2>
      {items.length === 0 ? (
        <p className="card empty">{words.historyEmpty}</p>
      ) : (
        <ul className="card history">
          {shown.map((item) => (
            <li key={item.id}>
              <Preview item={item} words={words} open={open} />
              <div className="history-text">
                <p className="history-prompt">{item.prompt}</p>
                <p className="note">
                  {words.status[item.status] ?? item.status}
                  {item.charged > 0 ? ` · ${item.charged} ⚡` : ''}
                </p>
              </div>
              <button
                type="button"
                className="link"
                aria-label={`${words.again}: ${item.prompt.slice(0, 80)}`}
                onClick={() => again(item.prompt)}
              >
                ↑
              </button>
            </li>
          ))}
        </ul>
      )}
      {!all && items.length > SHOWN && (
        <button type="button" className="card link wide" onClick={() => setAll(true)}>
          {words.historyMore}
        </button>
      )}
    </section>
  );
}

function Preview({ item, words, open }: { item: Generation; words: Words; open(url: string): void }) {
  const image = item.images[0];
  if (image === undefined) {
    return <span className="thumb none" aria-hidden="true" />;
  }
  const isVideo = image.kind === 'video' || image.media_type?.startsWith('video/') === true;
  return (
    <button
      type="button"
      className="thumb"
      aria-label={`${words.openResult}: ${item.prompt.slice(0, 80)}`}
      onClick={() => open(image.url)}
    >
      {image.thumb_url !== undefined && (
        <img src={image.thumb_url} alt="" width={56} height={56} loading="lazy" />
      )}
      {isVideo && (
        <span className="thumb-video" aria-hidden="true">
          ▶
        </span>
      )}
    </button>
  );
}
