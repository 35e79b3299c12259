import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Host } from '../telegram/host';
import { Api, Trouble, type Generation, type Model } from './api';
import { App } from './App';
import { Outside } from './Outside';

const MODEL: Model = {
  id: 'gpt-image-1',
  title: 'GPT Image 1',
  titles: { ru: 'GPT Image 1', en: 'GPT Image 1' },
  kind: 'picture',
  price: 2,
  max_uploads: 2,
  max_prompt_length: 4000,
  available: true,
  settings: {
    properties: {
      size: {
        type: 'string',
        'x-titles': { ru: 'Размер', en: 'Size' },
        enum: ['1024x1024', '512x512'],
        default: '1024x1024',
      },
      quality: { type: 'string', 'x-titles': { ru: 'Качество' }, enum: ['low', 'high'], default: 'low' },
      n: { type: 'integer', 'x-titles': { ru: 'Сколько' }, minimum: 1, maximum: 10, default: 1 },
      stylize: { type: 'integer', 'x-titles': { ru: 'Стиль' }, minimum: 0, maximum: 1000, default: 100 },
      tile: { type: 'boolean', 'x-titles': { ru: 'Плитка' }, default: false },
      style_reference: {
        type: 'string',
        'x-titles': { ru: 'Образец' },
        format: 'uuid',
        'x-ui': 'photo',
      },
      seed: { type: 'integer', 'x-titles': { ru: 'Зерно' }, minimum: 0, 'x-advanced': true },
      negative: { type: 'string', 'x-titles': { ru: 'Без чего' }, maxLength: 10, default: '' },
    },
  },
};

const MADE: Generation = {
  id: 'g1',
  status: 'completed',
  model: 'gpt-image-1',
  prompt: 'прошлая лиса',
  images: [{ url: 'https://kadr.example/files/a', thumb_url: '/files/b' }],
  cost: 2,
  charged: 2,
  created_at: '2026-11-20T12:00:00Z',
};

class Telegram {
  button = { text: '', shown: false, busy: false };
  alerts: string[] = [];
  links: string[] = [];
  closed = 0;
  private readonly pressed = new Set<() => void>();
  readonly host: Host = {
    initData: 'query_id=AAH&hash=ab',
    person: { id: 7, language: 'ru' },
    theme: () => ({}),
    onTheme: () => {},
    ready: () => {},
    button: {
      show: (text) => Object.assign(this.button, { text, shown: true }),
      hide: () => Object.assign(this.button, { shown: false }),
      progress: (busy) => Object.assign(this.button, { busy }),
      onPress: (press) => {
        this.pressed.add(press);
        return () => this.pressed.delete(press);
      },
    },
    alert: (text) => void this.alerts.push(text),
    haptic: () => {},
    openLink: (url) => void this.links.push(url),
    openBot: (url) => void this.links.push(url),
    confirmClosing: () => {},
    close: () => void this.closed++,
  };

  /** As often in one tick. */
  async press(times = 1) {
    await act(async () => {
      for (let press = 0; press < times; press++) {
        this.pressed.forEach((it) => it());
      }
      await Promise.resolve();
    });
  }
}

let telegram: Telegram;
let api: Api;

beforeEach(() => {
  sessionStorage.clear();
  telegram = new Telegram();
  api = new Api('query_id=AAH&hash=ab');
  let number = 0;
  vi.spyOn(api, 'models').mockResolvedValue([MODEL]);
  vi.spyOn(api, 'me').mockResolvedValue({ credits: 10, locale: 'ru' });
  vi.spyOn(api, 'history').mockResolvedValue([
    MADE,
    { ...MADE, id: 'g2', model: 'kling', prompt: 'чужое' },
    { ...MADE, id: 'g3', prompt: 'прошлый кот', images: [{ url: '/files/c', kind: 'video' }] },
  ]);
  vi.spyOn(api, 'quote').mockImplementation((_model, _uploads, settings) =>
    Promise.resolve({
      cost: settings['quality'] === 'high' ? 8 : 2,
      credits: 10,
      affordable: true,
      available: true,
    }),
  );
  vi.spyOn(api, 'upload').mockImplementation((file) =>
    file.name.endsWith('.txt')
      ? Promise.reject(new Trouble(415, 'not-a-picture'))
      : Promise.resolve(`upload-${++number}`),
  );
  vi.spyOn(api, 'submit').mockResolvedValue({ ok: true, generation_id: 'g' });
  Object.assign(URL, { createObjectURL: () => 'blob:photo', revokeObjectURL: () => {} });
  window.scrollTo = () => {};
});

