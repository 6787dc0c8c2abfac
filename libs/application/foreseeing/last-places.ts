import { children, parseExpression, type Rulebook, type Tree } from '../../engine/index.js';

/** The largest k of `RANKING.last <= k` (`= k`, `in [a..k]`) that a rule or a fact names; null when none does. */
export function lastPlaces({ rules, facts }: Rulebook, ranking: string): number | null {
  const texts = [...rules.flatMap(({ when }) => when ?? []), ...Object.values(facts).map(({ is }) => is)];
  const found = texts.flatMap((text) => {
    const parsed = parseExpression(text);
    return parsed.ok ? boundsIn(parsed.value, ranking) : [];
  });
  return found.length === 0 ? null : Math.max(...found);
}

function boundsIn(tree: Tree, ranking: string): number[] {
  const below = children(tree).flatMap((part) => boundsIn(part, ranking));
  return [...below, ...boundOf(tree, ranking)];
}

function boundOf(tree: Tree, ranking: string): number[] {
  const isLast = (part: Tree): boolean =>
    part.type === 'member' && part.name === 'last' && part.of.type === 'name' && part.of.name === ranking;
  const whole = (part: Tree): number[] =>
    part.type === 'number' && /^[1-9][0-9]{0,4}$/.test(part.text) ? [Number(part.text)] : [];
  if (tree.type === 'between' && isLast(tree.of)) return whole(tree.high);
  if (tree.type === 'among' && isLast(tree.of)) return tree.list.flatMap(whole);
  if (tree.type !== 'binary') return [];
  const { operator, left, right } = tree;
  if (isLast(left) && (operator === '<=' || operator === '=')) return whole(right);
  if (isLast(left) && operator === '<') return whole(right).map((k) => k - 1);
  return [];
}
