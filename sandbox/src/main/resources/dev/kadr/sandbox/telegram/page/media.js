// Photos, albums, videos, sounds and documents inside messages.

import { fileUrl } from '/telegram/api.js';
import { el, spoken } from '/telegram/dom.js';
import { duration, fileSize } from '/telegram/format.js';
import { icon } from '/telegram/icons.js';
import { t } from '/telegram/labels.js';
import { openViewer } from '/telegram/viewer.js';

const LONGEST_SIDE = 430;
const SHORTEST_SIDE = 140;
const SHOWN_AS_PICTURE = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** The largest version of a photo. */
export const largest = (sizes) =>
  sizes.reduce((best, size) => (size.width * size.height > best.width * best.height ? size : best));

/** Everything of a message that is not text, or null. */
export function mediaOf(message) {
  if (message.photo) {
    return photo(message);
  }
  if (message.video) {
    return video(message.video);
  }
  if (message.animation) {
    return animation(message.animation);
  }
  if (message.sticker) {
    return sticker(message.sticker);
  }
  if (message.document) {
    return file(message.document);
  }
  if (message.audio || message.voice) {
    return sound(message.audio ?? message.voice);
  }
  return null;
}

/** Whether the message is a picture that fills its bubble to the edges. */
export const fillsBubble = (message) => Boolean(message.photo || message.video || message.animation);

/** Reserves the place of a picture before its bytes are there, so that the log does not jump. */
function box(width, height) {
  const w = width || 320;
  const h = height || 320;
  const ratio = Math.min(Math.max(w / h, 0.45), 2.6);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(w, h));
  const shown = Math.max(ratio >= 1 ? w * scale : h * scale * ratio, SHORTEST_SIDE);
  return { width: `${Math.round(shown)}px`, 'aspect-ratio': String(Math.round(ratio * 1000) / 1000) };
}

function photo(message) {
  const size = largest(message.photo);
  return el('div', { class: 'media', style: box(size.width, size.height) }, photoButton(message));
}

function photoButton(message) {
  const size = largest(message.photo);
  const button = el('button', {
    type: 'button',
    class: 'photo-button',
    'aria-label': [t('message.openPhoto'), message.caption].filter(Boolean).join(': '),
    on: { click: () => openViewer(message.message_id) },
  });
  const image = el('img', {
    src: fileUrl(size.file_id),
    alt: '',
    width: size.width || null,
    height: size.height || null,
    decoding: 'async',
    data: { testid: 'photo', fileId: size.file_id },
    on: { error: () => button.classList.add('missing') },
  });
  button.append(image, el('span', { class: 'missing-note' }, icon('alert'), t('message.fileMissing')));
  if (message.has_media_spoiler) {
    button.classList.add('veiled');
    button.addEventListener('click', unveil, { capture: true });
  }
  return button;
}

/** The first press only takes the veil off. */
function unveil(event) {
  if (event.currentTarget.classList.contains('veiled')) {
    event.stopImmediatePropagation();
    event.currentTarget.classList.remove('veiled');
  }
}

function video(item) {
  const node = el('video', {
    src: fileUrl(item.file_id),
    controls: true,
    preload: 'metadata',
    playsinline: true,
    'aria-label': `${t('kind.video')} ${duration(item.duration)}`,
    data: { testid: 'video' },
  });
  return el('div', { class: 'media', style: box(item.width, item.height) }, node);
}

function animation(item) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const node = el('video', {
    src: fileUrl(item.file_id),
    loop: true,
    muted: true,
    playsinline: true,
    autoplay: !still,
    controls: still,
    'aria-label': t('kind.animation'),
    data: { testid: 'animation' },
  });
  node.muted = true; // the attribute alone does not count for autoplay on elements made by script
  return el('div', { class: 'media', style: box(item.width, item.height) }, node);
}

function sticker(item) {
  const image = el('img', {
    src: fileUrl(item.file_id),
    alt: `${t('kind.sticker')} ${item.emoji ?? ''}`,
    class: 'sticker',
  });
  return el('div', { class: 'media-sticker' }, image);
}

function sound(item) {
  return el('audio', {
    src: fileUrl(item.file_id),
    controls: true,
    preload: 'metadata',
    'aria-label': t('kind.audio'),
  });
}

function file(item) {
  const name = item.file_name || t('kind.document');
  return el(
    'a',
    {
      class: 'document',
      href: fileUrl(item.file_id),
      download: name,
      data: { testid: 'document' },
    },
    fileBadge(item, name),
    spoken(t('message.download')),
    el(
      'span',
      { class: 'document-lines' },
      el('span', { class: 'document-name', text: name }),
      el('span', { class: 'document-size', text: fileSize(item.file_size) }),
    ),
  );
}

function fileBadge(item, name) {
  const badge = el('span', { class: 'document-badge', 'aria-hidden': 'true' });
  const extension = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1];
  badge.append(extension ? el('b', { text: extension.toLowerCase() }) : icon('file'));
  // Everything is on this machine, so a picture sent as a file can be its own thumbnail.
  const thumbnail = item.thumbnail?.file_id ?? (SHOWN_AS_PICTURE.includes(item.mime_type) ? item.file_id : null);
  if (thumbnail) {
    const image = el('img', {
      src: fileUrl(thumbnail),
      alt: '',
      loading: 'lazy',
      on: { error: (event) => event.target.remove() },
    });
    badge.append(image);
  }
  badge.append(el('span', { class: 'document-arrow' }, icon('download')));
  return badge;
}

// ---- albums ----

/** How many tiles go in each row, by the number of pictures. */
const ROWS = {
  2: [2],
  3: [1, 2],
  4: [2, 2],
  5: [2, 3],
  6: [3, 3],
  7: [2, 2, 3],
  8: [2, 3, 3],
  9: [3, 3, 3],
  10: [3, 3, 4],
};

/** The tiles of an album in rows; `tile(message, node)` wraps each one. */
export function mosaic(messages, tile) {
  const frames = messages.map((message) => ({ message, ratio: ratioOf(message) }));
  const rows = [];
  let from = 0;
  for (const count of rowsFor(frames)) {
    rows.push(frames.slice(from, from + count));
    from += count;
  }
  return el(
    'div',
    { class: 'mosaic' },
    rows.map((row) => mosaicRow(row, tile)),
  );
}

function rowsFor(frames) {
  const wide = frames.every((frame) => frame.ratio > 1.4);
  if (wide && frames.length === 2) {
    return [1, 1];
  }
  if (frames.length === 3 && frames[0].ratio < 1) {
    return [3];
  }
  return ROWS[frames.length] ?? [frames.length];
}

function mosaicRow(row, tile) {
  const total = row.reduce((sum, frame) => sum + frame.ratio, 0);
  const ratio = Math.max(total, 1.3);
  const cells = row.map(({ message, ratio: own }) => {
    const node = message.photo ? photoButton(message) : video(message.video).firstChild;
    const cell = tile(message, node);
    cell.style.setProperty('flex', `${own} 1 0`);
    return cell;
  });
  return el('div', { class: 'mosaic-row', style: { 'aspect-ratio': String(Math.round(ratio * 1000) / 1000) } }, cells);
}

function ratioOf(message) {
  const size = message.photo ? largest(message.photo) : message.video;
  return Math.min(Math.max((size.width || 1) / (size.height || 1), 0.66), 1.8);
}
