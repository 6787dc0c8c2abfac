import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readRulebook } from '../../libs/rulebooks/index.js';

type Parts = Record<string | number, unknown>;

/** A rulebook that holds one of everything, as plain data. */
export const ONE_OF_EVERYTHING = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'everything.json'), 'utf8'),
) as Parts;

/** The things of a rulebook that have keys of their own, each with a path to one of them. */
export const THINGS = {
  top: [],
  source: ['source'],
  clause: ['clauses', 'c2'],
  name: ['title'],
  organization: ['organizations', 'township'],
  role: ['roles', 'head'],
  input: ['inputs', 'rate'],
  event: ['events', 'card'],
  fact: ['facts', 'done'],
  sheet: ['sheets', 'contract'],
  indicator: ['sheets', 'contract', 'indicators', 0],
  ranking: ['rankings', 'standing'],
  // one that is for an event: of a rule `of` something, `when` is required, too
  rule: ['rules', 1],
  consequence: ['rules', 0, 'then', 0],
  'reward, fine, measure': ['rules', 0, 'then', 0, 'reward'],
  bar: ['rules', 0, 'then', 4, 'bar'],
  duty: ['rules', 0, 'then', 6, 'duty'],
  'open question': ['readings_of_the_decree', 0],
} as const satisfies Record<string, readonly (string | number)[]>;

export type Thing = keyof typeof THINGS;

/** A copy of the rulebook of everything, changed at one path. */
export function changed(path: readonly (string | number)[], change: (part: Parts) => void): object {
  const copy = JSON.parse(JSON.stringify(ONE_OF_EVERYTHING)) as Parts;
  change(path.reduce<Parts>((part, key) => part[key] as Parts, copy));
  return copy;
}

/** The keys that the reader of a thing asks for: it lists them when it meets one that it does not know. */
export function readerKeys(thing: Thing): string[] {
  const read = readRulebook(JSON.stringify(changed(THINGS[thing], (part) => (part.no_such_key = 1))));
  if (read.ok) throw new Error(`${thing}: an unknown key is read`);
  const found = read.problems.filter(({ code, value }) => code === 'unknown_name' && value === 'no_such_key');
  if (found.length !== 1) throw new Error(`${thing}: ${JSON.stringify(read.problems)}`);
  return (found[0].details?.expected ?? '').split(', ').sort();
}

/** The keys without which the reader refuses a thing. */
export const requiredKeys = (thing: Thing): string[] =>
  readerKeys(thing).filter((key) => {
    const read = readRulebook(JSON.stringify(changed(THINGS[thing], (part) => delete part[key])));
    return !read.ok && read.problems.some(({ code, place }) => code === 'missing_field' && place.endsWith(key));
  });
