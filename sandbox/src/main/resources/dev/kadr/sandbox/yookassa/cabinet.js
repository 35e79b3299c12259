'use strict';

const REFRESH_MILLIS = 1000;
const LATE_MILLIS = 20000;
const COPIES = 20;
const SILENT = 'Песочница не отвечает.';
const STATES = {
  pending: 'Ждёт оплаты',
  waiting_for_capture: 'Ждёт списания',
  succeeded: 'Оплачен',
  canceled: 'Не оплачен',
};
const REFUND_STATES = { pending: 'В пути', succeeded: 'Возвращён', canceled: 'Отклонён' };
const byId = (id) => document.getElementById(id);
const rows = new Map();

// Kopecks as whole numbers: an amount is never a fraction here either.
const kopecks = (amount) => Number(amount.value.replace('.', ''));
function money(value, currency) {
  const whole = Math.floor(value / 100).toString().replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${whole},${String(value % 100).padStart(2, '0')}\u00a0${currency === 'RUB' ? '₽' : currency}`;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function say(text, wrong) {
  byId('word').classList.toggle('wrong', wrong);
  write(byId('word'), text);
}

async function order(body) {
  const answer = await fetch('/yookassa/api', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  say(answer.ok ? '' : (await answer.json()).error, !answer.ok);
  await refresh();
  return answer.ok;
}

function button(text, name, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.setAttribute('aria-label', name);
  made.addEventListener('click', press);
  return made;
}

function rest(payment) {
  return payment.status === 'succeeded' ? kopecks(payment.amount) - kopecks(payment.refunded_amount) : 0;
}

let asked = null;
function askRefund(payment) {
  asked = payment;
  const left = rest(payment);
  byId('refund-about').textContent = `${payment.description || payment.id} · можно вернуть до ${money(left, payment.amount.currency)}`;
  byId('refund-value').value = `${Math.floor(left / 100)}.${String(left % 100).padStart(2, '0')}`;
  byId('refund-dialog').showModal();
}

byId('refund-dialog').addEventListener('close', () => {
  if (byId('refund-dialog').returnValue !== 'ok' || !asked) return;
  const [whole, part = ''] = byId('refund-value').value.replace(',', '.').split('.');
  order({ action: 'refund', payment_id: asked.id, value: `${whole}.${part.padEnd(2, '0')}` });
});

function paymentActions(payment) {
  const what = `${money(kopecks(payment.amount), payment.amount.currency)}, ${payment.description || payment.id}`;
  if (rest(payment) > 0) return [button('Вернуть', `Вернуть: ${what}`, () => askRefund(payment))];
  if (payment.status === 'waiting_for_capture') {
    return [
      button('Списать', `Списать: ${what}`, () => order({ action: 'capture', payment_id: payment.id })),
      button('Отменить', `Отменить: ${what}`, () => order({ action: 'cancel', payment_id: payment.id })),
    ];
  }
  return [];
}

function refundActions(refund) {
  if (refund.status !== 'pending') return [];
  return [
    button('Провести', `Провести возврат ${refund.id}`, () => order({ action: 'complete-refund', refund_id: refund.id })),
    button('Отклонить', `Отклонить возврат ${refund.id}`, () => order({ action: 'cancel-refund', refund_id: refund.id })),
  ];
}

function row(object, words, title, actions) {
  const shown = rows.get(object.id) || byId('row').content.firstElementChild.cloneNode(true);
  rows.set(object.id, shown);
  write(shown.querySelector('.amount'), money(kopecks(object.amount), object.amount.currency));
  const state = shown.querySelector('.state');
  state.className = `state ${object.status}`;
  write(state, words);
  write(shown.querySelector('.title'), title);
  const time = new Date(object.created_at).toLocaleString('ru-RU', { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' });
  write(shown.querySelector('.meta'), [time, object.payment_method && object.payment_method.title, object.id].filter(Boolean).join(' · '));
  const key = JSON.stringify([object.status, object.refunded_amount]);
  if (shown.dataset.key !== key) {
    shown.dataset.key = key;
    shown.querySelector('.actions').replaceChildren(...actions);
  }
  return shown;
}

function paymentRow(payment) {
  const back = payment.status === 'succeeded' ? kopecks(payment.refunded_amount) : 0;
  let words = STATES[payment.status] || payment.status;
  if (back > 0) words = rest(payment) > 0 ? `Возвращено ${money(back, payment.amount.currency)}` : 'Возвращён целиком';
  return row(payment, words, payment.description || 'Без описания', paymentActions(payment));
}

function refundRow(refund) {
  return row(refund, REFUND_STATES[refund.status] || refund.status, `К платежу ${refund.payment_id}`, refundActions(refund));
}

function place(list, shown) {
  for (const [index, element] of shown.entries()) {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] || null);
  }
  while (list.children.length > shown.length) list.lastElementChild.remove();
}

async function refresh() {
  try {
    const state = await (await fetch('/yookassa/api')).json();
    place(byId('payment-list'), state.payments.map(paymentRow));
    place(byId('refund-list'), state.refunds.map(refundRow));
    byId('no-payments').hidden = state.payments.length > 0;
    byId('no-refunds').hidden = state.refunds.length > 0;
    for (const name of ['succeeded', 'refunded', 'kept']) write(byId(name), money(state.totals[`${name}_kopecks`], 'RUB'));
    byId('two-stage').checked = state.two_stage;
    for (const [id, value] of [['news', state.news], ['refund-fate', state.refund_fate]]) {
      if (document.activeElement !== byId(id)) byId(id).value = value;
    }
    if (byId('word').textContent === SILENT) say('', false);
  } catch {
    say(SILENT, true);
  }
}

byId('news').addEventListener('change', ({ target }) =>
  order({ action: 'news', mode: target.value, millis: LATE_MILLIS, times: COPIES }));
byId('refund-fate').addEventListener('change', ({ target }) => order({ action: 'refund-fate', fate: target.value }));
byId('two-stage').addEventListener('change', ({ target }) => order({ action: 'two-stage', on: target.checked }));
byId('fail-next').addEventListener('change', async ({ target }) => {
  const kind = target.value;
  const wish = target.selectedOptions[0].textContent;
  target.selectedIndex = 0;
  // The list goes back to its first line, because the wish is for one request only.
  if (kind && await order({ action: 'fail-next', at: 'create', kind })) say(`Со следующим запросом на оплату будет так: ${wish}.`, false);
});

async function watch() {
  await refresh();
  setTimeout(watch, REFRESH_MILLIS);
}
watch();
