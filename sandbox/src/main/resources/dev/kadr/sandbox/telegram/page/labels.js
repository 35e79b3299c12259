// Every word of the page itself, Russian and English. What bots and users wrote is never translated.

const RU = {
  'page.title': 'Чат · песочница Kadr',
  'people.title': 'Кто пишет боту',
  'people.search': 'Поиск',
  'people.add': 'Добавить человека',
  'people.none': 'Пока никого нет',
  'people.noneHint': 'Добавьте человека, и можно писать боту от его имени.',
  'people.notFound': 'Никто не нашёлся',
  'people.notStarted': 'Ещё не начинал чат',
  'people.blocked': 'Заблокировал бота',
  'people.unread': 'Непрочитанных: {count}',
  'language.switch': 'EN: switch the page to English',
  'theme.switch': 'Тёмная тема',
  'chat.back': 'К списку',
  'chat.menu': 'Меню чата',
  'chat.log': 'Сообщения',
  'chat.toBottom': 'Вниз, к последним сообщениям',
  'chat.start': 'Начать',
  'chat.unblock': 'Разблокировать',
  'chat.bot': 'бот',
  'chat.signedIn': 'Вы — {name}',
  'chat.nobody': 'Выберите, кем войти',
  'chat.nobodyHint': 'Слева — люди для проверки. Каждый пишет боту из своего чата.',
  'chat.nobodyStart': 'Выберите, кто откроет ссылку с запуском бота.',
  'chat.empty': 'Здесь пока нет сообщений',
  'chat.emptyHint': 'Напишите что-нибудь или пришлите фото.',
  'chat.greeting': 'Это ваш чат с ботом',
  'chat.greetingHint': 'Нажмите «Начать» внизу, и бот ответит.',
  'chat.loading': 'Загружаю сообщения…',
  'chat.loadFailed': 'Сообщения не загрузились.',
  'chat.unreadBelow': 'Новые сообщения',
  'menu.blocked': 'Бот заблокирован',
  'menu.copyId': 'Скопировать id {id}',
  'menu.copied': 'Скопировано',
  'menu.close': 'Закрыть',
  'compose.placeholder': 'Сообщение',
  'compose.attach': 'Прикрепить файлы',
  'compose.send': 'Отправить',
  'compose.commands': 'Меню команд бота',
  'compose.menu': 'Меню',
  'commands.none': 'У бота пока нет команд.',
  'drop.file': 'Отпустите здесь как файл',
  'drop.fileHint': 'без сжатия',
  'drop.photo': 'Отпустите здесь как фото',
  'drop.photoHint': 'быстро, со сжатием',
  'attach.title': 'Отправить',
  'attach.as': 'Отправить как',
  'attach.photo': 'Фото',
  'attach.video': 'Видео',
  'attach.pictures': 'Фото и видео',
  'attach.document': 'Файл',
  'attach.caption': 'Подпись',
  'attach.more': 'Добавить ещё',
  'attach.remove': 'Убрать {name}',
  'attach.limit': 'За один раз уходит не больше {count} файлов.',
  cancel: 'Отмена',
  ok: 'Хорошо',
  'message.you': 'Вы',
  'message.youColon': 'Вы: ',
  'message.edited': 'изменено',
  'message.pending': 'Отправляется',
  'message.sent': 'Отправлено',
  'message.read': 'Бот ответил',
  'message.failed': 'Не отправилось',
  'message.retry': 'Повторить',
  'message.drop': 'Убрать',
  'message.unsupported': 'Такое сообщение здесь не показать',
  'message.spoiler': 'Скрытый текст, нажмите, чтобы показать',
  'message.copyCode': 'Скопировать',
  'message.unfold': 'Показать цитату целиком',
  'message.openPhoto': 'Открыть фото',
  'message.download': 'Скачать',
  'message.fileMissing': 'Файл не загрузился',
  'message.inReply': 'В ответ на',
  'message.paid': 'Оплачено: {sum}',
  'message.refunded': 'Возвращено: {sum}',
  'kind.photo': 'Фото',
  'kind.video': 'Видео',
  'kind.document': 'Файл',
  'kind.animation': 'GIF',
  'kind.audio': 'Аудио',
  'kind.voice': 'Голосовое сообщение',
  'kind.sticker': 'Стикер',
  'kind.invoice': 'Счёт',
  'kind.album': 'Альбом',
  'button.disabled': 'Эта кнопка здесь не работает',
  'button.newTab': 'откроется в новой вкладке',
  'button.noAnswer': 'Бот не ответил на нажатие',
  'button.paying': 'Оплата отправлена, ждём ответа бота',
  'button.failed': 'Нажатие не дошло до бота',
  'action.typing': 'печатает…',
  'action.upload_photo': 'отправляет фото…',
  'action.record_video': 'записывает видео…',
  'action.upload_video': 'отправляет видео…',
  'action.record_voice': 'записывает голос…',
  'action.upload_voice': 'отправляет голос…',
  'action.upload_document': 'отправляет файл…',
  'action.choose_sticker': 'выбирает стикер…',
  'action.other': 'занят…',
  'viewer.title': 'Фото',
  'viewer.previous': 'Предыдущее фото',
  'viewer.next': 'Следующее фото',
  'viewer.position': '{index} из {count}',
  'reply.answer': 'Ответить',
  'reply.to': 'Ответ:',
  'reply.cancel': 'Не отвечать',
  'reply.original': 'Показать сообщение',
  'beside.open': 'Открыть рядом: {name}',
  'beside.close': 'Закрыть этот чат',
  'beside.title': 'Чат рядом: {name}',
  'person.title': 'Новый человек',
  'person.name': 'Имя',
  'person.language': 'Язык его Telegram',
  'person.russian': 'Русский',
  'person.english': 'Английский',
  'person.add': 'Добавить',
  'person.failed': 'Не получилось добавить.',
  'block.failed': 'Не получилось изменить.',
  'connection.lost': 'Нет связи, переподключаюсь…',
  'connection.back': 'Связь восстановлена',
  'error.tooLarge': 'Файл слишком большой.',
  'error.network': 'Нет связи с песочницей.',
  'day.today': 'Сегодня',
  'day.yesterday': 'Вчера',
  'size.units': 'Б КБ МБ ГБ',
};

