// Toasts, alerts and the small windows of the page. They are native dialogs: Esc closes, focus stays inside and returns.

import * as api from '/telegram/api.js';
import { byId, el } from '/telegram/dom.js';
import { language, t } from '/telegram/labels.js';

const TOAST_MILLIS = 4000;

/** A short note at the bottom that goes away by itself, as after a press of an inline button. */
export function toast(text) {
  const note = el('div', { class: 'toast', text, data: { testid: 'toast' } });
  const area = byId('toasts');
  while (area.childElementCount >= 3) {
    area.firstChild.remove();
  }
  area.append(note);
  setTimeout(() => note.remove(), TOAST_MILLIS + text.length * 30);
}

/** A note that stays until it is read, as `show_alert` asks. */
export function alertBox(text) {
  const ok = el('button', { type: 'button', class: 'button primary', text: t('ok'), data: { testid: 'alert-ok' } });
  const words = el('p', { class: 'alert-text', id: 'alert-text', text });
  const dialog = el(
    'dialog',
    {
      class: 'window small',
      role: 'alertdialog',
      'aria-label': 'Kadr',
      'aria-describedby': 'alert-text',
      data: { testid: 'alert' },
    },
    words,
    el('div', { class: 'window-buttons' }, ok),
  );
  ok.addEventListener('click', () => dialog.close());
  show(dialog);
}

/** Opens a dialog that leaves the page when it is closed; a press beside it closes it. */
export function show(dialog) {
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('pointerdown', (event) => {
    if (event.target === dialog && outside(dialog, event)) {
      dialog.close();
    }
  });
  document.body.append(dialog);
  dialog.showModal();
}

function outside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

/** Asks for a new person; `onAdded(user)` gets the one that the server made. */
export function askForPerson(onAdded) {
  const name = el('input', {
    id: 'person-name',
    required: true,
    maxlength: '64',
    autocomplete: 'off',
    data: { testid: 'person-name' },
  });
  const languages = el(
    'div',
    { class: 'segments', role: 'radiogroup', 'aria-label': t('person.language') },
    segment('person-language', 'ru', t('person.russian'), language() === 'ru'),
    segment('person-language', 'en', t('person.english'), language() === 'en'),
  );
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const cancel = el('button', { type: 'button', class: 'button', text: t('cancel') });
  const add = el('button', {
    type: 'submit',
    class: 'button primary',
    text: t('person.add'),
    data: { testid: 'person-add' },
  });
  const form = el(
    'form',
    {},
    el('label', { class: 'label', for: 'person-name', text: t('person.name') }),
    name,
    el('p', { class: 'label', text: t('person.language') }),
    languages,
    problem,
    el('div', { class: 'window-buttons' }, cancel, add),
  );
  const dialog = el(
    'dialog',
    { class: 'window', 'aria-labelledby': 'person-title', data: { testid: 'person-dialog' } },
    el('h2', { id: 'person-title', text: t('person.title') }),
    form,
  );
  cancel.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!name.value.trim()) {
      name.focus();
      return;
    }
    add.disabled = true;
    try {
      const user = await api.addUser(name.value.trim(), new FormData(form).get('person-language'));
      dialog.close();
      onAdded(user);
    } catch (failure) {
      add.disabled = false;
      problem.hidden = false;
      problem.textContent = `${t('person.failed')} ${reasonOf(failure)}`;
    }
  });
  show(dialog);
  name.focus();
}

/** One choice of a segmented control: a radio button that looks like a part of a bar. */
export function segment(name, value, text, checked, testid) {
  return el(
    'label',
    { class: 'segment' },
    el('input', { type: 'radio', name, value, checked, data: { testid } }),
    el('span', { text }),
  );
}

/** Why a request failed, in words for people. */
export function reasonOf(failure) {
  if (failure.status === 0) {
    return t('error.network');
  }
  return failure.status === 413 ? t('error.tooLarge') : failure.message;
}
