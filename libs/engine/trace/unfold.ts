import type { TraceNode } from '../model/trace.js';

/** A trace whose nodes are shared becomes a tree: what was shown once is not shown again, but marked. */
export function unfold(root: TraceNode): TraceNode {
  const seen = new Set<readonly TraceNode[]>();
  const visit = (node: TraceNode): TraceNode => {
    if (node.inputs.length === 0) return node;
    if (seen.has(node.inputs)) return { ...node, inputs: [], repeated: true };
    seen.add(node.inputs);
    return { ...node, inputs: node.inputs.map(visit) };
  };
  return visit(root);
}
