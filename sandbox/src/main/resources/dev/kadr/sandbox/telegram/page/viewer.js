// The full-screen photo viewer of the open chat.

import { fileUrl } from '/telegram/api.js';
import { el } from '/telegram/dom.js';
import { fullTime } from '/telegram/format.js';
import { icon } from '/telegram/icons.js';
import { t } from '/telegram/labels.js';
import { largest } from '/telegram/media.js';
import { messagesOf, state } from '/telegram/state.js';

/** Opens the photo of this message; the arrows walk through all photos of the chat. */
export function openViewer(messageId) {
  const photos = messagesOf(state.current)
    .map(({ message }) => message)
    .filter((message) => message.photo);
  let index = photos.findIndex((message) => message.message_id === messageId);
  if (index < 0) {
    return;
  }
  const parts = viewerParts();
  const show = () => fill(parts, photos, index);
  const step = (by) => {
    index = Math.min(Math.max(index + by, 0), photos.length - 1);
    show();
  };
  parts.previous.addEventListener('click', () => step(-1));
  parts.next.addEventListener('click', () => step(1));
  parts.dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      step(event.key === 'ArrowLeft' ? -1 : 1);
    }
  });
  show();
  document.body.append(parts.dialog);
  parts.dialog.showModal();
}

function viewerParts() {
  const image = el('img', { alt: '', data: { testid: 'viewer-photo' } });
  const caption = el('p', { class: 'viewer-caption' });
  const place = el('span', { class: 'viewer-place', 'aria-live': 'polite' });
  const previous = control('back', 'viewer.previous');
  const next = control('next', 'viewer.next');
  previous.classList.add('viewer-previous');
  next.classList.add('viewer-next');
  const download = el(
    'a',
    { class: 'icon-button', 'aria-label': t('message.download'), title: t('message.download') },
    icon('download'),
  );
  const close = control('close', 'menu.close');
  close.dataset.testid = 'viewer-close';
  const bar = el('div', { class: 'viewer-bar' }, place, download, close);
  const stage = el('div', { class: 'viewer-stage' }, image);
  const dialog = el(
    'dialog',
    { class: 'viewer', 'aria-label': t('viewer.title'), data: { testid: 'viewer' } },
    bar,
    stage,
    previous,
    next,
    caption,
  );
  close.addEventListener('click', () => dialog.close());
  stage.addEventListener('click', (event) => event.target !== image && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  return { dialog, image, caption, place, previous, next, download };
}

const control = (iconName, label) =>
  el('button', { type: 'button', class: 'icon-button', 'aria-label': t(label), title: t(label) }, icon(iconName));

function fill(parts, photos, index) {
  const message = photos[index];
  const source = fileUrl(largest(message.photo).file_id);
  parts.image.src = source;
  parts.image.alt = message.caption || t('kind.photo');
  parts.download.href = source;
  parts.download.setAttribute('download', `photo-${message.message_id}.jpg`);
  parts.caption.textContent = message.caption ?? '';
  parts.caption.hidden = !message.caption;
  parts.place.textContent =
    photos.length > 1 ? t('viewer.position', { index: index + 1, count: photos.length }) : fullTime(message.date);
  parts.previous.hidden = index === 0;
  parts.next.hidden = index === photos.length - 1;
}
