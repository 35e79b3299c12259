'use strict';

// Everything works without this file; it only spares typing and a second press.
const byId = (id) => document.getElementById(id);
const digits = (text, most) => text.replace(/\D/g, '').slice(0, most);
const NETWORKS = { 2: 'Мир', 4: 'Visa', 5: 'Mastercard' };

// Keeps the cursor behind the same digit while blanks come and go.
function regroup(input, format) {
  const before = digits(input.value.slice(0, input.selectionStart), 99).length;
  const atEnd = input.selectionStart === input.value.length;
  input.value = format(input.value);
  if (atEnd) return;
  let at = 0;
  for (let seen = 0; seen < before && at < input.value.length; at++) if (/\d/.test(input.value[at])) seen++;
  input.setSelectionRange(at, at);
}

// What is being mended is no longer marked as wrong.
function forgive(input) {
  input.setAttribute('aria-invalid', 'false');
  byId(input.getAttribute('aria-describedby')).textContent = '';
}

const grouped = (text) => digits(text, 19).replace(/(\d{4})(?=\d)/g, '$1 ');
const monthAndYear = (text) => digits(text, 4).replace(/^(\d\d)(?=\d)/, '$1/');

function cardForm(number) {
  const expiry = byId('expiry');
  const show = () => {
    regroup(number, grouped);
    byId('network').textContent = NETWORKS[number.value[0]] || '';
  };
  number.addEventListener('input', show);
  expiry.addEventListener('input', () => regroup(expiry, monthAndYear));
  for (const button of document.querySelectorAll('[data-card]')) {
    button.addEventListener('click', () => {
      byId('by-card').checked = true;
      number.value = button.dataset.card;
      expiry.value = '12/30';
      byId('code').value = '123';
      for (const input of [number, expiry, byId('code')]) forgive(input);
      show();
      document.querySelector('.pay').focus();
    });
  }
  show();
}

for (const input of document.querySelectorAll('[aria-invalid]')) input.addEventListener('input', () => forgive(input));
if (byId('number')) cardForm(byId('number'));

const wrong = document.querySelector('[aria-invalid="true"]');
if (wrong) wrong.focus();

for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    if (event.submitter) event.submitter.setAttribute('aria-busy', 'true');
  });
}
// A page that comes back from the browser's memory may be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
});
