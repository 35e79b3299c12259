import { useEffect, type RefObject } from 'react';
import type { Api, Trouble } from './api';
import { Setting } from './controls';
import { PhotoPicker } from './PhotoPicker';
import { usePhotos } from './photos';
import { controlOf, titleOf, type Schema, type Value, type Values } from './schema';
import type { Language, Words } from './words';

interface Shown {
  schema: Schema;
  values: Values;
  hasPhoto: boolean;
  language: Language;
  words: Words;
  api: Api;
  change(name: string, value: Value | undefined): void;
  alert(text: string): void;
  photoFailed(trouble: Trouble): void;
  /** Settings that are photos, by name: asked for their uploads when everything is sent. */
  pictures: RefObject<Map<string, () => Promise<string[]>>>;
}

/** The model's own settings, drawn from its schema; the rare ones are folded away. */
export function Settings(shown: Shown) {
  const names = Object.keys(shown.schema.properties ?? {});
  const isRare = (name: string) => shown.schema.properties?.[name]?.['x-advanced'] === true;
  const usual = names.filter((name) => !isRare(name));
  const rare = names.filter(isRare);
  return (
    <>
      {usual.length > 0 && (
        <section>
          <h2>{shown.words.settings}</h2>
          <div className="card">
            {usual.map((name) => (
              <One key={name} name={name} {...shown} />
            ))}
          </div>
        </section>
      )}
      {rare.length > 0 && (
        <details className="card rare">
          <summary>{shown.words.more}</summary>
          {rare.map((name) => (
            <One key={name} name={name} {...shown} />
          ))}
        </details>
      )}
    </>
  );
}

function One({ name, schema, values, hasPhoto, language, words, change, ...rest }: Shown & { name: string }) {
  const control = controlOf(name, schema, values, hasPhoto, language);
  const property = schema.properties?.[name];
  if (control === undefined || property === undefined) {
    return null;
  }
  const title = titleOf(name, property, language);
  return control.kind === 'photo' ? (
    <PhotoSetting name={name} title={title} words={words} {...rest} />
  ) : (
    <Setting
      name={name}
      title={title}
      control={control}
      value={values[name]}
      words={words}
      change={(value) => change(name, value)}
    />
  );
}

function PhotoSetting({
  name,
  title,
  words,
  api,
  alert,
  photoFailed,
  pictures,
}: Pick<Shown, 'words' | 'api' | 'alert' | 'photoFailed' | 'pictures'> & { name: string; title: string }) {
  const photos = usePhotos(api, 1, photoFailed);
  const { uploads } = photos;
  useEffect(() => {
    const waiting = pictures.current;
    waiting.set(name, uploads);
    return () => void waiting.delete(name);
  }, [pictures, name, uploads]);
  return (
    <div className="setting" data-testid={`setting-${name}`} role="group" aria-label={title}>
      <p className="setting-title">{title}</p>
      <PhotoPicker
        title={title}
        photos={photos}
        most={1}
        words={words}
        testId={`photo-of-${name}`}
        tooMany={alert}
      />
    </div>
  );
}
