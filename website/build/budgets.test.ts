// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BUDGETS, overspent } from './budgets.mjs';

let dist = '';

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'kadr-budget-'));
  mkdirSync(join(dist, 'webapps/assets'), { recursive: true });
  plant('miniapp.js', 80_000);
});

afterEach(() => rmSync(dist, { recursive: true }));

/** What does not get smaller when it is compressed. */
function plant(name: string, bytes: number) {
  writeFileSync(join(dist, 'webapps/assets', name), randomBytes(bytes));
}

const faults = () => overspent(join(dist, 'webapps'), BUDGETS.webapps);

it('takes what keeps to the budget', () => {
  expect(faults()).toEqual([]);
});

it.each([
  ['planted.js', 20_000, /^js: /],
  ['planted.css', 13_000, /^css: /],
  ['planted.png', 40_000, /^all: /],
])('refuses %s of %i bytes', (name, bytes, fault) => {
  plant(name, bytes);
  expect(faults()).toEqual([expect.stringMatching(fault)]);
});

it('refuses a build that made nothing', () => {
  rmSync(join(dist, 'webapps/assets/miniapp.js'));
  expect(faults()).toHaveLength(1);
});

it('fails the build', () => {
  const run = () => execFileSync('node', ['build/budgets.mjs', dist], { stdio: 'pipe', encoding: 'utf8' });
  expect(run()).toBe('');
  plant('planted.js', 20_000);
  expect(run).toThrow(/heavier than it may be/);
});
