// One bubble: a message, an album, or something that is still on its way.

import { el, spoken } from '/telegram/dom.js';
import { richText } from '/telegram/entities.js';
import { clockTime, fileSize, fullName, fullTime, money } from '/telegram/format.js';
import { icon } from '/telegram/icons.js';
import { keyboardOf } from '/telegram/keyboard.js';
import { t } from '/telegram/labels.js';
import { fillsBubble, mediaOf, mosaic } from '/telegram/media.js';
import { summary } from '/telegram/people.js';
import { authorOf, jumpTo, replyTo } from '/telegram/reply.js';
import { fromBot } from '/telegram/state.js';

/** A message of the Bot API. `place` says how it joins its neighbours and how far it got. */
export function messageNode(message, place, actions) {
  const bubble = el('div', { class: fillsBubble(message) ? 'bubble filled' : 'bubble' });
  bubble.append(author(message));
  if (message.reply_to_message) {
    bubble.append(replied(message.reply_to_message));
  }
  const media = mediaOf(message) ?? cardOf(message);
  const text = message.text ?? message.caption;
  if (media && !message.show_caption_above_media) {
    bubble.append(media);
  }
  if (text) {
    bubble.append(words(text, message.entities ?? message.caption_entities, actions, metaOf(message, place)));
  }
  if (media && message.show_caption_above_media) {
    bubble.append(media);
  }
  if (!media && !text) {
    bubble.append(el('p', { class: 'words unsupported' }, t('message.unsupported'), metaOf(message, place)));
  } else if (!text) {
    bubble.append(metaOf(message, place));
    bubble.classList.add('meta-over');
  }
  return frame(message, place, [bubble, keyboardOf(message, actions.onLink)], `message-${message.message_id}`);
}

/** Files that were sent together: one bubble, one line each. */
function filesNode(messages, place, actions) {
  const last = messages[messages.length - 1];
  const bubble = el('div', { class: 'bubble' }, author(last));
  if (messages[0].reply_to_message) {
    bubble.append(replied(messages[0].reply_to_message));
  }
  for (const message of messages) {
    const meta = message === last ? metaOf(message, place) : null;
    const caption = message.caption ? words(message.caption, message.caption_entities, actions, meta) : meta;
    bubble.append(
      el(
        'div',
        { class: 'album-file', data: { testid: `message-${message.message_id}`, from: fromOf(message) } },
        [mediaOf(message), caption].filter(Boolean),
      ),
    );
  }
  return frame(last, place, [bubble], `album-${last.media_group_id}`);
}

/** Several photos, videos or files that were sent together. Each part is a message of its own for the tests. */
export function albumNode(messages, place, actions) {
  if (messages[0].document) {
    return filesNode(messages, place, actions);
  }
  const captions = messages.filter((message) => message.caption);
  const last = messages[messages.length - 1];
  const tiles = mosaic(messages, (message, node) =>
    el('div', { class: 'tile', data: { testid: `message-${message.message_id}`, from: fromOf(message) } }, node),
  );
  const reply = messages[0].reply_to_message;
  const bubble = el('div', { class: 'bubble filled' }, author(last), reply ? replied(reply) : null, tiles);
  if (captions.length === 1) {
    bubble.append(words(captions[0].caption, captions[0].caption_entities, actions, metaOf(last, place)));
  } else {
    bubble.append(metaOf(last, place));
    bubble.classList.add('meta-over');
  }
  return frame(last, place, [bubble], `album-${last.media_group_id}`);
}

const fromOf = (message) => (fromBot(message) ? 'bot' : 'user');

function frame(message, place, parts, testid) {
  const from = fromOf(message);
  return el(
    'div',
    {
      class: ['message', from === 'bot' ? 'in' : 'out', place.first ? 'first' : '', place.last ? 'last' : ''].join(' '),
      data: { testid, from, key: place.key },
    },
    parts,
    replyButton(message),
  );
}

/** For the pointer; with the keyboard one chooses by Ctrl+↑ in the composer, or every message would be a stop. */
function replyButton(message) {
  return el(
    'button',
    {
      type: 'button',
      class: 'icon-button reply-button',
      tabindex: '-1',
      'aria-label': t('reply.answer'),
      title: t('reply.answer'),
      data: { testid: `reply-${message.message_id}` },
      on: { click: () => replyTo(message.message_id) },
    },
    icon('reply'),
  );
}

