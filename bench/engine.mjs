/**
 * npm run --silent bench:engine -- --size county|province|nation [--rounds 9]
 * The engine, through its public door on columns, beside a loop written by hand for the same work: both in this process,
 * taking turns round by round. A round's ratio is engine / loop of that round; the median is told, with the digest of each.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build/build.mjs';
import { caseOf } from './nation-5y/case.mjs';
import { digestOfLoop, layOutForLoop, runLoop } from './nation-5y/loop.mjs';
import { generate, hashOf, YEARS } from './nation-5y/workload.mjs';

await build({ serverOnly: true, announce: () => process.stderr.write('building ...\n') });
const { calculate, checkCase, columnOf, compileRulebook } = await import('../dist/libs/engine/index.js');
const { readRulebook } = await import('../dist/libs/rulebooks/index.js');

const { values } = parseArgs({ options: { size: { type: 'string' }, rounds: { type: 'string' } } });
const size = values.size ?? 'nation';
const rounds = Number(values.rounds ?? 9);

const must = (outcome) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 5)));
  return outcome.value;
};
const rulebookFile = path.join(import.meta.dirname, 'nation-5y', 'rulebook.yaml');
const program = must(compileRulebook(must(readRulebook(readFileSync(rulebookFile))).rulebook));

const workload = generate(size);
const forLoop = layOutForLoop(workload);
const started = performance.now();
const { given, columns } = caseOf(workload);
const made = performance.now();
const checked = must(checkCase(program, given, columns));
process.stderr.write(
  `case: made in ${(made - started).toFixed(0)} ms, checked in ${(performance.now() - made).toFixed(0)} ms\n`,
);

/** What the engine left in its columns, as the workload's digest. */
function digestOfEngine(calculation) {
  const places = YEARS.map((year) => columnOf(calculation, 'standing', String(year)));
  const digest = { rewards: 0, fines: 0, vetoes: 0, streakVetoes: 0 };
  digest.rankHash = hashOf(...places.map(({ values: ranks }) => ranks), ...places.map(({ lasts }) => lasts));
  for (const { reached } of calculation.periods) {
    const vetoed = new Set();
    for (const { planned, rule, count, rows, amount } of reached) {
      const { kind } = planned.consequence;
      for (let k = 0; k < count; k++) {
        if (kind === 'veto') vetoed.add(rows[k]);
        else digest[kind === 'fine' ? 'fines' : 'rewards'] += amount.values[k];
      }
      if (rule.rule.id === 'cards') digest.streakVetoes += count;
    }
    digest.vetoes += vetoed.size;
  }
  const { rankHash, ...rest } = digest;
  return { ...rest, rankHash };
}

const runEngine = () => {
  const calculation = calculate(program, checked);
  if (calculation.problems.length > 0) throw new Error(JSON.stringify(calculation.problems.slice(0, 5)));
  return calculation;
};

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** A round's time: the median of up to nine runs, each after a collection, so that nobody pays for what another left. */
function time(run) {
  const runs = [];
  let result = null;
  for (let spent = 0; runs.length < 9 && spent < 400; spent += runs.at(-1)) {
    result = null;
    globalThis.gc?.();
    const start = performance.now();
    result = run();
    runs.push(performance.now() - start);
  }
  return { ms: median(runs), result };
}

const [loopMs, engineMs, ratios] = [[], [], []];
let last = null;
for (let round = -2; round < rounds; round++) {
  const loop = time(() => runLoop(forLoop, false));
  const engine = time(runEngine);
  if (round >= 0) {
    loopMs.push(loop.ms);
    engineMs.push(engine.ms);
    ratios.push(engine.ms / loop.ms);
  }
  last = { loop: loop.result, engine: engine.result };
}
const [expected, digest] = [digestOfLoop(last.loop), digestOfEngine(last.engine)];
if (JSON.stringify(expected) !== JSON.stringify(digest)) {
  throw new Error(`digests differ: loop ${JSON.stringify(expected)}, engine ${JSON.stringify(digest)}`);
}
const line = {
  size,
  digest,
  loopMs: Number(median(loopMs).toFixed(3)),
  engineMs: Number(median(engineMs).toFixed(3)),
  ratio: Number(median(ratios).toFixed(2)),
  nsPerUnitYear: Number(((median(engineMs) * 1e6) / (workload.units * YEARS.length)).toFixed(1)),
};
process.stdout.write(`${JSON.stringify(line)}\n`);
