import { describe, expect, it, vi } from 'vitest';
import { Trouble } from './api';
import { PHOTO_FAILED } from './photos';
import { makePress, photoTextOf, textOf, type Filled, type Press } from './submit';

function world(filled: Partial<Filled> = {}) {
  const host = {
    initData: 'query_id=AAH&hash=ab',
    person: { id: 7, language: 'ru' } as Press['host']['person'],
    alert: vi.fn(),
    haptic: vi.fn(),
    close: vi.fn(),
    confirmClosing: vi.fn(),
    button: { progress: vi.fn() },
  };
  const send = vi.fn<Press['send']>(() => Promise.resolve({ ok: true }));
  const refused = vi.fn();
  const sent = vi.fn();
  const press = makePress({
    host,
    send,
    read: () => ({
      model: 'kling',
      prompt: 'кот на скейте',
      longestPrompt: 20,
      shownCost: 20,
      complete: () => Promise.resolve({ settings: { duration: '5', cfg_scale: 0.5 }, uploads: ['u1'] }),
      ...filled,
    }),
    language: () => 'ru',
    sent,
    refused,
    titleOf: (field) => `«${field}»`,
  });
  return { host, send, press, refused, sent };
}

describe('a press of MainButton', () => {
  it("sends the body of the owner's standard, and closes", async () => {
    const { host, send, press, sent } = world();
    await press();
    expect(send).toHaveBeenCalledWith('kling', {
      user_id: 7,
      data: {
        kind: 'kling_settings',
        prompt: 'кот на скейте',
        duration: '5',
        cfg_scale: 0.5,
        upload_ids: ['u1'],
        max_cost: 20,
      },
      initData: 'query_id=AAH&hash=ab',
    });
    expect(host.button.progress.mock.calls).toEqual([[true]]);
    expect(sent).toHaveBeenCalledOnce();
    expect(host.close).toHaveBeenCalledOnce();
    expect(host.alert).not.toHaveBeenCalled();
  });

  it('leaves out what there is not', async () => {
    const { send, press } = world({
      shownCost: undefined,
      complete: () => Promise.resolve({ settings: {}, uploads: [] }),
    });
    await press();
    expect(send.mock.calls[0]?.[1].data).toEqual({ kind: 'kling_settings', prompt: 'кот на скейте' });
  });

  it('sends once, however often it is pressed in one tick, and not again while the window closes', async () => {
    const { send, press, host } = world();
    await Promise.all([press(), press(), press()]);
    await press();
    expect(send).toHaveBeenCalledOnce();
    expect(host.close).toHaveBeenCalledOnce();
  });

  it('says what is missing, and sends nothing', async () => {
    for (const [filled, text] of [
      [{ prompt: '  \n' }, 'Введите промт'],
      [{ prompt: 'о'.repeat(21) }, 'Слишком длинное описание: не больше 20 знаков.'],
    ] as const) {
      const { host, send, press } = world(filled);
      await press();
      expect(host.alert).toHaveBeenCalledExactlyOnceWith(text);
      expect(send).not.toHaveBeenCalled();
      expect(host.button.progress).not.toHaveBeenCalled();
    }
  });

  it("says the standard's words when Telegram names nobody", async () => {
    const { host, send, press } = world();
    host.person = undefined;
    await press();
    expect(host.alert).toHaveBeenCalledExactlyOnceWith(
      'Ошибка: Не удалось определить пользователя Telegram.',
    );
    expect(send).not.toHaveBeenCalled();
  });

  it.each([
    [new Trouble(0, 'network'), /^Ошибка сети: нет связи с сервером\. Всё, что вы ввели, на месте/],
    [new Trouble(0, 'timeout'), /^Ошибка сети: сервер долго не отвечает/],
    [
      new Trouble(400, 'invalid', { errors: [{ field: 'settings.size' }] }),
      /^Проверьте, пожалуйста: «settings\.size»\./,
    ],
    [new Trouble(401, 'init-data'), /Telegram не подтвердил/],
    [new Trouble(401, 'init-data-stale'), /открыто слишком давно/],
    [
      new Trouble(402, 'insufficient-credits', { cost: 21, credits: 3, missing: 18 }),
      /^Недостаточно кредитов: нужно 21 кредит, у вас 3, не хватает 18\./,
    ],
    [new Trouble(404, 'unknown-upload'), /больше не хранится/],
    [new Trouble(409, 'price-changed', { cost: 22 }), /теперь 22 кредита\. Ничего не отправлено/],
    [new Trouble(413, 'too-large'), /Слишком много текста/],
    [new Trouble(429, 'too-many-requests', {}, 12), /через 12 с/],
    [new Trouble(500, 'internal'), /^Ошибка сервера\. Попробуйте позже\.$/],
    [new Trouble(503, 'model-unavailable'), /не принимает заказы/],
    [new Trouble(503, 'temporarily-unavailable'), /^Ошибка сервера\. Попробуйте позже\.$/],
  ])('tells %o by showAlert, and can be pressed again', async (trouble, text) => {
    const { host, send, press, refused } = world();
    send.mockRejectedValueOnce(trouble);
    await press();
    expect(host.alert).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(text));
    expect(host.alert.mock.calls[0]?.[0].length).toBeLessThanOrEqual(256);
    expect(host.button.progress.mock.calls).toEqual([[true], [false]]);
    expect(host.close).not.toHaveBeenCalled();
    expect(refused).toHaveBeenCalledWith(trouble);
    await press();
    expect(host.close).toHaveBeenCalledOnce();
  });

  it('does not tell twice that a photo failed', async () => {
    const { host, press } = world({ complete: () => Promise.reject(new Trouble(0, PHOTO_FAILED)) });
    await press();
    expect(host.alert).not.toHaveBeenCalled();
    expect(host.button.progress).toHaveBeenLastCalledWith(false);
  });
});

describe('the words', () => {
  it('say of each photo why it was not taken', () => {
    const texts = ['heic-not-supported', 'animated', 'bad-shape', 'broken', 'not-a-picture'].map((type) =>
      photoTextOf(new Trouble(415, type), 'en'),
    );
    expect(new Set(texts).size).toBe(5);
    expect(photoTextOf(new Trouble(413, 'too-large'), 'ru')).toMatch(/20 МБ/);
    expect(photoTextOf(new Trouble(0, 'network'), 'ru')).toMatch(/^Ошибка сети/);
  });

  it('are English for who reads English', () => {
    expect(textOf(new Trouble(409, 'price-changed', { cost: 1 }), 'en')).toMatch(/it is 1 credit now/);
  });
});
