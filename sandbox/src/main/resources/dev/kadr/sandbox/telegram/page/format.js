// How times, sizes and names look.

import { language, t } from '/telegram/labels.js';

const locale = () => (language() === 'en' ? 'en-GB' : 'ru-RU');
const dateOf = (seconds) => new Date(seconds * 1000);

/** Hours and minutes of a Unix time. */
export const clockTime = (seconds) =>
  dateOf(seconds).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });

/** Date and time in full, for tooltips. */
export const fullTime = (seconds) => dateOf(seconds).toLocaleString(locale());

/** A key that is equal for all moments of one local day. */
export function dayKey(seconds) {
  const day = dateOf(seconds);
  return `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}

/** "Today", "Yesterday" or the date. */
export function dayName(seconds) {
  const now = Date.now() / 1000;
  const key = dayKey(seconds);
  if (key === dayKey(now)) {
    return t('day.today');
  }
  if (key === dayKey(now - 86400)) {
    return t('day.yesterday');
  }
  const day = dateOf(seconds);
  const sameYear = day.getFullYear() === new Date().getFullYear();
  return day.toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: sameYear ? undefined : 'numeric' });
}

/** Time for the list of chats: hours today, else a short date. */
export function listTime(seconds) {
  if (dayKey(seconds) === dayKey(Date.now() / 1000)) {
    return clockTime(seconds);
  }
  return dateOf(seconds).toLocaleDateString(locale(), { day: '2-digit', month: '2-digit' });
}

/** A size in bytes as people read it. */
export function fileSize(bytes) {
  if (bytes === undefined || bytes === null) {
    return '';
  }
  const units = t('size.units').split(' ');
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toLocaleString(locale(), { maximumFractionDigits: digits })} ${units[unit]}`;
}

/** Minutes and seconds of a length. */
export function duration(seconds) {
  const whole = Math.round(seconds || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** First and last name. */
export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(' ');

/** Up to two letters for an avatar. */
export function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word][0].toLocaleUpperCase()).join('') || '?';
}

/** One of seven avatar colours, always the same for the same id. */
export const colourOf = (id) => Math.abs(Number(id) || 0) % 7;

/** A sum of an invoice; XTR is Telegram Stars and has no minor units. */
export function money(amount, currency) {
  if (currency === 'XTR') {
    return `${amount} ⭐`;
  }
  return (amount / 100).toLocaleString(locale(), { style: 'currency', currency });
}
