import { useCallback, useEffect, useRef, useState } from 'react';
import { Trouble, type Api } from './api';

export interface Photo {
  key: number;
  name: string;
  preview: string;
  /** From 0 to 1; 1 when the server has it. */
  share: number;
  upload: string | undefined;
}

export interface Photos {
  list: Photo[];
  /** Takes as many as there is room for, and says how many it left out. */
  add(files: File[]): number;
  remove(key: number): void;
  clear(): void;
  /** The ids of all, as soon as the last is there. */
  uploads(): Promise<string[]>;
}

/** The server's own limit; told before somebody waits for it. */
const LARGEST = 20 << 20;

/** A trouble of which the person was told already. */
export const PHOTO_FAILED = 'photo-failed';

interface Way {
  sent: Promise<string>;
  stop: AbortController;
}

/** Photos on their way to the server, from the moment they are picked. */
export function usePhotos(api: Api, most: number, failed: (trouble: Trouble) => void): Photos {
  const [list, setList] = useState<Photo[]>([]);
  const ways = useRef(new Map<number, Way>());
  const next = useRef(0);
  const previews = useRef(new Map<number, string>());

  const change = useCallback((key: number, to: Partial<Photo>) => {
    setList((before) => before.map((photo) => (photo.key === key ? { ...photo, ...to } : photo)));
  }, []);

  const remove = useCallback((key: number) => {
    ways.current.get(key)?.stop.abort();
    ways.current.delete(key);
    const preview = previews.current.get(key);
    if (preview !== undefined) {
      URL.revokeObjectURL(preview);
      previews.current.delete(key);
    }
    setList((before) => before.filter((photo) => photo.key !== key));
  }, []);

  const add = useCallback(
    (files: File[]) => {
      const fitting = files.slice(0, Math.max(0, most - ways.current.size));
      for (const file of fitting) {
        const key = next.current++;
        const stop = new AbortController();
        const sent =
          file.size > LARGEST
            ? Promise.reject<string>(new Trouble(413, 'too-large'))
            : api.upload(file, (share) => change(key, { share: Math.min(share, 0.99) }), stop.signal);
        ways.current.set(key, { sent, stop });
        const preview = URL.createObjectURL(file);
        previews.current.set(key, preview);
        setList((before) => [...before, { key, name: file.name, preview, share: 0, upload: undefined }]);
        sent.then(
          (upload) => change(key, { upload, share: 1 }),
          (trouble: unknown) => {
            if (ways.current.has(key)) {
              remove(key);
              failed(trouble instanceof Trouble ? trouble : new Trouble(0, 'network'));
            }
          },
        );
      }
      return files.length - fitting.length;
    },
    [api, most, change, remove, failed],
  );

  const clear = useCallback(() => [...ways.current.keys()].forEach(remove), [remove]);
  const uploads = useCallback(
    () =>
      Promise.all(
        [...ways.current.values()].map((way) =>
          way.sent.catch(() => {
            throw new Trouble(0, PHOTO_FAILED);
          }),
        ),
      ),
    [],
  );

  useEffect(() => {
    const shown = previews.current;
    return () => shown.forEach((preview) => URL.revokeObjectURL(preview));
  }, []);

  return { list, add, remove, clear, uploads };
}