const EN = {
  'page.title': 'Chat · Kadr sandbox',
  'people.title': 'Who writes to the bot',
  'people.search': 'Search',
  'people.add': 'Add a person',
  'people.none': 'Nobody here yet',
  'people.noneHint': 'Add a person and write to the bot in their name.',
  'people.notFound': 'Nobody found',
  'people.notStarted': 'Has not started the chat',
  'people.blocked': 'Blocked the bot',
  'people.unread': 'Unread: {count}',
  'language.switch': 'RU: переключить страницу на русский',
  'theme.switch': 'Dark theme',
  'chat.back': 'Back to the list',
  'chat.menu': 'Chat menu',
  'chat.log': 'Messages',
  'chat.toBottom': 'Down to the latest messages',
  'chat.start': 'Start',
  'chat.unblock': 'Unblock',
  'chat.bot': 'bot',
  'chat.signedIn': 'You are {name}',
  'chat.nobody': 'Choose who to be',
  'chat.nobodyHint': 'On the left are people to test with. Each writes to the bot from a chat of their own.',
  'chat.nobodyStart': 'Choose who opens the link that starts the bot.',
  'chat.empty': 'No messages here yet',
  'chat.emptyHint': 'Write something or send a photo.',
  'chat.greeting': 'This is your chat with the bot',
  'chat.greetingHint': 'Press Start below and the bot will answer.',
  'chat.loading': 'Loading messages…',
  'chat.loadFailed': 'The messages did not load.',
  'chat.unreadBelow': 'New messages',
  'menu.blocked': 'Bot is blocked',
  'menu.copyId': 'Copy id {id}',
  'menu.copied': 'Copied',
  'menu.close': 'Close',
  'compose.placeholder': 'Message',
  'compose.attach': 'Attach files',
  'compose.send': 'Send',
  'compose.commands': 'Menu of bot commands',
  'compose.menu': 'Menu',
  'commands.none': 'The bot has no commands yet.',
  'drop.file': 'Drop here as a file',
  'drop.fileHint': 'without compression',
  'drop.photo': 'Drop here as a photo',
  'drop.photoHint': 'quick, compressed',
  'attach.title': 'Send',
  'attach.as': 'Send as',
  'attach.photo': 'Photo',
  'attach.video': 'Video',
  'attach.pictures': 'Photos and videos',
  'attach.document': 'File',
  'attach.caption': 'Caption',
  'attach.more': 'Add more',
  'attach.remove': 'Remove {name}',
  'attach.limit': 'No more than {count} files go at once.',
  cancel: 'Cancel',
  ok: 'OK',
  'message.you': 'You',
  'message.youColon': 'You: ',
  'message.edited': 'edited',
  'message.pending': 'Sending',
  'message.sent': 'Sent',
  'message.read': 'The bot replied',
  'message.failed': 'Not sent',
  'message.retry': 'Try again',
  'message.drop': 'Remove',
  'message.unsupported': 'This message cannot be shown here',
  'message.spoiler': 'Hidden text, press to show',
  'message.copyCode': 'Copy',
  'message.unfold': 'Show the whole quote',
  'message.openPhoto': 'Open photo',
  'message.download': 'Download',
  'message.fileMissing': 'The file did not load',
  'message.inReply': 'In reply to',
  'message.paid': 'Paid: {sum}',
  'message.refunded': 'Refunded: {sum}',
  'kind.photo': 'Photo',
  'kind.video': 'Video',
  'kind.document': 'File',
  'kind.animation': 'GIF',
  'kind.audio': 'Audio',
  'kind.voice': 'Voice message',
  'kind.sticker': 'Sticker',
  'kind.invoice': 'Invoice',
  'kind.album': 'Album',
  'button.disabled': 'This button does not work here',
  'button.newTab': 'opens in a new tab',
  'button.noAnswer': 'The bot did not answer the press',
  'button.paying': 'Payment sent, waiting for the bot',
  'button.failed': 'The press did not reach the bot',
  'action.typing': 'typing…',
  'action.upload_photo': 'sending a photo…',
  'action.record_video': 'recording a video…',
  'action.upload_video': 'sending a video…',
  'action.record_voice': 'recording voice…',
  'action.upload_voice': 'sending voice…',
  'action.upload_document': 'sending a file…',
  'action.choose_sticker': 'choosing a sticker…',
  'action.other': 'busy…',
  'viewer.title': 'Photo',
  'viewer.previous': 'Previous photo',
  'viewer.next': 'Next photo',
  'viewer.position': '{index} of {count}',
  'reply.answer': 'Reply',
  'reply.to': 'Reply to',
  'reply.cancel': 'Do not reply',
  'reply.original': 'Show the message',
  'beside.open': 'Open beside: {name}',
  'beside.close': 'Close this chat',
  'beside.title': 'Chat beside: {name}',
  'person.title': 'New person',
  'person.name': 'Name',
  'person.language': 'Language of their Telegram',
  'person.russian': 'Russian',
  'person.english': 'English',
  'person.add': 'Add',
  'person.failed': 'Could not add.',
  'block.failed': 'Could not change it.',
  'connection.lost': 'No connection, reconnecting…',
  'connection.back': 'Connected again',
  'error.tooLarge': 'The file is too large.',
  'error.network': 'No connection to the sandbox.',
  'day.today': 'Today',
  'day.yesterday': 'Yesterday',
  'size.units': 'B KB MB GB',
};

