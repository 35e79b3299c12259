import { useId, type ReactNode } from 'react';
import { RatioIcon } from './icons';
import type { Choice, Control, Value } from './schema';
import type { Words } from './words';

interface Shown {
  name: string;
  title: string;
  value: Value | undefined;
  words: Words;
  change(value: Value | undefined): void;
}

/** One setting of a model, with the control that fits it. Photos have a place of their own. */
export function Setting({ control, ...shown }: Shown & { control: Exclude<Control, { kind: 'photo' }> }) {
  switch (control.kind) {
    case 'segments':
      return <Segments {...shown} choices={control.choices} />;
    case 'select':
      return <Select {...shown} choices={control.choices} optional={control.optional} />;
    case 'stepper':
      return <Stepper {...shown} {...control} />;
    case 'slider':
      return <Slider {...shown} {...control} />;
    case 'number':
      return <NumberField {...shown} {...control} />;
    case 'switch':
      return <Switch {...shown} />;
    case 'text':
      return <TextField {...shown} longest={control.longest} />;
  }
}

const RATIO = /^\d+[:x]\d+$/;

function Segments({ name, title, value, choices, words, change }: Shown & { choices: Choice[] }) {
  const id = useId();
  return (
    <div
      className="setting"
      role="radiogroup"
      aria-labelledby={`${id}-title`}
      data-testid={`setting-${name}`}
    >
      <p className="setting-title" id={`${id}-title`}>
        {title}
      </p>
      <div
        className={`segments of-${choices.length}`}
        style={{ gridTemplateColumns: `repeat(${choices.length}, 1fr)` }}
      >
        {choices.map((choice) => (
          <label key={choice.value} className="segment">
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.shut !== undefined}
              onChange={() => change(choice.value)}
            />
            <span className="segment-face">
              {RATIO.test(choice.value) && <RatioIcon ratio={choice.value} />}
              {choice.title}
            </span>
          </label>
        ))}
      </div>
      {choices.some((it) => it.shut === 'photo') && (
        <p className="note">
          {choices.find((it) => it.shut === 'photo')?.title}: {words.needsPhoto.toLowerCase()}
        </p>
      )}
    </div>
  );
}

function Select({
  name,
  title,
  value,
  choices,
  optional,
  words,
  change,
}: Shown & { choices: Choice[]; optional: boolean }) {
  return (
    <Row name={name} title={title}>
      {(id) => (
        <select
          id={id}
          className="select"
          value={value === undefined ? '' : String(value)}
          onChange={(event) => change(event.target.value === '' ? undefined : event.target.value)}
        >
          {optional && <option value="">{words.unset}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.shut !== undefined}>
              {choice.title}
              {choice.shut === 'photo' ? ` (${words.needsPhoto.toLowerCase()})` : ''}
            </option>
          ))}
        </select>
      )}
    </Row>
  );
}

function Stepper({
  name,
  title,
  value,
  min,
  max,
  step,
  words,
  change,
}: Shown & { min: number; max: number; step: number }) {
  const now = Number(value ?? min);
  return (
    <Row name={name} title={title}>
      {(id) => (
        <span className="stepper">
          <button
            type="button"
            aria-label={`${title}: ${words.less}`}
            disabled={now <= min}
            onClick={() => change(now - step)}
          >
            −
          </button>
          <input
            id={id}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            step={step}
            value={now}
            onChange={(event) => {
              const typed = Number.parseInt(event.target.value, 10);
              if (typed >= min && typed <= max) {
                change(typed);
              }
            }}
          />
          <button
            type="button"
            aria-label={`${title}: ${words.greater}`}
            disabled={now >= max}
            onClick={() => change(now + step)}
          >
            +
          </button>
        </span>
      )}
    </Row>
  );
}

function Slider({
  name,
  title,
  value,
  min,
  max,
  step,
  change,
}: Shown & { min: number; max: number; step: number }) {
  const id = useId();
  const now = Number(value ?? min);
  return (
    <div className="setting" data-testid={`setting-${name}`}>
      <div className="slider-head">
        <label className="setting-title" htmlFor={id}>
          {title}
        </label>
        <output className="slider-value" htmlFor={id}>
          {now}
        </output>
      </div>
      <input
        id={id}
        className="slider"
        type="range"
        min={min}
        max={max}
        step={step}
        value={now}
        style={{ '--share': `${max > min ? (100 * (now - min)) / (max - min) : 0}%` } as React.CSSProperties}
        onChange={(event) => change(rounded(Number(event.target.value), step))}
      />
    </div>
  );
}

/** Steps of 0.05 come out of a browser as 0.35000000000000003. */
function rounded(value: number, step: number): number {
  const places = String(step).split('.')[1]?.length ?? 0;
  return Number(value.toFixed(places));
}

function NumberField({ name, title, value, min, max, words, change }: Shown & { min: number; max: number }) {
  return (
    <Row name={name} title={title}>
      {(id) => (
        <input
          id={id}
          className="field"
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          step={1}
          placeholder={words.unset}
          value={value === undefined ? '' : Number(value)}
          onChange={(event) => {
            const typed = Number.parseInt(event.target.value, 10);
            change(Number.isNaN(typed) ? undefined : Math.min(Math.max(typed, min), max));
          }}
        />
      )}
    </Row>
  );
}

function Switch({ name, title, value, change }: Shown) {
  return (
    <label className="setting row" data-testid={`setting-${name}`}>
      <span className="setting-title">{title}</span>
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={value === true}
        onChange={(event) => change(event.target.checked)}
      />
    </label>
  );
}

function TextField({ name, title, value, longest, words, change }: Shown & { longest: number }) {
  const id = useId();
  return (
    <div className="setting" data-testid={`setting-${name}`}>
      <label className="setting-title" htmlFor={id}>
        {title}
      </label>
      <input
        id={id}
        className="field wide"
        type="text"
        maxLength={longest}
        placeholder={words.unset}
        value={value === undefined ? '' : String(value)}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}

function Row({
  name,
  title,
  children,
}: {
  name: string;
  title: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="setting row" data-testid={`setting-${name}`}>
      <label className="setting-title" htmlFor={id}>
        {title}
      </label>
      {children(id)}
    </div>
  );
}
