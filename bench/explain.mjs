/**
 * node bench/explain.mjs [--case FILE]
 * How long one trace takes, given a calculation of wenxian-20:
 * every sheet, place, veto and rule of every organization of the last period, and every action. Ends with one JSON line.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build/build.mjs';

await build({ serverOnly: true, announce: () => process.stderr.write('building ...\n') });
const { calculate, checkCase, compileRulebook, evaluate, explain } = await import('../dist/libs/engine/index.js');
const { decreeText, readRulebook } = await import('../dist/libs/rulebooks/index.js');

const { values } = parseArgs({ options: { case: { type: 'string' } } });
const FOLDER = path.join(import.meta.dirname, '../libs/rulebooks/decrees/wenxian-2025/examples');
const file = values.case ?? path.join(FOLDER, 'wenxian-20.case.json');

const must = (outcome) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 5)));
  return outcome.value;
};
const program = must(compileRulebook(must(readRulebook(decreeText('wenxian-2025'))).rulebook));
const given = JSON.parse(readFileSync(file, 'utf8'));
const checked = must(checkCase(program, given));
const calculation = calculate(program, checked);
const last = must(evaluate(program, checked)).periods.at(-1);

const names = [
  'assessment',
  'standing',
  'vetoed',
  ...program.rulebook.rules.filter(({ of }) => of === 'township').map(({ id }) => id),
];
const townships = Object.keys(last.rankings.standing);
const targets = [
  ...townships.flatMap((code) => names.map((name) => `${code}/${name}@${last.period}`)),
  ...last.actions.map((_, i) => `actions[${i}]@${last.period}`),
];

const measure = () =>
  targets.map((target) => {
    const from = performance.now();
    must(explain(program, calculation, target));
    return { target, ms: performance.now() - from };
  });
const [first, ...rounds] = Array.from({ length: 6 }, measure);
const sorted = rounds.flat().sort((a, b) => a.ms - b.ms);
const at = (share) => Number(sorted[Math.floor(share * (sorted.length - 1))].ms.toFixed(3));
const usual = targets.map((target, i) => ({ target, ms: rounds.map((round) => round[i].ms).sort((a, b) => a - b)[2] }));
const most = (list) => list.reduce((a, b) => (b.ms > a.ms ? b : a));
const cold = most(first);
process.stderr.write(`slowest in the first round, not yet compiled: ${cold.target} ${cold.ms.toFixed(2)} ms\n`);
// The slowest single call is a pause of the garbage collector; the slowest target is told by its median.
const slowest = most(usual);
console.log(
  JSON.stringify({
    targets: targets.length,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    slowest: { of: slowest.target, medianMs: Number(slowest.ms.toFixed(3)) },
  }),
);