/** Who speaks, for those who do not see the side the bubble stands on. */
function author(message) {
  return spoken(`${fromBot(message) ? fullName(message.from) : t('message.you')}: `);
}

function words(text, entities, actions, meta) {
  return el('div', { class: 'words', dir: 'auto' }, richText(text, entities, actions), meta);
}

function replied(message) {
  return el(
    'button',
    { type: 'button', class: 'replied', title: t('reply.original'), on: { click: () => jumpTo(message.message_id) } },
    spoken(`${t('message.inReply')} `),
    el('strong', { text: authorOf(message) }),
    el('span', { text: summary(message) }),
  );
}

function metaOf(message, place) {
  return el(
    'span',
    { class: 'meta' },
    message.edit_date
      ? el('span', { class: 'edited', text: t('message.edited'), title: fullTime(message.edit_date) })
      : null,
    el('time', {
      text: clockTime(message.date),
      datetime: new Date(message.date * 1000).toISOString(),
      title: fullTime(message.date),
    }),
    fromBot(message) ? null : tick(place.read ? 'ticks' : 'tick', place.read ? 'message.read' : 'message.sent'),
  );
}

const tick = (name, label) => el('span', { class: 'tick' }, icon(name), spoken(t(label)));

/** Kinds that are neither text nor media: invoices and paid invoices. */
function cardOf(message) {
  const { invoice, successful_payment: paid, refunded_payment: refunded } = message;
  if (invoice) {
    return el(
      'div',
      { class: 'card' },
      el('strong', { text: invoice.title }),
      el('span', { text: invoice.description }),
      el('b', { class: 'card-sum', text: money(invoice.total_amount, invoice.currency) }),
    );
  }
  if (refunded) {
    const words = t('message.refunded', { sum: money(refunded.total_amount, refunded.currency) });
    return el('div', { class: 'card' }, el('strong', { text: words }));
  }
  if (paid) {
    return el(
      'div',
      { class: 'card' },
      el('strong', { text: t('message.paid', { sum: money(paid.total_amount, paid.currency) }) }),
    );
  }
  return null;
}

/** What the user sent and the server has not confirmed. */
export function pendingNode(pending, place, { onRetry, onDrop }) {
  const failed = pending.state === 'failed';
  const meta = el(
    'span',
    { class: 'meta' },
    el('time', { text: clockTime(pending.date) }),
    tick(failed ? 'alert' : 'clock', failed ? 'message.failed' : 'message.pending'),
  );
  const text = pending.text ?? pending.caption;
  const bubble = el(
    'div',
    { class: pending.previews?.length ? 'bubble filled' : 'bubble' },
    spoken(`${t('message.you')}: `),
    pending.reply ? replied(pending.reply) : null,
  );
  if (pending.files) {
    bubble.append(drafts(pending));
  }
  bubble.append(text ? el('div', { class: 'words', dir: 'auto' }, text, meta) : meta);
  bubble.classList.toggle('meta-over', !text);
  return el(
    'div',
    { class: `message out pending first last${failed ? ' failed' : ''}`, data: { testid: pending.key, from: 'user' } },
    bubble,
    failed ? trouble(pending, onRetry, onDrop) : null,
  );
}

function drafts(pending) {
  if (!pending.previews?.length) {
    return el(
      'div',
      { class: 'draft-files' },
      pending.files.map((file) =>
        el(
          'span',
          { class: 'document' },
          el('span', { class: 'document-badge' }, icon('file')),
          el(
            'span',
            { class: 'document-lines' },
            el('span', { class: 'document-name', text: file.name }),
            el('span', { class: 'document-size', text: fileSize(file.size) }),
          ),
        ),
      ),
    );
  }
  const images = pending.previews.map(({ url }) => el('img', { src: url, alt: '' }));
  return el(
    'div',
    { class: images.length > 1 ? 'draft-photos many' : 'draft-photos' },
    images,
    el('span', { class: 'spinner' }),
  );
}

function trouble(pending, onRetry, onDrop) {
  return el(
    'div',
    { class: 'trouble', role: 'alert' },
    el('span', { class: 'trouble-words', text: [t('message.failed'), pending.reason].filter(Boolean).join(': ') }),
    el(
      'button',
      { type: 'button', class: 'button primary', data: { testid: 'retry' }, on: { click: () => onRetry(pending) } },
      icon('retry'),
      t('message.retry'),
    ),
    el('button', { type: 'button', class: 'button', on: { click: () => onDrop(pending) } }, t('message.drop')),
  );
}
