import type { Layout } from '../columns/column.js';
import type { AggregateFunction, PeerFunction } from '../plan/step.js';

const SAFE = 2 ** 52;

/** The layout of a sum of up to so many values. */
export function sumLayout(value: Layout, most: number): Layout {
  if (value.rep === 'place') return { rep: 'whole', den: 1, lo: 0, hi: value.most * most, nullable: false };
  if (value.rep !== 'whole') return { rep: 'ratio', nullable: false };
  const [lo, hi] = [value.lo * most, value.hi * most];
  if (lo < -SAFE || hi > SAFE) return { rep: 'ratio', nullable: false };
  return { rep: 'whole', den: value.den, lo, hi, nullable: false };
}

export const nullableOf = (layout: Layout): Layout =>
  layout.rep === 'place'
    ? { rep: 'whole', den: 1, lo: 0, hi: layout.most, nullable: true }
    : { ...layout, nullable: true };

export const countLayout = (most: number): Layout => ({ rep: 'whole', den: 1, lo: 0, hi: most, nullable: false });

export function aggregateLayout(fn: AggregateFunction | 'sum_highest', value: Layout | null, most: number): Layout {
  if (value === null) return countLayout(most);
  return fn === 'max' || fn === 'min' ? nullableOf(value) : sumLayout(value, most);
}

export function peersLayout(fn: PeerFunction, value: Layout, most: number): Layout {
  if (fn === 'best' || fn === 'worst') return nullableOf(value);
  const sum = sumLayout(value, most);
  if (fn === 'total') return sum;
  if (sum.rep !== 'whole' || sum.den * most > SAFE) return { rep: 'ratio', nullable: true };
  return { rep: 'fraction', lo: sum.lo, hi: sum.hi, denHi: Math.max(1, sum.den * most), nullable: true };
}
