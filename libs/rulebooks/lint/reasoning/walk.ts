import { children, type Tree } from '../../../engine/index.js';
import { inside } from './key.js';
import { NOTHING, type Knowledge } from './knowledge.js';
import { meaningOf } from './names.js';
import type { Reasoner } from './reasoner.js';
import { branchesOf, gathers, looksElsewhere } from './trees.js';
import type { Scope, Written } from './written.js';

/** A part of an expression, and what is known wherever it is computed. */
export interface Visited {
  readonly tree: Tree;
  readonly knowledge: Knowledge;
  readonly scope: Scope;
  /** The parts it stands in, outermost first. */
  readonly within: readonly Tree[];
}

/** Every part of an expression that can be computed at all, with what the conditions before it tell. */
export function visited({ tree, scope, given }: Written, reasoner: Reasoner): Visited[] {
  const found: Visited[] = [];
  const visit = (part: Tree, knowledge: Knowledge, own: Scope, within: readonly Tree[]): void => {
    if (knowledge.impossible) return;
    found.push({ tree: part, knowledge, scope: own, within });
    const into = (one: Tree, then = knowledge, as = own): void => visit(one, then, as, [...within, part]);
    const branches = branchesOf(part);
    if (part.type === 'if') {
      into(part.condition);
      into(part.yes, reasoner.assume(part.condition, 'true', knowledge, own));
      into(part.no, reasoner.assume(part.condition, 'false', knowledge, own));
    } else if (part.type === 'binary' && (part.operator === 'and' || part.operator === 'or')) {
      into(part.left);
      into(part.right, reasoner.assume(part.left, part.operator === 'and' ? 'not_false' : 'not_true', knowledge, own));
    } else if (branches !== null && part.type === 'call') {
      into(part.args[0]);
      let left = knowledge;
      for (const { condition, value } of branches) {
        const threshold = condition?.type === 'binary' && part.name !== 'choose' ? condition.right : null;
        if (threshold !== null) into(threshold, left);
        into(value, condition === null ? left : reasoner.assume(condition, 'true', left, own));
        if (condition !== null) left = reasoner.assume(condition, 'not_true', left, own);
      }
    } else if (part.type === 'call' && gathers(part, (name) => isCollection(name, own, reasoner))) {
      for (const arg of part.args) gathered(arg, own, into, reasoner);
    } else {
      const elsewhere = part.type === 'call' && looksElsewhere(part);
      for (const one of children(part)) into(one, elsewhere ? NOTHING : knowledge);
    }
  };
  visit(tree, given === null ? NOTHING : reasoner.assume(given, 'true', NOTHING, scope), scope, []);
  return found;
}

const isCollection = (name: string, scope: Scope, { rulebook }: Reasoner): boolean =>
  ['kind', 'event', 'rhythm'].includes(meaningOf(name, scope, rulebook).is);

/** Within the brackets nothing is known of this organization's names: they may be another's. */
function gathered(
  arg: Tree,
  scope: Scope,
  into: (one: Tree, then: Knowledge, as: Scope) => void,
  { rulebook }: Reasoner,
): void {
  const of = arg.type === 'member' ? arg.of : arg;
  if (of.type === 'filter') into(of.condition, NOTHING, inside(of, scope, rulebook));
}

/** The text of a part. */
export const textOf = ({ text }: Written, { offset, length }: Tree): string => text.slice(offset, offset + length);
