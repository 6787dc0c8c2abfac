import { settle, type Calculation } from '../calculate.js';
import type { Outcome } from '../model/problem.js';
import type { Trace, TraceNode } from '../model/trace.js';
import type { Program } from '../plan/program.js';
import { Cells } from './cells.js';
import { Explainer } from './explainer.js';
import { find } from './find.js';
import { parseTarget } from './target.js';
import { unfold } from './unfold.js';

/**
 * Why a score, place, veto, action or amount is what it is; of a rule that did not fire, what was missing. Made on demand
 * from a calculation; a problem of the calculation itself comes first, as in `evaluate`.
 */
export function explain(program: Program, calculation: Calculation, target: string): Outcome<Trace> {
  if (calculation.run.program !== program) throw new Error('the calculation is of another program');
  settle(calculation);
  if (calculation.problems.length > 0) return { ok: false, problems: calculation.problems };
  const asked = parseTarget(target);
  if (!asked.ok) return asked;
  const cells = new Cells(calculation);
  const found = find(new Explainer(cells), asked.value);
  if (!found.ok) return found;
  const root = unfold(found.value);
  const { period, organization } = root;
  return { ok: true, value: { target, period, organization, above: aboveOf(cells, root), root } };
}

/** The organizations of a trace that have one above. */
function aboveOf(cells: Cells, root: TraceNode): Record<string, string> {
  const above: Record<string, string> = {};
  const parents = new Map<string, string>();
  for (const [kind, { codes, parent }] of cells.given.organizations) {
    const upper = cells.program.rulebook.organizations[kind].parent;
    if (parent === null || upper === undefined) continue;
    codes.forEach((code, row) => {
      if (parent[row] >= 0) parents.set(code, cells.organizations(upper).codes[parent[row]]);
    });
  }
  const visit = (node: TraceNode): void => {
    for (let code = node.organization; code !== null && !Object.hasOwn(above, code);) {
      const found = parents.get(code);
      if (found === undefined) break;
      above[code] = found;
      code = found;
    }
    node.inputs.forEach(visit);
  };
  if (parents.size > 0) visit(root);
  return above;
}
