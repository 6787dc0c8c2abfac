import type { FailedCondition, Figure, Missing, Sign, TraceNode } from '../model/trace.js';

export type Operation = TraceNode & { kind: 'operation' };

/** A comparison that failed: both sides, what it needed, and the distance. */
export function compared(
  node: Operation,
  needs: Sign,
  right: readonly TraceNode[],
  difference: Figure | null,
  via: readonly string[],
): FailedCondition {
  const [left] = node.inputs;
  const sides = right.filter(({ kind }) => kind !== 'untaken');
  const unit = left.unit ?? sides.find((one) => one.unit !== null)?.unit ?? null;
  const missing = node.value.type === 'null' ? [left, ...sides].flatMap(missingOf) : [];
  return {
    expression: node.expression,
    via,
    period: node.period,
    left: left.value,
    needs,
    right: sides.map(({ value }) => value),
    difference,
    unit,
    missing,
    of: [...new Set([left, ...sides].flatMap(ownersOf))],
  };
}

/** Whose figures flow into a side: operations are looked through. */
function ownersOf(node: TraceNode): readonly string[] {
  if (node.kind === 'operation') return node.inputs.flatMap(ownersOf);
  return node.organization === null || node.kind === 'literal' || node.kind === 'untaken' ? [] : [node.organization];
}

/** A condition that is no comparison: a reading that is true or false, an event that did not happen. */
export const plain = (node: TraceNode, via: readonly string[]): FailedCondition => ({
  expression: node.expression,
  via: node.kind === 'rule' || node.kind === 'fact' ? [...via, node.name] : via,
  period: node.period,
  left: node.value,
  needs: null,
  right: [],
  difference: null,
  unit: null,
  missing: node.value.type === 'null' ? missingOf(node) : [],
  of: ownersOf(node),
});

/** The readings, places and periods whose being null made this null. */
function missingOf(node: TraceNode): Missing[] {
  if (node.value.type !== 'null') return [];
  const inner = node.inputs.filter(({ value, kind }) => value.type === 'null' && kind !== 'neighbour');
  if (inner.length > 0) return [missingOf(inner[0])[0]].filter((one) => one !== undefined);
  if (node.kind === 'history') {
    // The period looked back to is not listed, or the organization was not assessed then.
    const period = node.inputs[0]?.period ?? node.period;
    return [{ name: node.expression?.text ?? node.name, period, organization: node.organization, place: null }];
  }
  const place = 'source' in node && node.source !== null ? node.source.place : null;
  return [{ name: node.name, period: node.period, organization: node.organization, place }];
}
