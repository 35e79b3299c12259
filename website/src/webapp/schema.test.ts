import { describe, expect, it } from 'vitest';
import { controlOf, effective, type Schema } from './schema';
import { contrast, paletteOf, readableOn } from './theme';
import { languageOf } from './words';

const CHOICES = (...values: string[]) =>
  values.map((value) => ({ value, titles: { ru: `р-${value}`, en: value } }));

const SCHEMA: Schema = {
  properties: {
    size: { type: 'string', enum: ['1:1', '16:9'], 'x-choices': CHOICES('1:1', '16:9'), default: '1:1' },
    ratio: { type: 'string', enum: ['a', 'b', 'c', 'd', 'e'], default: 'a' },
    n: { type: 'integer', minimum: 1, maximum: 10, default: 1 },
    stylize: { type: 'integer', minimum: 0, maximum: 1000, default: 100 },
    cfg_scale: { type: 'number', minimum: 0, maximum: 1, multipleOf: 0.05, default: 0.5 },
    seed: { type: 'integer', minimum: 0, maximum: 4294967295 },
    style: { type: 'string', enum: ['raw'] },
    tile: { type: 'boolean', default: false },
    negative: { type: 'string', maxLength: 500, default: '' },
    reference: { type: 'string', format: 'uuid', 'x-ui': 'photo' },
    background: { type: 'string', enum: ['auto', 'transparent'], default: 'auto' },
    output_format: { type: 'string', enum: ['jpeg', 'png', 'webp'], default: 'jpeg' },
    version: { type: 'string', enum: ['1.6', '2.1'], default: '2.1' },
    later: { type: 'array' },
  },
  allOf: [
    {
      if: { properties: { background: { const: 'transparent' } }, required: ['background'] },
      then: { properties: { output_format: { enum: ['png', 'webp'] } } },
    },
  ],
  'x-needs-photo': [{ setting: 'version', value: '2.1', otherwise: '1.6' }],
};

const control = (name: string, chosen = {}, hasPhoto = true) =>
  controlOf(name, SCHEMA, effective(SCHEMA, chosen, hasPhoto), hasPhoto, 'ru');

describe('a setting', () => {
  it.each([
    ['size', 'segments'],
    ['ratio', 'select'],
    ['n', 'stepper'],
    ['stylize', 'slider'],
    ['cfg_scale', 'slider'],
    ['seed', 'number'],
    ['style', 'select'],
    ['tile', 'switch'],
    ['negative', 'text'],
    ['reference', 'photo'],
    ['later', undefined],
  ])('%s is a %s', (name, kind) => {
    expect(control(name)?.kind).toBe(kind);
  });

  it('counts as its default, and is left out where it has none', () => {
    const values = effective(SCHEMA, { n: 3 }, true);
    expect(values['n']).toBe(3);
    expect(values['stylize']).toBe(100);
    expect('seed' in values || 'style' in values || 'reference' in values).toBe(false);
  });

  it('follows the rules between settings', () => {
    expect(effective(SCHEMA, { background: 'transparent' }, true)['output_format']).toBe('png');
    expect(
      effective(SCHEMA, { background: 'transparent', output_format: 'webp' }, true)['output_format'],
    ).toBe('webp');
    expect(effective(SCHEMA, { output_format: 'jpeg' }, true)['output_format']).toBe('jpeg');
    const formats = control('output_format', { background: 'transparent' });
    expect(formats?.kind === 'segments' && formats.choices.map((it) => it.shut)).toEqual([
      'rule',
      undefined,
      undefined,
    ]);
  });

  it('takes another choice where there is no photo, and says why', () => {
    expect(effective(SCHEMA, {}, true)['version']).toBe('2.1');
    expect(effective(SCHEMA, { version: '2.1' }, false)['version']).toBe('1.6');
    const versions = control('version', {}, false);
    expect(versions?.kind === 'segments' && versions.choices.map((it) => it.shut)).toEqual([
      undefined,
      'photo',
    ]);
  });

  it('speaks the language of the reader', () => {
    const sizes = control('size');
    expect(sizes?.kind === 'segments' && sizes.choices[0]?.title).toBe('р-1:1');
  });
});

describe('the colours', () => {
  const IOS = {
    bg_color: '#ffffff',
    text_color: '#000000',
    hint_color: '#8e8e93',
    link_color: '#007aff',
    button_color: '#007aff',
    secondary_bg_color: '#efeff4',
    section_header_text_color: '#6d6d72',
    subtitle_text_color: '#8e8e93',
    destructive_text_color: '#ff3b30',
  };
  const ANDROID = {
    bg_color: '#1d2733',
    text_color: '#ffffff',
    hint_color: '#7d8b99',
    secondary_bg_color: '#151e27',
  };

  it.each([
    ['light', IOS],
    ['dark', ANDROID],
    ['none', {}],
    ['broken', { bg_color: 'red', text_color: 'url(x)' }],
  ])('can be read: %s', (_name, params) => {
    const palette = paletteOf(params);
    for (const words of [palette.hint, palette.link, palette.header, palette.danger]) {
      expect(contrast(words, palette.section)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(words, palette.page)).toBeGreaterThanOrEqual(4.5);
    }
    expect(palette.dark).toBe(_name === 'dark');
  });

  it('stay as they are where they can be read', () => {
    expect(readableOn('#000000', '#ffffff', '#ff0000')).toBe('#000000');
  });
});

it('knows who reads Russian', () => {
  expect(['', 'ru', 'uk', 'kk-KZ'].map(languageOf)).toEqual(['ru', 'ru', 'ru', 'ru']);
  expect(['en', 'pt-br', 'rusyn'].map(languageOf)).toEqual(['en', 'en', 'en']);
});
