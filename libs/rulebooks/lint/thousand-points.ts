import { exact, ratioOfDecimal } from '../../engine/index.js';
import type { Check } from './finding.js';
import { wholeRatio } from './reasoning/range.js';

/** 千分制: contracts of a thousand points are what the burden-relief rules of 2024 did away with. */
export const thousandPoints: Check = {
  code: 'thousand_points',
  find: ({ rulebook }) =>
    Object.entries(rulebook.sheets)
      .filter(([, { full }]) => exact.compare(ratioOfDecimal(full), wholeRatio(1000)) >= 0)
      .map(([name, { full, clause }]) => {
        return { code: 'thousand_points', place: `sheets[${name}].full`, value: full, clause };
      }),
};