const listeners = new Set();
let current = document.documentElement.lang === 'en' ? 'en' : 'ru';

/** The page's language, `ru` or `en`. */
export const language = () => current;

/** A text of the page; `{name}` places are filled from `values`. */
export function t(key, values = {}) {
  const text = (current === 'en' ? EN : RU)[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** Whether the page has words for this key. */
export const knows = (key) => key in RU;

/** Calls `listener` after every switch of the language. */
export const onLanguage = (listener) => listeners.add(listener);

/** Switches the language, keeps the choice and relabels the page. */
export function setLanguage(next) {
  try {
    localStorage.setItem('kadr.language', next);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  relabel(next);
}

function relabel(next) {
  current = next;
  document.documentElement.lang = next;
  labelStaticParts();
  listeners.forEach((listener) => listener());
}

// Chosen in another window or frame of this page.
window.addEventListener('storage', (event) => {
  if (event.key === 'kadr.language' && event.newValue && event.newValue !== current) {
    relabel(event.newValue === 'en' ? 'en' : 'ru');
  }
});

/** Writes the words into the parts that index.html marks with data-t, data-t-label and data-t-placeholder. */
export function labelStaticParts() {
  document.title = t('page.title');
  document.querySelectorAll('[data-t]').forEach((node) => (node.textContent = t(node.dataset.t)));
  document.querySelectorAll('[data-t-label]').forEach((node) => {
    const text = t(node.dataset.tLabel);
    node.setAttribute('aria-label', text);
    if (node.localName === 'button') {
      node.title = text;
    }
  });
  document
    .querySelectorAll('[data-t-placeholder]')
    .forEach((node) => (node.placeholder = t(node.dataset.tPlaceholder)));
}
