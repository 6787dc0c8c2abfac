import type { Tree } from './tree.js';

/** A whole number written out, e.g. the k of `previous(x, k)`; null when it is anything else. */
export function wholeLiteral(tree: Tree, signed = false): number | null {
  if (tree.type === 'negate' && signed) {
    const inner = wholeLiteral(tree.of);
    return inner === null ? null : -inner;
  }
  return tree.type === 'number' && /^[0-9]{1,6}$/.test(tree.text) ? Number(tree.text) : null;
}
