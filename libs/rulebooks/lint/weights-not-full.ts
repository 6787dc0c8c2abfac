import { exact, parseDecimal, printUnits, ratioOfDecimal, type Indicator } from '../../engine/index.js';
import type { Check } from './finding.js';

/** The weights of a sheet's plain indicators do not add up to its `full` (rulebook.md section 4). */
export const weightsNotFull: Check = {
  code: 'weights_not_full',
  find: ({ rulebook }) =>
    Object.entries(rulebook.sheets).flatMap(([name, { indicators, full, clause }]) => {
      const weights = indicators.filter(({ kind }) => kind === 'plain').map(weightOf);
      const sum = weights.map(ratioOfDecimal).reduce(exact.add, exact.ZERO);
      if (weights.length === 0 || exact.compare(sum, ratioOfDecimal(full)) === 0) return [];
      const scale = Math.max(...weights.map((weight) => parseDecimal(weight)?.scale ?? 0));
      const value = printUnits((sum.n * 10n ** BigInt(scale)) / sum.d, scale);
      return [{ code: 'weights_not_full', place: `sheets[${name}]`, value, details: { full }, clause }];
    }),
};

const weightOf = ({ weight = '0' }: Indicator): string => weight;
