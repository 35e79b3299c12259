import type { Language } from './words';

type Titles = Partial<Record<Language, string>>;

/** A model's settings as GET /api/models describes them: the part of JSON Schema that we ship. */
export interface Schema {
  properties?: Record<string, Property>;
  allOf?: Rule[];
  'x-needs-photo'?: NeedsPhoto[];
}

export interface Property {
  type: string;
  title?: string;
  'x-titles'?: Titles;
  enum?: string[];
  'x-choices'?: { value: string; titles?: Titles }[];
  'x-ui'?: string;
  'x-advanced'?: boolean;
  'x-price'?: boolean;
  format?: string;
  default?: Value;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  maxLength?: number;
}

interface Rule {
  if?: { properties?: Record<string, { const?: Value; enum?: Value[] }>; required?: string[] };
  then?: { properties?: Record<string, { const?: Value; enum?: Value[] }> };
}

/** A choice that works only with a photo; without one and without a choice the server takes another. */
interface NeedsPhoto {
  setting: string;
  value: Value;
  otherwise: Value;
}

export type Value = string | number | boolean;

/** What the person chose; what is not in it counts as the default, and is not sent when there is none. */
export type Values = Record<string, Value>;

/** How a setting is shown. */
export type Control =
  | { kind: 'segments' | 'select'; choices: Choice[]; optional: boolean }
  | { kind: 'stepper' | 'slider'; min: number; max: number; step: number }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'switch' }
  | { kind: 'photo' }
  | { kind: 'text'; longest: number };

export interface Choice {
  value: string;
  title: string;
  /** Why it cannot be had now. */
  shut: 'rule' | 'photo' | undefined;
}

/** How long a title may be where there are so many side by side: a phone is 390 pixels wide. */
const SEGMENT_LENGTHS: Record<number, number> = { 1: 30, 2: 16, 3: 11, 4: 8 };

const LAST_STEP = 10;
const LAST_SLIDE = 3_000;

export function titleOf(name: string, property: Property, language: Language): string {
  return property['x-titles']?.[language] ?? property.title ?? name;
}

/** The settings as they count now: defaults filled in, and what cannot be had replaced. */
export function effective(schema: Schema, chosen: Values, hasPhoto: boolean): Values {
  const values: Values = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const value = chosen[name] ?? property.default;
    if (value !== undefined) {
      values[name] = value;
    }
  }
  for (const needs of schema['x-needs-photo'] ?? []) {
    if (!hasPhoto && values[needs.setting] === needs.value) {
      values[needs.setting] = needs.otherwise;
    }
  }
  for (const [name, allowed] of Object.entries(limits(schema, values))) {
    const first = allowed[0];
    if (first !== undefined && values[name] !== undefined && !allowed.includes(values[name])) {
      values[name] = first;
    }
  }
  return values;
}

/** What the rules leave of some settings' choices. */
function limits(schema: Schema, values: Values): Record<string, Value[]> {
  const left: Record<string, Value[]> = {};
  for (const rule of schema.allOf ?? []) {
    if (holds(rule, values)) {
      for (const [name, then] of Object.entries(rule.then?.properties ?? {})) {
        left[name] = then.enum ?? (then.const === undefined ? [] : [then.const]);
      }
    }
  }
  return left;
}

function holds(rule: Rule, values: Values): boolean {
  const conditions = Object.entries(rule.if?.properties ?? {});
  const required = rule.if?.required ?? [];
  return (
    conditions.length > 0 &&
    required.every((name) => values[name] !== undefined) &&
    conditions.every(([name, wanted]) => {
      const value = values[name];
      return value === undefined || (wanted.enum ?? [wanted.const]).includes(value);
    })
  );
}

export function controlOf(
  name: string,
  schema: Schema,
  values: Values,
  hasPhoto: boolean,
  language: Language,
): Control | undefined {
  const property = schema.properties?.[name];
  if (property === undefined || property['x-ui'] === 'hidden') {
    return undefined;
  }
  switch (property.type) {
    case 'boolean':
      return { kind: 'switch' };
    case 'integer':
    case 'number':
      return numberOf(property);
    case 'string':
      if (property.enum !== undefined) {
        return choicesOf(name, property.enum, property, schema, values, hasPhoto, language);
      }
      return property.format === 'uuid' || property['x-ui'] === 'photo'
        ? { kind: 'photo' }
        : { kind: 'text', longest: property.maxLength ?? 500 };
    default:
      return undefined; // of a newer server: left out, it counts as its default
  }
}

function numberOf(property: Property): Control {
  const min = property.minimum ?? 0;
  const max = property.maximum ?? Number.MAX_SAFE_INTEGER;
  if (property.default === undefined || max > LAST_SLIDE) {
    return { kind: 'number', min, max };
  }
  const step = property.multipleOf ?? (property.type === 'integer' ? 1 : 0.05);
  return { kind: max <= LAST_STEP && property.type === 'integer' ? 'stepper' : 'slider', min, max, step };
}

function choicesOf(
  name: string,
  values: string[],
  property: Property,
  schema: Schema,
  now: Values,
  hasPhoto: boolean,
  language: Language,
): Control {
  const named = new Map(property['x-choices']?.map((it) => [it.value, it.titles]));
  const left = limits(schema, now)[name];
  const needs = hasPhoto
    ? []
    : (schema['x-needs-photo'] ?? []).filter((it) => it.setting === name).map((it) => it.value);
  const choices = values.map<Choice>((value) => ({
    value,
    title: named.get(value)?.[language] ?? named.get(value)?.ru ?? value,
    shut: needs.includes(value)
      ? 'photo'
      : left !== undefined && left.length > 0 && !left.includes(value)
        ? 'rule'
        : undefined,
  }));
  const optional = property.default === undefined;
  const room = SEGMENT_LENGTHS[choices.length] ?? 0;
  const few = !optional && choices.every((choice) => choice.title.length <= room);
  return { kind: few ? 'segments' : 'select', choices, optional };
}
