import type { FailedCondition, Trace, TraceNode, WhyNot } from '../model/trace.js';

/**
 * A trace as one organization may see it: figures of others, and of nobody's organization, give way to an empty node
 * that keeps the shape; what computes straight from them loses its number too. Organizations below count as own.
 */
export function pruneTo(trace: Trace, organization: string): Trace {
  const isOwn = (code: string | null): boolean => {
    for (let one: string | undefined = code ?? undefined; one !== undefined; one = trace.above[one]) {
      if (one === organization) return true;
    }
    return false;
  };
  const above = Object.fromEntries(
    Object.entries(trace.above).filter(([code, parent]) => isOwn(code) && isOwn(parent)),
  );
  const { target, period } = trace;
  const own = isOwn(trace.organization);
  const root = prune(trace.root, isOwn);
  return { target: own ? target : '', period, organization: own ? trace.organization : null, above, root };
}

type IsOwn = (code: string | null) => boolean;

function prune(node: TraceNode, isOwn: IsOwn): TraceNode {
  if (!isOwn(node.organization)) return hidden(node);
  const inputs = node.inputs.map((one) => prune(one, isOwn));
  const kept = withoutReasons({ ...node, inputs }, isOwn);
  if (kept.kind !== 'operation' || !restsOnHidden(kept)) return kept;
  const value = kept.value.type === 'boolean' ? kept.value : ({ type: 'none' } as const);
  return { ...kept, value, difference: null };
}

/** An operation on a hidden figure, or on an operation that lost its number. */
const restsOnHidden = ({ inputs }: TraceNode): boolean =>
  inputs.some((one) => one.kind === 'hidden' || (one.kind === 'operation' && restsOnHidden(one)));

function withoutReasons(node: TraceNode, isOwn: IsOwn): TraceNode {
  switch (node.kind) {
    case 'rule':
    case 'grounds':
    case 'member':
      return node.whyNot === null ? node : { ...node, whyNot: pruneWhyNot(node.whyNot, isOwn) };
    default:
      return node;
  }
}

const pruneWhyNot = (whyNot: WhyNot, isOwn: IsOwn): WhyNot => ({
  ...whyNot,
  failed: whyNot.failed.map((failed) => pruneFailed(failed, isOwn)),
});

function pruneFailed(failed: FailedCondition, isOwn: IsOwn): FailedCondition {
  const missing = failed.missing.filter((one) => isOwn(one.organization));
  if (failed.of.every(isOwn)) return { ...failed, missing };
  return { ...failed, left: null, right: [], difference: null, missing, of: failed.of.filter(isOwn) };
}

const hidden = ({ period }: TraceNode): TraceNode => ({
  kind: 'hidden',
  name: '',
  names: null,
  expression: null,
  value: { type: 'none' },
  unit: null,
  clause: null,
  period,
  organization: null,
  inputs: [],
});
