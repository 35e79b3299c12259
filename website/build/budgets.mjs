import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1024;

/** What a first load may weigh, compressed as it travels. Somebody waits for it on a slow phone line. */
export const BUDGETS = {
  webapps: { js: 95 * KB, css: 12 * KB, all: 110 * KB },
};

/** What is wrong with a page's folder; empty when it keeps to its budget. */
export function overspent(folder, budget) {
  const weights = { js: 0, css: 0, all: 0 };
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  for (const file of files) {
    const weight = gzipSync(readFileSync(join(file.parentPath, file.name))).length;
    const kind = file.name.slice(file.name.lastIndexOf('.') + 1);
    weights.all += weight;
    if (kind in weights) {
      weights[kind] += weight;
    }
  }
  if (weights.js === 0) {
    return [`${folder}: no script was built`];
  }
  return Object.entries(budget)
    .filter(([kind, most]) => weights[kind] > most)
    .map(([kind, most]) => `${kind}: ${weights[kind]} bytes compressed, at most ${most} are allowed`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = process.argv[2] ?? 'dist';
  const faults = Object.entries(BUDGETS).flatMap(([page, budget]) =>
    overspent(join(dist, page), budget).map((fault) => `${relative('.', join(dist, page))}: ${fault}`),
  );
  if (faults.length > 0) {
    console.error(`The website is heavier than it may be:\n  ${faults.join('\n  ')}`);
    process.exit(1);
  }
}
