import { exact, printUnits, ratioOfDecimal, type Action } from '../../engine/index.js';
import type { Money, Sum } from './comparison.js';

type Total = { readonly units: bigint; readonly decimals: number };

/** Exact sum of decimal texts, with as many decimals as the longest of them. */
function total(amounts: readonly string[]): Total {
  const decimals = Math.max(0, ...amounts.map((text) => text.split('.')[1]?.length ?? 0));
  const sum = amounts.map(ratioOfDecimal).reduce(exact.add, exact.ZERO);
  return { units: (sum.n * 10n ** BigInt(decimals)) / sum.d, decimals };
}

function sumOf(before: readonly string[], after: readonly string[]): Sum {
  const [a, b] = [total(before), total(after)];
  const decimals = Math.max(a.decimals, b.decimals);
  const at = ({ units, decimals: own }: Total): bigint => units * 10n ** BigInt(decimals - own);
  const print = (units: bigint): string => printUnits(units, decimals);
  return { from: print(at(a)), to: print(at(b)), difference: print(at(b) - at(a)) };
}

export function moneyOf(before: readonly Action[], after: readonly Action[]): Money {
  const amounts = (actions: readonly Action[], kind: string): string[] =>
    actions.flatMap((one) => (one.kind === kind && one.amount !== null ? [one.amount] : []));
  const open = (actions: readonly Action[]): number =>
    actions.filter(({ kind, amount }) => (kind === 'fine' || kind === 'reward') && amount === null).length;
  return {
    fines: sumOf(amounts(before, 'fine'), amounts(after, 'fine')),
    rewards: sumOf(amounts(before, 'reward'), amounts(after, 'reward')),
    open: { from: open(before), to: open(after) },
  };
}
