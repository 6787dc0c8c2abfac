import { hull, meet, type Range } from './range.js';

/** What is known of one part: a number's range, or the words (texts, `true`, `false`) it can still be. */
export interface Known {
  readonly range?: Range;
  /** Null: any word but the barred ones. */
  readonly words?: { readonly allowed: ReadonlySet<string> | null; readonly barred: ReadonlySet<string> };
  /** Known not to be null. */
  readonly sure: boolean;
}

/** What is assumed to hold, by the key of each part; `impossible`: it cannot all hold. */
export interface Knowledge {
  readonly known: ReadonlyMap<string, Known>;
  readonly impossible: boolean;
}

export const NOTHING: Knowledge = { known: new Map(), impossible: false };
export const IMPOSSIBLE: Knowledge = { known: new Map(), impossible: true };

type Words = NonNullable<Known['words']>;

function meetWords(a: Words | undefined, b: Words | undefined): Words | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const barred = new Set([...a.barred, ...b.barred]);
  const allowed = a.allowed === null ? b.allowed : b.allowed === null ? a.allowed : intersection(a.allowed, b.allowed);
  return { allowed: allowed && new Set([...allowed].filter((word) => !barred.has(word))), barred };
}

const intersection = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> =>
  new Set([...a].filter((word) => b.has(word)));

const isEmpty = ({ range, words }: Known): boolean => range === null || words?.allowed?.size === 0;

/** Learns one thing more; what leaves no value to a part that is not null is impossible. */
export function learn(before: Knowledge, key: string, more: Known): Knowledge {
  if (before.impossible) return before;
  const known = before.known.get(key);
  const now: Known =
    known === undefined
      ? more
      : {
          ...(known.range === undefined && more.range === undefined
            ? {}
            : {
                range:
                  known.range === undefined
                    ? more.range
                    : more.range === undefined
                      ? known.range
                      : meet(known.range, more.range),
              }),
          words: meetWords(known.words, more.words),
          sure: known.sure || more.sure,
        };
  if (now.sure && isEmpty(now)) return IMPOSSIBLE;
  return { known: new Map(before.known).set(key, now), impossible: false };
}

/** What holds in either case. */
export function either(a: Knowledge, b: Knowledge): Knowledge {
  if (a.impossible || b.impossible) return a.impossible ? b : a;
  const known = new Map<string, Known>();
  for (const [key, left] of a.known) {
    const right = b.known.get(key);
    if (right === undefined) continue;
    const range = left.range === undefined || right.range === undefined ? {} : { range: hull(left.range, right.range) };
    known.set(key, { ...range, words: eitherWords(left.words, right.words), sure: left.sure && right.sure });
  }
  return { known, impossible: false };
}

function eitherWords(a: Words | undefined, b: Words | undefined): Words | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a.allowed === null || b.allowed === null) return { allowed: null, barred: intersection(a.barred, b.barred) };
  return { allowed: new Set([...a.allowed, ...b.allowed]), barred: new Set() };
}

/** Everything of both. */
export function together(a: Knowledge, b: Knowledge): Knowledge {
  if (b.impossible) return b;
  return [...b.known].reduce((all, [key, one]) => learn(all, key, one), a);
}
