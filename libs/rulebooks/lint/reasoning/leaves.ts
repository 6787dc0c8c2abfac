import { children, type Rulebook, type Tree } from '../../../engine/index.js';
import { inside } from './key.js';
import { meaningOf } from './names.js';
import { treeOf, type Scope } from './written.js';

/** What a part rests on: places of rankings (by ranking), and whether anything that is no place. */
export interface Leaves {
  readonly rankings: ReadonlySet<string>;
  /** A figure, an event or a finding: something that does not hang on how the others did. */
  readonly absolute: boolean;
}

export function leavesOf(tree: Tree, scope: Scope, rulebook: Rulebook): Leaves {
  const rankings = new Set<string>();
  let absolute = false;
  const collect = (part: Tree, own: Scope): void => {
    if (part.type === 'name') {
      const { is } = meaningOf(part.name, own, rulebook);
      if (is === 'ranking') rankings.add(part.name);
      else if (is === 'fact') {
        const { of, is: text } = rulebook.facts[part.name];
        collect(treeOf(text), { event: Object.hasOwn(rulebook.events, of) ? of : null });
      } else if (is !== 'trait' && is !== 'rhythm' && is !== 'kind') absolute = true;
    } else if (part.type === 'member' && part.name === 'size') return;
    else if (part.type === 'member' && part.of.type === 'name' && part.of.name === 'parent') {
      collect({ type: 'name', name: part.name, ...part.nameSpan }, { event: null });
    } else if (part.type === 'member' && (part.of.type === 'filter' || isGathered(part.of, own, rulebook))) {
      const within = inside(part.of, own, rulebook);
      collect({ type: 'name', name: part.name, ...part.nameSpan }, within);
      collect(part.of, own);
    } else if (part.type === 'filter') {
      collect(part.of, own);
      collect(part.condition, inside(part, own, rulebook));
    } else if (part.type === 'call' && part.name === 'received') absolute = true;
    else if (part.type !== 'call' || part.name !== 'fired') for (const one of children(part)) collect(one, own);
  };
  collect(tree, scope);
  return { rankings, absolute };
}

const isGathered = (of: Tree, scope: Scope, rulebook: Rulebook): boolean =>
  of.type === 'name' && ['kind', 'event', 'rhythm'].includes(meaningOf(of.name, scope, rulebook).is);

/** Ways in which a condition can come true: in each, all of these parts hold. Facts that are conditions are unfolded. */
export function waysOf(tree: Tree, scope: Scope, rulebook: Rulebook, negated = false): Tree[][] {
  const ways = (part: Tree, not = negated): Tree[][] => waysOf(part, scope, rulebook, not);
  if (tree.type === 'not') return ways(tree.of, !negated);
  if (tree.type === 'binary' && (tree.operator === 'and' || tree.operator === 'or')) {
    const [left, right] = [ways(tree.left), ways(tree.right)];
    if ((tree.operator === 'or') !== negated) return [...left, ...right];
    return left.length * right.length > MOST ? [[tree]] : left.flatMap((a) => right.map((b) => [...a, ...b]));
  }
  if (tree.type === 'call' && tree.name === 'default' && tree.args[1].type === 'boolean') return ways(tree.args[0]);
  if (tree.type === 'name' && meaningOf(tree.name, scope, rulebook).is === 'fact') {
    return ways(treeOf(rulebook.facts[tree.name].is));
  }
  return [[tree]];
}

/** More ways than this are taken as one. */
const MOST = 64;
