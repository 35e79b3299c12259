'use strict';

// The page knows no service. Each panel says which dials it has and which action of POST /control turns them.

const REFRESH_MILLIS = 2000;
const SILENT = 'The sandbox does not answer.';
const byId = (id) => document.getElementById(id);
const copyOf = (id) => byId(id).content.firstElementChild.cloneNode(true);
const drawn = new Map();
let orders = 0;

function make(tag, props = {}) {
  return Object.assign(document.createElement(tag), props);
}

// Text is only written when it differs, so that a screen reader or a selection is not disturbed.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function say(text, wrong) {
  byId('news').classList.toggle('wrong', wrong);
  write(byId('news'), text);
}

async function order(body, done) {
  orders += 1;
  write(byId('last-order'), JSON.stringify(body));
  byId('last').hidden = false;
  try {
    const answer = await fetch('/control', { method: 'POST', body: JSON.stringify(body) });
    say(answer.ok ? done : (await answer.json()).error, !answer.ok);
  } catch {
    say(SILENT, true);
  }
  await refresh(true);
}

// ---- one dial ----

/** The control of a field, with `read()` and `show(value)`. */
function controlOf(field) {
  switch (field.type) {
    case 'rate': {
      const slider = make('input', { type: 'range', min: '0', max: '100', step: '1' });
      const output = make('output');
      const tell = () => {
        write(output, `${slider.value} %`);
        slider.setAttribute('aria-valuetext', `${slider.value} percent`);
      };
      slider.addEventListener('input', tell);
      const node = make('div', { className: 'rate' });
      node.append(slider, output);
      const show = (value) => {
        slider.value = String(Math.round(value * 100));
        tell();
      };
      return { node, input: slider, read: () => Number(slider.value) / 100, show };
    }
    case 'switch': {
      const box = make('input', { type: 'checkbox' });
      box.setAttribute('role', 'switch');
      return { node: box, input: box, read: () => box.checked, show: (value) => (box.checked = value) };
    }
    case 'choice': {
      const list = make('select');
      list.append(...field.options.map((option) => make('option', { value: option, textContent: option })));
      return { node: list, input: list, read: () => list.value, show: (value) => (list.value = value) };
    }
    case 'whole': {
      const number = make('input', { type: 'number', min: String(field.min), max: String(field.max), step: '1' });
      number.inputMode = 'numeric';
      return { node: number, input: number, read: () => number.valueAsNumber, show: (value) => (number.value = String(value)) };
    }
    default: {
      const text = make('input', { type: 'text', autocomplete: 'off', spellcheck: false });
      return { node: text, input: text, read: () => text.value.trim(), show: (value) => (text.value = value) };
    }
  }
}

function dialOf(field) {
  const control = controlOf(field);
  const node = make('label', { className: 'dial' });
  const words = make('span', { textContent: field.label });
  node.append(words, control.node);
  control.show(field.value);
  return { ...control, row: node, field };
}

/** What an order says for a field; undefined for what was left empty. */
function said(dial) {
  const value = dial.read();
  return value === '' || Number.isNaN(value) ? undefined : value;
}

// ---- groups and panels ----

function groupOf(panel, group) {
  const node = copyOf(group.live ? 'group' : 'form');
  node.querySelector('legend, summary').textContent = group.title;
  node.querySelector('.hint').textContent = group.hint;
  const dials = group.fields.map(dialOf);
  node.querySelector('.fields').append(...dials.map((dial) => dial.row));
  const envelope = { service: panel.service, action: group.action };
  if (group.live) {
    dials.forEach((dial) =>
      dial.input.addEventListener('change', () => {
        const value = said(dial);
        if (value === undefined) {
          dial.show(dial.field.value);
        } else {
          order({ ...envelope, [dial.field.name]: value }, `${panel.title}: ${dial.field.label.toLowerCase()} — set.`);
        }
      }),
    );
  } else {
    addButton(node, group, () => {
      const filled = Object.fromEntries(dials.map((dial) => [dial.field.name, said(dial)]));
      order({ ...envelope, ...filled }, `${panel.title}: ${group.title.toLowerCase()} — done.`);
    });
  }
  return { node, dials, live: group.live };
}

const WORDS = { calm: 'Make peace', clear_pace: 'Start anew', balance: 'Set it', callbacks: 'Set it' };

function addButton(node, group, press) {
  const button = make('button', { type: 'button', textContent: WORDS[group.action] ?? 'Plan it' });
  button.setAttribute('aria-label', `${button.textContent}: ${group.title}`);
  button.addEventListener('click', press);
  const end = make('div', { className: 'form-end' });
  end.append(button);
  node.append(end);
}

function panelOf(panel) {
  const node = copyOf('panel');
  const groups = panel.groups.map((group) => groupOf(panel, group));
  node.querySelector('h2').textContent = panel.title;
  node.querySelector('h2').id = `panel-${panel.service}`;
  node.setAttribute('aria-labelledby', `panel-${panel.service}`);
  node.querySelector('.panel-words p').textContent = panel.text;
  // Peace is what one looks for in a hurry: its button stands at the head of the panel.
  const calm = panel.groups.findIndex((group) => group.action === 'calm');
  node.querySelector('.groups').append(...groups.filter((_, index) => index !== calm).map((group) => group.node));
  if (calm >= 0) node.querySelector('.panel-side').append(groups[calm].node.querySelector('button'));
  byId('panels').append(node);
  return { node, groups };
}

function showFigures(list, figures) {
  if (list.children.length !== figures.length) {
    list.replaceChildren(
      ...figures.map((figure) => {
        const box = make('div');
        box.append(make('dt', { textContent: figure.label }), make('dd'));
        return box;
      }),
    );
  }
  figures.forEach((figure, index) => write(list.children[index].lastElementChild, figure.value));
}

function showPanel(panel, force) {
  if (!drawn.has(panel.service)) drawn.set(panel.service, panelOf(panel));
  const { node, groups } = drawn.get(panel.service);
  showFigures(node.querySelector('.figures'), panel.figures);
  let turned = 0;
  groups.forEach((group, index) => {
    if (!group.live) return;
    group.dials.forEach((dial, place) => {
      const field = panel.groups[index].fields[place];
      dial.field = field;
      // What somebody is turning just now is not turned back under his hand; after his order it shows what came of it.
      if (force || document.activeElement !== dial.input || dial.input.type === 'checkbox') dial.show(field.value);
      const away = field.value !== field.rest;
      dial.row.classList.toggle('turned', away);
      if (away) turned += 1;
    });
  });
  const mood = node.querySelector('.mood');
  mood.classList.toggle('turned', turned > 0);
  write(mood, turned === 0 ? 'At peace' : `Turned: ${turned}`);
}

async function refresh(ordered) {
  const before = orders;
  try {
    const panels = await (await fetch('/mischief/panels')).json();
    if (before !== orders && !ordered) return; // an order overtook this look
    panels.forEach((panel) => showPanel(panel, ordered));
    if (byId('news').textContent === SILENT) say('', false);
  } catch {
    say(SILENT, true);
  }
}

async function watch() {
  await refresh(false);
  setTimeout(watch, REFRESH_MILLIS);
}
watch();
