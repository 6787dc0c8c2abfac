import type { Trace, TraceNode } from '../../engine/index.js';

/** What is known of a reading beyond the engine: as it was reported, when, and in which file. */
export interface Known {
  readonly reported: string | null;
  readonly recordedAt?: string;
  readonly file?: string;
}

/** Readings of a trace with what is known of them, by their place in the case (`readings[2025/T01/x]`). */
export function withSources(trace: Trace, known: ReadonlyMap<string, Known>): Trace {
  const visit = (node: TraceNode): TraceNode => {
    const inputs = node.inputs.map(visit);
    if (node.kind !== 'input') return { ...node, inputs };
    return { ...node, inputs, source: { ...node.source, ...(known.get(node.source.place) ?? { reported: null }) } };
  };
  return { ...trace, root: visit(trace.root) };
}

export const placeOf = (one: {
  readonly period: string;
  readonly organization: string;
  readonly input: string;
}): string => `readings[${one.period}/${one.organization}/${one.input}]`;
