import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Host } from '../telegram/host';
import { Trouble, type Api, type Generation, type Model, type Package } from './api';
import { Buy } from './Buy';
import { forget, keep, recall } from './draft';
import { History } from './History';
import { BoltIcon, CrossIcon } from './icons';
import { PhotoPicker } from './PhotoPicker';
import { usePhotos } from './photos';
import { useQuote } from './quote';
import { effective, titleOf, type Value, type Values } from './schema';
import { Settings } from './Settings';
import { makePress, photoTextOf, textOf, type Complete } from './submit';
import { credits, WORDS, type Language } from './words';

interface Given {
  modelId: string;
  host: Host | undefined;
  api: Api;
  botUrl: string;
  language: Language;
  speak(language: Language): void;
}

const HISTORY = 50;

/** One model's Mini App: what is filled in, what it costs, and the one button that sends it. */
export function App({ modelId, host, api, botUrl, language, speak }: Given) {
  const words = WORDS[language];
  const [model, setModel] = useState<Model>();
  const [failed, setFailed] = useState(false);
  const [balance, setBalance] = useState<number>();
  const [history, setHistory] = useState<Generation[]>([]);
  const [prompt, setPrompt] = useState(() => recall(modelId).prompt);
  const [chosen, setChosen] = useState<Values>(() => recall(modelId).settings);
  const pictures = useRef(new Map<string, () => Promise<string[]>>());

  const alert = useCallback((text: string) => host?.alert(text), [host]);
  const photoFailed = useCallback(
    (trouble: Trouble) => {
      if (trouble.type !== 'stopped') {
        host?.haptic('error');
        alert(photoTextOf(trouble, language));
      }
    },
    [alert, host, language],
  );
  const photos = usePhotos(api, model?.max_uploads ?? 0, photoFailed);
  const uploads = useMemo(
    () => photos.list.map((photo) => photo.upload).filter((id) => id !== undefined),
    [photos.list],
  );
  const hasPhoto = photos.list.length > 0;
  const values = useMemo(
    () => (model === undefined ? {} : effective(model.settings, chosen, hasPhoto)),
    [model, chosen, hasPhoto],
  );
  const isBlank = prompt.trim() === '';

  const load = useCallback(async () => {
    setFailed(false);
    try {
      const models = await api.models();
      setModel(models.find((it) => it.id === modelId));
    } catch {
      setFailed(true);
    }
  }, [api, modelId]);

  const refresh = useCallback(async () => {
    try {
      setBalance((await api.me()).credits);
      const items = await api.history(HISTORY);
      setHistory(items.filter((it) => it.model === modelId));
    } catch {
      // The page does without; whoever presses the button is told what is wrong.
    }
  }, [api, modelId]);

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what the effect asks the server for
    void load();
    void refresh();
    const seen = () => document.visibilityState === 'visible' && void refresh();
    document.addEventListener('visibilitychange', seen); // back from the payment
    return () => document.removeEventListener('visibilitychange', seen);
  }, [load, refresh]);

  useEffect(() => {
    if (failed) {
      alert(words.alert.models);
    }
  }, [failed, alert, words]);

  const { quote, tell } = useQuote(api, model, uploads, values);
  const cost = quote?.cost ?? model?.price;
  const free = quote?.credits ?? balance;
  const missing = cost === undefined || free === undefined ? 0 : Math.max(0, cost - free);

  useEffect(() => {
    keep(modelId, { prompt, settings: chosen });
    host?.confirmClosing(!isBlank);
  }, [modelId, prompt, chosen, isBlank, host]);

  // --- the button: hidden while there are no words, whatever else is filled in ---
  useEffect(() => {
    if (host === undefined) {
      return;
    }
    if (isBlank) {
      host.button.hide();
    } else {
      host.button.show(
        quote === undefined || cost === undefined ? words.button : `${words.buttonFor} ${cost} ⚡`,
      );
    }
  }, [host, isBlank, cost, quote, words]);

  const latest = useRef({ model, prompt, values, cost, language });
  useEffect(() => {
    latest.current = { model, prompt, values, cost, language };
  });
  const photoUploads = photos.uploads;
  useEffect(() => {
    if (host === undefined) {
      return;
    }
    const complete = async (): Promise<Complete> => {
      const settings = { ...latest.current.values };
      const main = await photoUploads();
      for (const [name, sent] of pictures.current) {
        const [id] = await sent();
        if (id !== undefined) {
          settings[name] = id;
        }
      }
      return { settings, uploads: main };
    };
    const press = makePress({
      host,
      send: (id, body) => api.submit(id, body),
      read: () => ({
        model: modelId,
        prompt: latest.current.prompt,
        longestPrompt: latest.current.model?.max_prompt_length ?? 4000,
        shownCost: latest.current.cost,
        complete,
      }),
      language: () => latest.current.language,
      sent: () => forget(modelId),
      refused: (trouble) => {
        const now = trouble.body['cost'];
        if (typeof now === 'number') {
          tell(now);
        }
        void refresh();
      },
      titleOf: (field) => fieldTitle(field, latest.current.model, latest.current.language),
    });
    return host.button.onPress(() => void press());
  }, [host, api, modelId, photoUploads, refresh, tell]);

  const change = (name: string, value: Value | undefined) => {
    host?.haptic('select');
    setChosen((before) => {
      const others = Object.fromEntries(Object.entries(before).filter(([other]) => other !== name));
      return value === undefined ? others : { ...others, [name]: value };
    });
  };

  const pay = async (bought: Package) => {
    try {
      host?.openLink(await api.pay(bought.id, newKey()));
    } catch (trouble) {
      alert(
        trouble instanceof Trouble && trouble.status === 0
          ? textOf(trouble, language)
          : words.alert.buyFailed,
      );
    }
  };

  const packages = async () => {
    try {
      const shelf = await api.packages();
      if (shelf.available) {
        return shelf.packages;
      }
      alert(words.alert.buyClosed);
    } catch (trouble) {
      alert(trouble instanceof Trouble ? textOf(trouble, language) : words.alert.server);
    }
    return undefined;
  };

  const examples = model?.kind === 'video' ? words.videoExamples : words.pictureExamples;
  const length = [...prompt.trim()].length;
  const longest = model?.max_prompt_length;
  return (
    <main>
      <Header modelId={modelId} model={model} balance={free} language={language} />
      <section>
        <h2>
          <label htmlFor="prompt">{words.prompt}</label>
        </h2>
        <div className="card prompt">
          <textarea
            id="prompt"
            data-testid="prompt"
            rows={4}
            placeholder={words.promptHint}
            value={prompt}
            aria-describedby="prompt-length"
            aria-invalid={longest !== undefined && length > longest}
            onChange={(event) => setPrompt(event.target.value)}
          />
          <div className="prompt-foot">
            <span
              id="prompt-length"
              className={longest !== undefined && length > longest ? 'danger' : 'note'}
            >
              {length}
              {longest === undefined ? '' : ` / ${longest}`}
            </span>
            <button
              type="button"
              className="clear"
              aria-label={words.promptClear}
              hidden={prompt === ''}
              onClick={() => {
                setPrompt('');
                document.getElementById('prompt')?.focus();
              }}
            >
              <CrossIcon />
            </button>
          </div>
        </div>
        {isBlank && model !== undefined && (
          <ul className="examples" aria-label={words.examples}>
            {examples.map((example) => (
              <li key={example}>
                <button
                  type="button"
                  onClick={() => {
                    host?.haptic('tap');
                    setPrompt(example);
                  }}
                >
                  {example}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>

      {failed && (
        <button type="button" className="card link wide" onClick={() => void load()}>
          {words.retry}
        </button>
      )}
      {model === undefined ? (
        !failed && <p className="note centred">{words.loading}</p>
      ) : (
        <>
          {!model.available && (
            <p className="short" role="status">
              {words.closed}
            </p>
          )}
          {model.max_uploads > 0 && (
            <section>
              <h2>
                {model.kind === 'video'
                  ? words.photos.start
                  : model.max_uploads === 1
                    ? words.photos.one
                    : words.photos.many}
              </h2>
              <div className="card">
                <PhotoPicker
                  title={words.photos.many}
                  photos={photos}
                  most={model.max_uploads}
                  words={words}
                  testId="photos"
                  tooMany={alert}
                />
              </div>
              <p className="note below">{words.photoNote}</p>
            </section>
          )}
          <Settings
            schema={model.settings}
            values={values}
            hasPhoto={hasPhoto}
            language={language}
            words={words}
            api={api}
            change={change}
            alert={alert}
            photoFailed={photoFailed}
            pictures={pictures}
          />
          <section>
            <dl className="card price">
              <dt>{words.price}</dt>
              <dd data-testid="price" aria-live="polite">
                {quote === undefined ? `${words.priceFrom} ` : ''}
                {credits(language, cost ?? model.price)}
              </dd>
            </dl>
          </section>
          <Buy
            missing={missing}
            language={language}
            words={words}
            botUrl={botUrl}
            load={packages}
            pay={pay}
            openBot={() => host?.openBot(botUrl)}
          />
          <History
            items={history}
            words={words}
            open={(url) => host?.openLink(url)}
            again={(text) => {
              host?.haptic('tap');
              setPrompt(text);
              window.scrollTo({ top: 0, behavior: 'smooth' });
            }}
          />
          <button
            type="button"
            className="language"
            lang={language === 'ru' ? 'en' : 'ru'}
            onClick={() => speak(language === 'ru' ? 'en' : 'ru')}
          >
            {words.language}
          </button>
        </>
      )}
    </main>
  );
}

function Header({
  modelId,
  model,
  balance,
  language,
}: {
  modelId: string;
  model: Model | undefined;
  balance: number | undefined;
  language: Language;
}) {
  const words = WORDS[language];
  const title = model?.titles?.[language] ?? model?.title ?? NAMES[modelId] ?? modelId;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const fromPhoto = (model?.max_uploads ?? 1) > 0;
  const isVideo = model === undefined ? modelId === 'kling' : model.kind === 'video';
  const subtitle = isVideo
    ? fromPhoto
      ? words.subtitle.videoFromPhoto
      : words.subtitle.video
    : fromPhoto
      ? words.subtitle.pictureFromPhoto
      : words.subtitle.picture;
  return (
    <header>
      <span className="logo" aria-hidden="true">
        {title.charAt(0)}
      </span>
      <div className="names">
        <h1>{title}</h1>
        <p className="note">{subtitle}</p>
      </div>
      <p
        className="balance"
        data-testid="balance"
        aria-live="polite"
        aria-label={
          balance === undefined ? words.balanceUnknown : `${words.balance}: ${credits(language, balance)}`
        }
        role="status"
      >
        {balance ?? '—'} <BoltIcon />
      </p>
    </header>
  );
}

/** Not randomUUID: old phones have none. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((it) => it.toString(16).padStart(2, '0'))
    .join('');
}

/** Until the catalogue says it: the title is not to jump. */
const NAMES: Record<string, string> = {
  'gpt-image-1': 'GPT Image 1',
  'nano-banana': 'Nano Banana',
  'nano-banana-pro': 'Nano Banana Pro',
  midjourney: 'Midjourney',
  kling: 'Kling',
};

function fieldTitle(field: string, model: Model | undefined, language: Language): string {
  const words = WORDS[language];
  if (field === 'prompt') {
    return words.prompt;
  }
  if (field.startsWith('upload_ids')) {
    return words.photos.one;
  }
  const name = field.replace(/^settings\./, '');
  const property = model?.settings.properties?.[name];
  return property === undefined ? name : titleOf(name, property, language);
}
