// Turns a text and its Bot API entities into DOM. Offsets count UTF-16 units, as JavaScript strings do.

import { el } from '/telegram/dom.js';
import { icon } from '/telegram/icons.js';
import { t } from '/telegram/labels.js';

const BLOCKS = ['pre', 'blockquote', 'expandable_blockquote'];
const PLAIN_TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's' };
const SAFE_LINK = /^(https?|tg|mailto|tel):/i;

/**
 * The text as a list of nodes. Entities may nest; where two only overlap (Telegram does not send that, a test may),
 * the later one is cut at the earlier one's end. `onCommand(text)` runs when a command is pressed, `onLink(url, event)`
 * before a link is followed.
 */
export function richText(text, entities = [], { onCommand, onLink } = {}) {
  const sorted = entities
    .filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
  return build(text, 0, text.length, sorted, { onCommand, onLink });
}

const rank = (entity) => (BLOCKS.includes(entity.type) ? 0 : 1);

function build(text, start, end, entities, actions) {
  const nodes = [];
  let cursor = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const from = Math.max(entity.offset, cursor);
    const to = Math.min(entity.offset + entity.length, end);
    index += 1;
    if (from >= to) {
      continue;
    }
    const inside = [];
    while (index < entities.length && entities[index].offset < to) {
      inside.push(entities[index]);
      index += 1;
    }
    if (from > cursor) {
      nodes.push(document.createTextNode(text.slice(cursor, from)));
    }
    const children = build(text, from, to, inside, actions);
    nodes.push(wrap(entity, text.slice(from, to), children, actions));
    cursor = to;
    if (BLOCKS.includes(entity.type) && text[cursor] === '\n') {
      cursor += 1; // the block already ends the line
    }
  }
  if (cursor < end) {
    nodes.push(document.createTextNode(text.slice(cursor, end)));
  }
  return nodes;
}

function wrap(entity, piece, children, actions) {
  switch (entity.type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
      return el(PLAIN_TAGS[entity.type], {}, children);
    case 'code':
      return el('code', {}, children);
    case 'pre':
      return codeBlock(entity.language, piece, children);
    case 'blockquote':
    case 'expandable_blockquote':
      return quote(entity.type === 'expandable_blockquote', children);
    case 'spoiler':
      return spoiler(children);
    case 'text_link':
      return link(entity.url, children, actions);
    case 'url':
      return link(/^[a-z][a-z0-9+.-]*:/i.test(piece) ? piece : `http://${piece}`, children, actions);
    case 'email':
      return link(`mailto:${piece}`, children, actions);
    case 'phone_number':
      return link(`tel:${piece.replace(/[^+\d]/g, '')}`, children, actions);
    case 'bot_command':
      return el(
        'button',
        { type: 'button', class: 'inline-command', on: { click: () => actions.onCommand?.(piece) } },
        children,
      );
    case 'mention':
    case 'hashtag':
    case 'cashtag':
    case 'text_mention':
      return el('span', { class: 'tag' }, children);
    default:
      return el('span', {}, children); // custom_emoji and kinds that are newer than this page
  }
}

function link(url, children, actions) {
  if (!SAFE_LINK.test(url || '')) {
    return el('span', { class: 'tag' }, children); // javascript: and its kind stay words
  }
  return el(
    'a',
    {
      href: url,
      target: '_blank',
      rel: 'noopener noreferrer',
      on: { click: (event) => actions.onLink?.(url, event) },
    },
    children,
  );
}

function codeBlock(languageName, piece, children) {
  const copy = el(
    'button',
    {
      type: 'button',
      class: 'icon-button copy-code',
      'aria-label': t('message.copyCode'),
      title: t('message.copyCode'),
      on: { click: () => navigator.clipboard?.writeText(piece).catch(() => {}) },
    },
    icon('copy'),
  );
  const head = el('span', { class: 'pre-head' }, el('span', { text: languageName || '' }), copy);
  return el('span', { class: 'pre' }, head, el('code', { tabindex: '0' }, children));
}

function quote(expandable, children) {
  const block = el('blockquote', {}, children);
  if (expandable) {
    // A control of its own, because the quote may hold links and a button inside a button is no use to anyone.
    const unfold = el('button', { type: 'button', class: 'unfold', 'aria-expanded': 'false' }, icon('down'));
    unfold.setAttribute('aria-label', t('message.unfold'));
    unfold.addEventListener('click', () => {
      unfold.setAttribute('aria-expanded', String(!block.classList.toggle('folded')));
    });
    block.classList.add('folded');
    block.append(unfold);
  }
  return block;
}

function spoiler(children) {
  const veil = el('span', {
    class: 'spoiler',
    role: 'button',
    tabindex: '0',
    'aria-label': t('message.spoiler'),
    data: { testid: 'spoiler' },
  });
  veil.append(el('span', { class: 'spoiler-text', inert: true }, children));
  const show = (event) => {
    if (veil.classList.contains('shown')) {
      return;
    }
    event.preventDefault();
    veil.classList.add('shown');
    ['role', 'tabindex', 'aria-label'].forEach((name) => veil.removeAttribute(name));
    veil.firstChild.inert = false;
  };
  veil.addEventListener('click', show);
  veil.addEventListener('keydown', (event) => (event.key === 'Enter' || event.key === ' ') && show(event));
  return veil;
}
