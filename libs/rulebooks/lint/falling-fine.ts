import { exact, type Consequence, type Rule, type Tree } from '../../engine/index.js';
import type { Check, Finding } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { courseOf, gradesOf } from './reasoning/graded.js';
import { NOTHING, type Knowledge } from './reasoning/knowledge.js';
import { meaningOf } from './reasoning/names.js';
import { single } from './reasoning/range.js';
import type { Reasoner } from './reasoning/reasoner.js';
import { visited } from './reasoning/walk.js';
import { treeOf, type Scope } from './reasoning/written.js';

/** A fine that is smaller where the offence is greater. */
export const fallingFine: Check = {
  code: 'falling_fine',
  find: ({ rulebook, written, reasoner }) => {
    const amounts = written.filter(({ use, consequence }) => use === 'amount' && consequence?.kind === 'fine');
    const graded = amounts.flatMap((one) =>
      visited(one, reasoner).flatMap(({ tree, knowledge, scope }) => {
        const grades = gradesOf(tree, knowledge, scope, reasoner);
        if (grades === null || tree.type !== 'call') return [];
        const { rises, falls } = courseOf(grades);
        const worse = worseWhere(tree.args[0], knowledge, scope, reasoner);
        const wrong = worse === 'higher' ? falls : worse === 'lower' ? rises : rises && falls;
        return wrong ? [findingAt('falling_fine', one, tree)] : [];
      }),
    );
    return [...graded, ...rulebook.rules.flatMap((rule) => fallingOptions(rule, reasoner))];
  },
};

const COUNTING = new Set(['count', 'sum', 'sum_highest', 'streak', 'run_sum', 'window_sum', 'received']);

/** Where the offence is greater: at higher or at lower values; null when nothing tells. */
function worseWhere(x: Tree, knowledge: Knowledge, scope: Scope, reasoner: Reasoner): 'higher' | 'lower' | null {
  const { rulebook } = reasoner;
  if (x.type === 'member') return x.name === 'last' ? 'lower' : null;
  if (x.type === 'call' && COUNTING.has(x.name)) return 'higher';
  if (x.type !== 'name') return null;
  const { is } = meaningOf(x.name, scope, rulebook);
  if (is === 'ranking') return 'higher';
  if (is === 'fact') {
    const made = treeOf(rulebook.facts[x.name].is);
    if (made.type === 'call' && COUNTING.has(made.name)) return 'higher';
  }
  return askedOf(x, knowledge, scope, reasoner);
}

/** The condition of the rule tells: a fine where x is below something punishes low values. */
function askedOf(x: Tree, knowledge: Knowledge, scope: Scope, reasoner: Reasoner): 'higher' | 'lower' | null {
  const [free, here] = [NOTHING, knowledge].map((known) => reasoner.range(x, known, scope));
  if (free === null || here === null) return null;
  const tighter = (side: 'low' | 'high'): boolean => {
    const [before, now] = [free[side], here[side]];
    return now !== null && (before === null || exact.compare(before.at, now.at) !== 0 || before.open !== now.open);
  };
  const [above, below] = [tighter('low'), tighter('high')];
  return above === below ? null : above ? 'higher' : 'lower';
}

/** Grades of a discretion are written from the lightest to the gravest. */
function fallingOptions({ id, clause, then }: Rule, reasoner: Reasoner): Finding[] {
  return then.flatMap((consequence, i) => {
    const grade = consequence.kind === 'fine' ? firstFalling(consequence, reasoner) : null;
    if (grade === null) return [];
    return [{ code: 'falling_fine', place: `rules[${id}].then[${i}].options.${grade}`, value: grade, clause }];
  });
}

function firstFalling({ options }: Consequence, reasoner: Reasoner): string | null {
  if (options === undefined || Array.isArray(options)) return null;
  const grades = Object.entries(options as Readonly<Record<string, string>>);
  const amounts = grades.map(([, text]) => single(reasoner.range(treeOf(text), NOTHING, { event: null })));
  const at = amounts.findIndex((amount, i) => {
    const before = i === 0 ? null : amounts[i - 1];
    return amount !== null && before !== null && exact.compare(amount, before) < 0;
  });
  return at < 0 ? null : grades[at][0];
}