afterEach(cleanup);

async function open(host: Host | undefined = telegram.host) {
  const page = (language: 'ru' | 'en') => (
    <App
      modelId="gpt-image-1"
      host={host}
      api={api}
      botUrl="https://t.me/kadr_bot"
      language={language}
      speak={() => {}}
    />
  );
  const shown = render(page('ru'));
  await screen.findByTestId('setting-size');
  await waitFor(() => expect(screen.getByTestId('price').textContent).toBe('2 кредита'));
  return { ...shown, inEnglish: () => shown.rerender(page('en')) };
}

const type = (text: string) => fireEvent.change(screen.getByTestId('prompt'), { target: { value: text } });
const setting = (name: string) => screen.getByTestId(`setting-${name}`);
const pick = (testId: string, ...names: string[]) =>
  act(async () => {
    const files = names.map((name) => new File(['x'], name, { type: 'image/png' }));
    fireEvent.change(screen.getByTestId(testId), { target: { files } });
    await Promise.resolve();
  });
const sent = () => vi.mocked(api.submit).mock.calls;

it('hides the button while there are no words, and shows it when typing starts', async () => {
  await open();
  expect(telegram.button.shown).toBe(false);
  await pick('photos', 'a.png');
  type('   ');
  expect(telegram.button.shown).toBe(false);
  type('л');
  expect(telegram.button).toEqual({ text: 'Сгенерировать за 2 ⚡', shown: true, busy: false });
  type(' \n');
  expect(telegram.button.shown).toBe(false);
});

it('has no other button that sends', async () => {
  const { container } = await open();
  type('лиса');
  expect(container.querySelector('form, [type=submit]')).toBeNull();
  container.querySelectorAll('button').forEach((button) => fireEvent.click(button));
  expect(sent()).toHaveLength(0);
});

it('sends everything that is filled in, once, and closes', async () => {
  await open();
  type('лиса в снегу');
  fireEvent.click(within(setting('size')).getByLabelText('512x512'));
  fireEvent.click(within(setting('quality')).getByLabelText('high'));
  fireEvent.click(within(setting('n')).getByLabelText('Сколько: Больше'));
  fireEvent.change(within(setting('stylize')).getByRole('slider'), { target: { value: '250' } });
  fireEvent.click(within(setting('tile')).getByRole('switch'));
  fireEvent.change(within(setting('seed')).getByRole('spinbutton'), { target: { value: '42' } });
  fireEvent.change(within(setting('negative')).getByRole('textbox'), { target: { value: 'текст' } });
  await pick('photos', 'a.png', 'b.png');
  await pick('photo-of-style_reference', 'c.png');
  await waitFor(() => expect(telegram.button.text).toBe('Сгенерировать за 8 ⚡'));
  await telegram.press(3);
  expect(sent()).toEqual([
    [
      'gpt-image-1',
      {
        user_id: 7,
        data: {
          kind: 'gpt-image-1_settings',
          prompt: 'лиса в снегу',
          size: '512x512',
          quality: 'high',
          n: 2,
          stylize: 250,
          tile: true,
          seed: 42,
          negative: 'текст',
          style_reference: 'upload-3',
          upload_ids: ['upload-1', 'upload-2'],
          max_cost: 8,
        },
        initData: 'query_id=AAH&hash=ab',
      },
    ],
  ]);
  expect(telegram.closed).toBe(1);
  expect(telegram.button.busy).toBe(true);
});

it('keeps what was filled in when it could not be sent, and shows the new price', async () => {
  await open();
  type('лиса');
  await pick('photos', 'a.png');
  vi.mocked(api.submit).mockRejectedValueOnce(new Trouble(409, 'price-changed', { cost: 5 }));
  await telegram.press();
  expect(telegram.alerts).toEqual([expect.stringContaining('теперь 5 кредитов')]);
  expect(screen.getByTestId<HTMLTextAreaElement>('prompt').value).toBe('лиса');
  expect(screen.getAllByTestId('photo')).toHaveLength(1);
  expect(telegram.button).toEqual({ text: 'Сгенерировать за 5 ⚡', shown: true, busy: false });
  await telegram.press();
  expect(sent()[1]?.[1].data['max_cost']).toBe(5);
});

it('keeps the words and settings over a reload, until they are sent', async () => {
  const first = await open();
  type('лиса');
  fireEvent.click(within(setting('size')).getByLabelText('512x512'));
  first.unmount();
  const second = await open();
  expect(screen.getByTestId<HTMLTextAreaElement>('prompt').value).toBe('лиса');
  expect(within(setting('size')).getByLabelText<HTMLInputElement>('512x512').checked).toBe(true);
  await telegram.press();
  second.unmount();
  await open();
  expect(screen.getByTestId<HTMLTextAreaElement>('prompt').value).toBe('');
});

