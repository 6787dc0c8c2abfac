import type { Calculation, Program } from '../../../libs/engine/index.js';
import { Cells, type At } from '../../../libs/engine/trace/cells.js';
import { Explainer } from '../../../libs/engine/trace/explainer.js';
import { isEqual } from '../../../libs/engine/trace/values.js';

/** Every named step and rule, at every row of every period: its trace comes to what the run computed. Returns how many. */
export function compareAll(program: Program, calculation: Calculation): number {
  const cells = new Cells(calculation);
  let compared = 0;
  for (const step of program.named.values()) {
    const { rhythm } = step.space;
    for (const index of cells.periods(rhythm).keys()) {
      const t = new Explainer(cells);
      for (let row = 0; row < cells.count(step.space, index); row++) {
        const at: At = { space: step.space, index, row };
        if (!cells.has(step, at)) continue;
        const { value } = t.step(step, at);
        if (!isEqual(value, cells.value(step, at))) throw new Error(`${step.name} ${index} ${row}`);
        compared++;
      }
    }
  }
  return compared;
}
