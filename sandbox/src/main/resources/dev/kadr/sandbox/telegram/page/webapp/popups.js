// What Telegram asks and says over a Mini App: its popups, the question before it closes, an invoice.

import * as api from '/telegram/api.js';
import { reasonOf, show, toast } from '/telegram/dialogs.js';
import { el } from '/telegram/dom.js';
import { t } from '/telegram/labels.js';

const OWN_TEXT = ['default', 'destructive'];
const MOST_BUTTONS = 3;

let shown = null;

/** Whether Telegram would show it. */
function isFit({ message, buttons }) {
  return typeof message === 'string' && message.trim() !== '' && buttons?.length > 0 && buttons.length <= MOST_BUTTONS;
}

/** Shows a popup; `closed(id)` gets the pressed button's id, or nothing when it was put aside. One at a time. */
export function openPopup(params, closed) {
  if (shown || !isFit(params)) {
    closed(undefined);
    return;
  }
  let answer;
  shown = ask({
    testid: 'web-app-popup',
    title: params.title,
    message: params.message,
    buttons: params.buttons.map((button) => ({
      text: OWN_TEXT.includes(button.type ?? 'default') ? button.text : t(`app.${button.type}`),
      kind: button.type,
      testid: `popup-${button.id || button.type}`,
      choose: () => (answer = button.id ?? ''),
    })),
    closed() {
      shown = null;
      closed(answer);
    },
  });
}

/** Closes what is open, without an answer: the Mini App is gone. */
export function dropPopup() {
  shown?.close();
}

/** Asks whether to close a Mini App that wants to be asked about. */
export function askToLeave(leave) {
  let sure = false;
  ask({
    testid: 'web-app-leave',
    title: t('app.leaveTitle'),
    message: t('app.leave'),
    buttons: [
      { text: t('cancel'), testid: 'leave-no', choose() {} },
      { text: t('app.leaveYes'), kind: 'destructive', testid: 'leave-yes', choose: () => (sure = true) },
    ],
    closed: () => sure && leave(),
  });
}

/** Offers an invoice; `closed(status)` as Telegram tells it. Stars are play money here. */
export function openInvoice(chat, slug, closed) {
  let pays = false;
  ask({
    testid: 'web-app-invoice',
    title: t('kind.invoice'),
    message: t('app.invoice'),
    buttons: [
      { text: t('cancel'), testid: 'invoice-no', choose() {} },
      { text: t('app.pay'), testid: 'invoice-yes', choose: () => (pays = true) },
    ],
    closed: () => (pays ? pay(chat, slug, closed) : closed('cancelled')),
  });
}

function pay(chat, slug, closed) {
  api.payLink(chat, `https://t.me/$${slug}`).then(
    () => closed('pending'), // the bot has the last word, and says it in the chat
    (failure) => {
      toast(reasonOf(failure));
      closed('failed');
    },
  );
}

function ask({ testid, title, message, buttons, closed }) {
  const words = el('p', { class: 'alert-text', id: `${testid}-text`, text: message });
  const dialog = el(
    'dialog',
    {
      class: 'window small app-popup',
      role: 'alertdialog',
      'aria-label': title || t('app.title'),
      'aria-describedby': `${testid}-text`,
      data: { testid },
    },
    title ? el('h2', { text: title }) : null,
    words,
    el(
      'div',
      { class: 'window-buttons' },
      buttons.map((button) => answerButton(button, () => dialog.close())),
    ),
  );
  dialog.addEventListener('close', closed, { once: true });
  show(dialog);
  return dialog;
}

function answerButton({ text, kind, testid, choose }, close) {
  return el('button', {
    type: 'button',
    class: kind === 'destructive' ? 'button destructive' : 'button',
    text: text ?? '',
    data: { testid },
    on: {
      click() {
        choose();
        close();
      },
    },
  });
}