it('takes as many photos as there is room for, and says so', async () => {
  await open();
  await pick('photos', 'a.png', 'b.png', 'c.png', 'd.png');
  expect(screen.getAllByTestId('photo')).toHaveLength(2);
  expect(telegram.alerts).toEqual(['Можно добавить не больше 2 фото. Лишние не добавлены.']);
  fireEvent.click(screen.getByLabelText('Убрать фото: a.png'));
  type('лиса');
  await telegram.press();
  expect(sent()[0]?.[1].data['upload_ids']).toEqual(['upload-2']);
});

it('puts a photo away that the server does not take, and says why', async () => {
  await open();
  await pick('photos', 'a.txt', 'b.png');
  await waitFor(() => expect(screen.getAllByTestId('photo')).toHaveLength(1));
  expect(telegram.alerts).toEqual([expect.stringContaining('нужно фото JPEG')]);
});

it('waits for photos that are still on their way', async () => {
  let arrive: (id: string) => void = () => {};
  vi.mocked(api.upload).mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  await open();
  type('лиса');
  await pick('photos', 'a.png');
  await telegram.press();
  expect(telegram.button.busy).toBe(true);
  expect(sent()).toHaveLength(0);
  await act(async () => {
    arrive('late');
    await Promise.resolve();
  });
  await waitFor(() => expect(sent()[0]?.[1].data['upload_ids']).toEqual(['late']));
});

it('shows what is missing, and the way to more', async () => {
  vi.mocked(api.quote).mockResolvedValue({ cost: 2, credits: 1, affordable: false, available: true });
  vi.spyOn(api, 'packages').mockResolvedValue({
    available: true,
    packages: [{ id: 'p500', name: '25', price: { value: '500.00', currency: 'RUB' }, credits: 25 }],
  });
  vi.spyOn(api, 'pay').mockResolvedValue('https://pay.example/1');
  await open();
  const buy = screen.getByTestId('buy');
  expect(buy.textContent).toContain('Не хватает 1 кредит');
  fireEvent.click(within(buy).getByText('Пополнить'));
  fireEvent.click(await within(buy).findByText('25 кредитов'));
  await waitFor(() => expect(telegram.links).toEqual(['https://pay.example/1']));
});

it('shows what was made with this model, and takes its words again', async () => {
  await open();
  const history = await screen.findByTestId('history');
  expect(history.textContent).toContain('прошлая лиса');
  expect(within(history).getByLabelText('Открыть результат: прошлый кот').querySelector('img')).toBeNull();
  expect(history.textContent).not.toContain('чужое');
  fireEvent.click(within(history).getByLabelText('Открыть результат: прошлая лиса'));
  expect(telegram.links).toEqual(['https://kadr.example/files/a']);
  fireEvent.click(within(history).getByLabelText('Взять описание: прошлая лиса'));
  expect(telegram.button.shown).toBe(true);
});

it('says when the settings cannot be had, and tries again', async () => {
  vi.mocked(api.models).mockRejectedValueOnce(new Trouble(0, 'network'));
  render(
    <App modelId="gpt-image-1" host={telegram.host} api={api} botUrl="" language="ru" speak={() => {}} />,
  );
  fireEvent.click(await screen.findByText('Повторить'));
  expect(telegram.alerts).toHaveLength(1);
  await screen.findByTestId('setting-size');
});

const mistakes = async (page: Element) => {
  const { violations } = await axe.run(page, {
    // These need a browser that paints; the walk over the real page has one.
    rules: {
      'color-contrast': { enabled: false },
      'label-content-name-mismatch': { enabled: false },
      region: { enabled: false },
    },
  });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join()}`);
};

it.each(['ru', 'en'] as const)('can be used by everybody: %s', async (language) => {
  const { container, inEnglish } = await open();
  if (language === 'en') {
    inEnglish();
  }
  type('лиса');
  await pick('photos', 'a.png');
  expect(await mistakes(container)).toEqual([]);
});

it.each(['ru', 'en'] as const)('leads to the bot from outside Telegram: %s', async (language) => {
  const { container } = render(<Outside language={language} botUrl="https://t.me/kadr_bot" />);
  expect(screen.getByTestId('outside')).toBeDefined();
  expect(screen.getByRole('link').getAttribute('href')).toBe('https://t.me/kadr_bot');
  expect(await mistakes(container)).toEqual([]);
});
