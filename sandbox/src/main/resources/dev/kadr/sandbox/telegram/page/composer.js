// The line at the bottom: text, commands, files; or START; or "unblock".

import * as api from '/telegram/api.js';
import { takeFiles } from '/telegram/attach.js';
import { showCommands, suggest, takesKey } from '/telegram/commands.js';
import { reasonOf, toast } from '/telegram/dialogs.js';
import { byId } from '/telegram/dom.js';
import { icon } from '/telegram/icons.js';
import { onLanguage, t } from '/telegram/labels.js';
import { scrollDown } from '/telegram/log.js';
import { chosenReply, dropReply, replyKey, showReply } from '/telegram/reply.js';
import {
  addPending,
  announce,
  currentUser,
  dropPending,
  failPending,
  fromBot,
  noteLastMessage,
  on,
  putMessage,
  state,
} from '/telegram/state.js';
import { openWebApp } from '/telegram/webapp/panel.js';

const MOST_HEIGHT = 200;
const composer = byId('composer');
/** What was typed and not sent, by chat. */
const drafts = new Map();
let draftOf = null;

/** Wires the composer; `refreshBot()` asks the server for the commands anew. */
export function showComposer(refreshBot) {
  byId('send').append(icon('send'));
  byId('compose').addEventListener('submit', (event) => {
    event.preventDefault();
    sendTyped();
  });
  composer.addEventListener('keydown', typed);
  composer.addEventListener('input', grow);
  byId('start').addEventListener('click', pressStart);
  byId('unblock').addEventListener('click', () => setBlocked(false));
  showCommands(sendCommand, refreshBot);
  showMenuButton();
  showReply();
  takeFiles(sendParts);
  on('current', draw);
  on('users', draw);
  onLanguage(draw);
}

/** The bot's menu button: the Mini App's, when it is one; the commands stay beside it. */
function showMenuButton() {
  const button = byId('app-menu-button');
  const offered = () => (state.bot?.menu_button?.type === 'web_app' ? state.bot.menu_button : null);
  button.addEventListener('click', () => openWebApp(offered().web_app.url));
  on('bot', () => {
    const menu = offered();
    button.hidden = menu === null;
    button.textContent = menu?.text ?? '';
    byId('commands-button').classList.toggle('slim', menu !== null);
  });
}

function typed(event) {
  if (takesKey(event) || replyKey(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  // isComposing: Enter that ends an input method's word is not ours.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    sendTyped();
  }
}

function grow() {
  composer.style.height = 'auto';
  const wanted = composer.scrollHeight; // 0 while another bar stands in its place
  composer.style.height = wanted ? `${Math.min(wanted, MOST_HEIGHT)}px` : '';
  composer.style.overflowY = wanted > MOST_HEIGHT ? 'auto' : 'hidden';
  byId('send').classList.toggle('ready', composer.value.trim() !== '');
}

function draw() {
  if (draftOf !== state.current) {
    drafts.set(draftOf, composer.value);
    draftOf = state.current;
    composer.value = drafts.get(draftOf) ?? '';
  }
  const user = currentUser();
  const starting = Boolean(user) && !user.blocked && (!user.started || state.startPayload !== null);
  byId('start').hidden = !starting;
  byId('unblock').hidden = !user?.blocked;
  byId('compose').hidden = !user || user.blocked || starting;
  grow();
}

function sendTyped() {
  const text = composer.value.trim();
  if (!text || state.current === null) {
    composer.focus();
    return;
  }
  composer.value = '';
  grow();
  suggest();
  sendText(text);
  composer.focus();
}

function sendCommand(text) {
  if (composer.value.startsWith('/')) {
    composer.value = ''; // it was only typed to find the command
    grow();
  }
  sendText(text);
  composer.focus();
}

function pressStart() {
  const payload = state.startPayload;
  state.startPayload = null;
  currentUser().started = true;
  announce('users');
  sendText(payload ? `/start ${payload}` : '/start');
  requestAnimationFrame(() => composer.focus());
}

/** Sends a text in the open chat. */
export function sendText(text) {
  const chat = state.current;
  if (currentUser()?.blocked) {
    toast(t('people.blocked'));
    return;
  }
  deliver(chat, addPending(chat, { text, reply: chosenReply() }));
  dropReply();
  scrollDown(true);
}

async function sendParts(parts) {
  const chat = state.current;
  const reply = chosenReply();
  dropReply();
  for (const { files, as, caption } of parts) {
    const previews = as === 'photo' ? files.map((file) => ({ url: URL.createObjectURL(file) })) : [];
    const pending = addPending(chat, { files, as, caption, previews, reply });
    scrollDown(true);
    await deliver(chat, pending); // one after the other, so that the parts keep their order
  }
}

async function deliver(chat, pending) {
  try {
    const replyTo = pending.reply?.message_id;
    const answer = pending.files
      ? await api.sendFiles(chat, pending.files, pending.as, pending.caption, replyTo)
      : [await api.sendText(chat, pending.text, replyTo)];
    dropPending(chat, pending);
    answer.forEach((message) => {
      const isNew = putMessage(chat, message);
      noteLastMessage(chat, message, isNew && fromBot(message), true);
    });
  } catch (failure) {
    failPending(pending, reasonOf(failure));
  }
}

/** Sends again what did not go through. */
export function retry(pending) {
  pending.state = 'sending';
  announce('chat');
  deliver(state.current, pending);
}

export const drop = (pending) => dropPending(state.current, pending);

/** Blocks or unblocks the bot in the name of the open chat's person. */
export async function setBlocked(blocked) {
  const user = currentUser();
  const before = user.blocked;
  user.blocked = blocked;
  announce('users');
  try {
    await api.block(user.id, blocked);
  } catch (failure) {
    user.blocked = before;
    announce('users');
    toast(`${t('block.failed')} ${reasonOf(failure)}`);
  }
}
