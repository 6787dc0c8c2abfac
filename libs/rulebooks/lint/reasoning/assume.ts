import type { Tree } from '../../../engine/index.js';
import { assumeComparison } from './comparison.js';
import { keyOf } from './key.js';
import { either, IMPOSSIBLE, learn, NOTHING, type Knowledge } from './knowledge.js';
import { meaningOf } from './names.js';
import type { Reasoner, Truth } from './reasoner.js';
import { binary } from './trees.js';
import { treeOf, type Scope } from './written.js';

const OPPOSITE: Readonly<Record<Truth, Truth>> = {
  true: 'false',
  false: 'true',
  not_true: 'not_false',
  not_false: 'not_true',
};

/** What is known when a condition came out true, false, or not the one; three-valued as the language is. */
export function assumeTruth(tree: Tree, truth: Truth, before: Knowledge, scope: Scope, reasoner: Reasoner): Knowledge {
  if (before.impossible) return before;
  const assume = (part: Tree, as: Truth, from = before): Knowledge => reasoner.assume(part, as, from, scope);
  switch (tree.type) {
    case 'boolean':
      return (truth === 'true' || truth === 'not_false') === tree.value ? before : IMPOSSIBLE;
    case 'null':
      return truth === 'true' || truth === 'false' ? IMPOSSIBLE : before;
    case 'not':
      return assume(tree.of, OPPOSITE[truth]);
    case 'binary': {
      const { operator, left, right } = tree;
      if (operator !== 'and' && operator !== 'or') return assumeComparison(tree, truth, before, scope, reasoner);
      const both =
        operator === 'and' ? truth === 'true' || truth === 'not_false' : truth === 'false' || truth === 'not_true';
      return both ? assume(right, truth, assume(left, truth)) : either(assume(left, truth), assume(right, truth));
    }
    case 'between':
      return assume(binary(binary(tree.of, '>=', tree.low), 'and', binary(tree.of, '<=', tree.high)), truth);
    case 'among':
      return assume(
        tree.list.map((item) => binary(tree.of, '=', item)).reduce((a, b) => binary(a, 'or', b)),
        truth,
      );
    case 'if': {
      if (truth === 'not_true' || truth === 'not_false') return before;
      const [yes, no] = [assume(tree.condition, 'true'), assume(tree.condition, 'false')];
      return either(assume(tree.yes, truth, yes), assume(tree.no, truth, no));
    }
    case 'call':
      return assumeCall(tree, truth, before, scope, reasoner);
    case 'name':
      return assumeName(tree, truth, before, scope, reasoner);
    default:
      return isSo(tree, truth, before, scope, reasoner);
  }
}

/** A part that is taken as a whole: remembered under its key. */
function isSo(tree: Tree, truth: Truth, before: Knowledge, scope: Scope, { rulebook }: Reasoner): Knowledge {
  const allowed = new Set([truth === 'true' || truth === 'not_false' ? 'true' : 'false']);
  const sure = truth === 'true' || truth === 'false';
  return learn(before, keyOf(tree, scope, rulebook), { words: { allowed, barred: new Set() }, sure });
}

function assumeName(
  tree: Tree & { type: 'name' },
  truth: Truth,
  before: Knowledge,
  scope: Scope,
  reasoner: Reasoner,
): Knowledge {
  const { rulebook } = reasoner;
  const found = isSo(tree, truth, before, scope, reasoner);
  if (tree.name === 'vetoed' && truth === 'false') {
    const vetoing = rulebook.rules.filter(({ then }) => then.some(({ kind }) => kind === 'veto'));
    return vetoing.reduce((all, { id }) => firedIs(id, 'false', all), found);
  }
  if (meaningOf(tree.name, scope, rulebook).is !== 'fact') return found;
  const { of, is } = rulebook.facts[tree.name];
  const own: Scope = of === scope.event ? scope : { event: null, above: scope.above };
  return reasoner.assume(treeOf(is), truth, found, own);
}

function firedIs(id: string, word: 'true' | 'false', before: Knowledge): Knowledge {
  return learn(before, `fired(${id})`, { words: { allowed: new Set([word]), barred: new Set() }, sure: true });
}

function assumeCall(
  tree: Tree & { type: 'call' },
  truth: Truth,
  before: Knowledge,
  scope: Scope,
  reasoner: Reasoner,
): Knowledge {
  const found = isSo(tree, truth, before, scope, reasoner);
  if (tree.name === 'fired' && tree.args[0].type === 'name' && truth === 'true') {
    return ruleFired(tree.args[0].name, found, reasoner);
  }
  if (tree.name !== 'default') return found;
  const [first, second] = tree.args;
  const asSecond = reasoner.assume(second, truth, before, scope);
  if (asSecond.impossible) return reasoner.assume(first, truth, found, scope);
  return reasoner.assume(first, truth === 'true' || truth === 'not_false' ? 'not_false' : 'not_true', found, scope);
}

/** Where a rule fires, its condition holds, those that override it do not fire, and a veto is one. */
export function ruleFired(id: string, before: Knowledge, reasoner: Reasoner): Knowledge {
  const { rules } = reasoner.rulebook;
  const above = rules.findIndex((rule) => rule.id === id);
  const rule = rules[above];
  if (rule === undefined || before.impossible) return before;
  let found = firedIs(id, 'true', before);
  for (const other of rules) if (other.overrides.includes(id)) found = firedIs(other.id, 'false', found);
  if (rule.then.some(({ kind }) => kind === 'veto')) {
    found = learn(found, 'vetoed', { words: { allowed: new Set(['true']), barred: new Set() }, sure: true });
  }
  if (rule.when === undefined) return found;
  return reasoner.assume(treeOf(rule.when), 'true', found, { event: rule.event ?? null, above });
}

/** What is known of one firing of a rule taken by itself. */
export const whereFires = (id: string, reasoner: Reasoner): Knowledge => ruleFired(id, NOTHING, reasoner);
