'use strict';

const REFRESH_MILLIS = 1000;
const LATE_MILLIS = 20000;
const DUPLICATES = 3;
const WORDS = { working: 'Working', held: 'Held', succeeded: 'Done', failed: 'Failed' };
const cards = new Map();
const byId = (id) => document.getElementById(id);
const SILENT = 'The sandbox does not answer.';

function say(text, wrong) {
  byId('news').classList.toggle('wrong', wrong);
  write(byId('news'), text);
}

async function order(body) {
  const answer = await fetch('/control', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ service: 'genapi', ...body }),
  });
  say(answer.ok ? '' : (await answer.json()).error, !answer.ok);
  await refresh();
  return answer.ok;
}

function card(job) {
  const known = cards.get(job.request_id);
  if (known) return known;
  const made = byId('card').content.firstElementChild.cloneNode(true);
  made.querySelector('.complete').addEventListener('click', () =>
    order({ action: 'complete', request_id: job.request_id }));
  made.querySelector('.fail').addEventListener('click', () =>
    order({ action: 'fail', request_id: job.request_id, text: 'Внутренняя ошибка' }));
  cards.set(job.request_id, made);
  return made;
}

function picture(src, alt, className) {
  const image = new Image();
  image.src = src;
  image.alt = alt;
  image.className = className;
  return image;
}

function showPictures(box, job) {
  // The small pictures end with the sandbox; after its restart the file itself stands in, while its link lives.
  const result = job.picture || (job.result?.length ? new URL(job.result[0]).pathname : '');
  const shown = `${result}|${job.photo || ''}`;
  if (box.dataset.shown === shown) return;
  box.dataset.shown = shown;
  box.replaceChildren();
  if (result) {
    const image = picture(result, 'The result', '');
    image.addEventListener('error', () => image.remove());
    box.append(image);
  }
  if (job.photo) box.append(picture(job.photo, 'The photo that came in', result ? 'photo-small' : ''));
}

function foot(job) {
  if (job.state === 'failed') return job.text;
  if (job.state === 'succeeded') return `${job.cost} ₽ · ${job.result.length} of ${job.n}`;
  return job.state === 'held' ? 'Waits for you' : `${job.progress} %`;
}

// Text is only written when it differs, so that a screen reader or a selection is not disturbed.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function show(job) {
  const shown = card(job);
  const unfinished = job.state === 'working' || job.state === 'held';
  const state = shown.querySelector('.state');
  state.className = `state ${job.state}`;
  write(state, WORDS[job.state]);
  write(shown.querySelector('.meta'), `${job.network} · ${job.size} · № ${job.request_id}`);
  write(shown.querySelector('.prompt'), job.prompt);
  write(shown.querySelector('.foot'), foot(job));
  const progress = shown.querySelector('progress');
  progress.hidden = !unfinished;
  progress.value = job.progress;
  const actions = shown.querySelector('.actions');
  actions.hidden = !unfinished;
  for (const button of actions.children) button.setAttribute('aria-describedby', `job-${job.request_id}`);
  shown.querySelector('.prompt').id = `job-${job.request_id}`;
  showPictures(shown.querySelector('.pictures'), job);
  return shown;
}

function place(list, shown) {
  for (const [index, element] of shown.entries()) {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] || null);
  }
  while (list.children.length > shown.length) list.lastElementChild.remove();
}

function showKnobs(state) {
  byId('hold').checked = state.hold;
  for (const [id, value] of [['delay', state.delay_millis], ['latency', state.latency_millis], ['callbacks', state.callbacks]]) {
    if (document.activeElement !== byId(id)) byId(id).value = value;
  }
  write(byId('balance'), String(state.balance));
  write(byId('created'), String(state.created));
}

async function refresh() {
  try {
    const state = await (await fetch('/jobs/api')).json();
    const shown = state.jobs.map(show);
    place(byId('list'), shown);
    const ids = new Set(state.jobs.map((job) => job.request_id));
    for (const id of cards.keys()) if (!ids.has(id)) cards.delete(id);
    byId('none').hidden = shown.length > 0;
    write(byId('unfinished'), String(state.jobs.filter((job) => job.state === 'working' || job.state === 'held').length));
    showKnobs(state);
    if (byId('news').textContent === SILENT) say('', false);
  } catch {
    say(SILENT, true);
  }
}

function turn(id, action, more) {
  byId(id).addEventListener('change', (event) => order({ action, ...more(event.target) }));
}

turn('hold', 'hold', (input) => ({ on: input.checked }));
turn('delay', 'delay', (input) => ({ millis: input.valueAsNumber }));
turn('latency', 'latency', (input) => ({ millis: input.valueAsNumber }));
turn('callbacks', 'callbacks', (input) => ({ mode: input.value, millis: LATE_MILLIS, times: DUPLICATES }));
byId('fail-next').addEventListener('change', async ({ target }) => {
  const [name, value] = target.value.split(':');
  const wish = target.selectedOptions[0].textContent;
  target.selectedIndex = 0;
  if (!name) return;
  const planned = await order({ action: 'fail-next', [name]: name === 'status' ? Number(value) : value, times: 1 });
  // The list goes back to its first line, because the wish is for one order only.
  if (planned) say(`Noted: the next order ${wish}.`, false);
});

async function watch() {
  await refresh();
  setTimeout(watch, REFRESH_MILLIS);
}
watch();
