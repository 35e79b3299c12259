// Files on their way in: paperclip, drag and drop, paste; and the window that asks how to send them.

import { byId, el } from '/telegram/dom.js';
import { segment, show, toast } from '/telegram/dialogs.js';
import { fileSize } from '/telegram/format.js';
import { icon } from '/telegram/icons.js';
import { t } from '/telegram/labels.js';
import { currentUser, state } from '/telegram/state.js';

const MOST_FILES = 10;

/** Wires every way in. `onSend(parts)` gets `[{files, as, caption}]`, one part per request. */
export function takeFiles(onSend) {
  const input = byId('file-input');
  byId('attach').append(icon('attach'));
  byId('attach').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    offer([...input.files], 'photo', onSend);
    input.value = '';
  });
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length && mayAttach()) {
      event.preventDefault();
      offer(files, 'photo', onSend);
    }
  });
  acceptDrops(onSend);
}

const mayAttach = () =>
  state.current !== null && currentUser() && !currentUser().blocked && !document.querySelector('dialog[open]');

function acceptDrops(onSend) {
  const pane = byId('chat');
  const curtain = byId('drop');
  let depth = 0;
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  const hide = () => {
    depth = 0;
    curtain.hidden = true;
  };
  pane.addEventListener('dragenter', (event) => {
    if (carriesFiles(event) && mayAttach()) {
      event.preventDefault();
      depth += 1;
      curtain.hidden = false;
    }
  });
  pane.addEventListener('dragleave', () => {
    depth -= 1;
    if (depth <= 0) {
      hide();
    }
  });
  // Also beside the chat: a file dropped on the list must not replace the page.
  document.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      const zone = event.target.closest?.('.drop-zone');
      curtain.querySelectorAll('.drop-zone').forEach((other) => other.classList.toggle('over', other === zone));
    }
  });
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) {
      return;
    }
    event.preventDefault();
    const inside = pane.contains(event.target) && mayAttach();
    const as = event.target.closest?.('.drop-zone')?.dataset.drop ?? 'photo';
    hide();
    if (inside) {
      offer([...event.dataTransfer.files], as, onSend);
    }
  });
}

const isImage = (file) => file.type.startsWith('image/');
const isVideo = (file) => file.type.startsWith('video/');

/** What the choice beside "as a file" is called. */
function picturesOf(files) {
  if (!files.some(isVideo)) {
    return 'photo';
  }
  return files.some(isImage) ? 'pictures' : 'video';
}

function offer(chosen, as, onSend) {
  const files = chosen.slice(0, MOST_FILES);
  if (chosen.length > MOST_FILES) {
    toast(t('attach.limit', { count: MOST_FILES }));
  }
  if (files.length && mayAttach()) {
    attachWindow(files, as, onSend);
  }
}

/** The window that shows the files and asks how to send them. */
function attachWindow(files, as, onSend) {
  const parts = windowParts(files, as);
  const { dialog, form, tiles, choice, caption, more } = parts;
  const urls = new Map();
  const urlOf = (file) => {
    if (isImage(file) && !urls.has(file)) {
      urls.set(file, URL.createObjectURL(file));
    }
    return urls.get(file);
  };
  const draw = () => {
    tiles.replaceChildren(...files.map((file) => tile(file, urlOf(file), remove)));
    tiles.dataset.count = String(Math.min(files.length, 3));
    choice.hidden = !files.some((file) => isImage(file) || isVideo(file));
  };
  const remove = (file) => {
    files.splice(files.indexOf(file), 1);
    if (files.length === 0) {
      dialog.close();
    } else {
      draw();
    }
  };
  more.addEventListener('change', () => {
    files.push(...[...more.files].slice(0, MOST_FILES - files.length));
    more.value = '';
    draw();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onSend(partsOf(files, new FormData(form).get('as'), caption.value.trim()));
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    urls.forEach((url) => URL.revokeObjectURL(url));
    byId('composer').focus();
  });
  draw();
  show(dialog);
  caption.focus();
}

function windowParts(files, as) {
  const tiles = el('ul', { class: 'attach-tiles' });
  const choice = el(
    'div',
    { class: 'segments', role: 'radiogroup', 'aria-label': t('attach.as') },
    segment('as', 'photo', t(`attach.${picturesOf(files)}`), as === 'photo', 'attach-as-photo'),
    segment('as', 'document', t('attach.document'), as === 'document', 'attach-as-file'),
  );
  const more = el('input', { type: 'file', multiple: true, hidden: true, 'aria-label': t('attach.more') });
  const add = { class: 'icon-button', 'aria-label': t('attach.more'), title: t('attach.more') };
  const moreButton = el('button', { type: 'button', ...add, on: { click: () => more.click() } }, icon('plus'));
  const cancel = el('button', { type: 'button', class: 'button', text: t('cancel') });
  const send = el('button', {
    type: 'submit',
    class: 'button primary',
    text: t('compose.send'),
    data: { testid: 'attach-send' },
  });
  const form = el('form', {});
  const caption = captionField(form);
  form.append(tiles, choice, caption, el('div', { class: 'window-buttons' }, moreButton, more, cancel, send));
  const dialog = el(
    'dialog',
    { class: 'window attach', 'aria-label': t('attach.title'), data: { testid: 'attach-dialog' } },
    form,
  );
  cancel.addEventListener('click', () => dialog.close());
  return { dialog, form, tiles, choice, caption, more };
}

/** Grows with its text; Enter sends, Shift+Enter starts a new line. */
function captionField(form) {
  const caption = el('textarea', {
    class: 'attach-caption',
    rows: '1',
    maxlength: '20000',
    placeholder: t('attach.caption'),
    'aria-label': t('attach.caption'),
    data: { testid: 'attach-caption' },
  });
  caption.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  caption.addEventListener('input', () => {
    caption.style.height = 'auto';
    caption.style.height = `${caption.scrollHeight}px`;
  });
  return caption;
}

function tile(file, url, remove) {
  const name = file.name;
  const drop = el(
    'button',
    {
      type: 'button',
      class: 'icon-button attach-remove',
      'aria-label': t('attach.remove', { name }),
      on: { click: () => remove(file) },
    },
    icon('close'),
  );
  const picture = url
    ? el('img', { src: url, alt: name, on: { error: (event) => event.target.replaceWith(named(file)) } })
    : named(file);
  return el('li', { class: 'attach-tile' }, picture, drop);
}

function named(file) {
  return el(
    'span',
    { class: 'attach-named' },
    icon('file'),
    el('b', { text: file.name }),
    el('span', { text: fileSize(file.size) }),
  );
}

/** Telegram albums hold files of one kind here, so a mixed heap leaves as several parts; the caption goes with the first. */
function partsOf(files, as, caption) {
  const kindOf = (file) => {
    if (as === 'document') {
      return 'document';
    }
    return isImage(file) ? 'photo' : isVideo(file) ? 'video' : 'document';
  };
  const kinds = [...new Set(files.map(kindOf))];
  return kinds.map((kind, index) => ({
    files: files.filter((file) => kindOf(file) === kind),
    as: kind,
    caption: index === 0 ? caption : '',
  }));
}
