import { useId, useRef } from 'react';
import { AddPhotoIcon, CrossIcon } from './icons';
import type { Photos } from './photos';
import { fill, type Words } from './words';

const TAKEN = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic';

interface Shown {
  title: string;
  photos: Photos;
  most: number;
  words: Words;
  testId: string;
  tooMany(text: string): void;
}

/** Photos that were picked, how far each is, and the way to more of them. */
export function PhotoPicker({ title, photos, most, words, testId, tooMany }: Shown) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const room = photos.list.length < most;
  return (
    <>
      {photos.list.length > 0 && (
        <ul className="photos" aria-label={title}>
          {photos.list.map((photo) => {
            const percent = Math.round(photo.share * 100);
            const there = photo.upload !== undefined;
            return (
              <li
                key={photo.key}
                className="photo"
                data-testid="photo"
                data-state={there ? 'there' : 'sending'}
              >
                <img src={photo.preview} alt={photo.name} width={88} height={88} />
                {!there && (
                  <progress
                    className="photo-progress"
                    max={100}
                    value={percent}
                    aria-label={`${words.uploading}: ${photo.name}`}
                  />
                )}
                <button
                  type="button"
                  className="photo-remove"
                  aria-label={`${words.removePhoto}: ${photo.name}`}
                  onClick={() => {
                    photos.remove(photo.key);
                    input.current?.focus();
                  }}
                >
                  <CrossIcon />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <label className={`add-photo${room ? '' : ' full'}`} htmlFor={id}>
        <AddPhotoIcon />
        <span>{words.addPhoto}</span>
        <input
          ref={input}
          id={id}
          className="hidden-input"
          type="file"
          accept={TAKEN}
          multiple={most > 1}
          data-testid={testId}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = ''; // the same photo may be picked again
            if (photos.add(files) > 0) {
              tooMany(fill(words.alert.photosTooMany, most));
            }
          }}
        />
      </label>
    </>
  );
}
