import { calculate, checkCase, explain, type Program, type Trace, type TraceNode } from '../../../libs/engine/index.js';
import { compiledDecree, examplesOf, problemsOf, unwrap } from '../../support/decrees.js';

/** Asks one calculation again and again. */
export interface Asked {
  trace(target: string): Trace;
  root(target: string): TraceNode;
  /** Codes of the problems of a target that is refused. */
  refused(target: string): string[];
}

export function asking(program: Program, given: unknown): Asked {
  const calculation = calculate(program, unwrap(checkCase(program, given)));
  const trace = (target: string): Trace => unwrap(explain(program, calculation, target));
  return {
    trace,
    root: (target) => trace(target).root,
    refused: (target) => problemsOf(explain(program, calculation, target)).map(({ code }) => code),
  };
}

export function askingExample(decree: string, name: string): Asked {
  const example = examplesOf(decree).find((one) => one.name === `${name}.case.json`);
  return asking(compiledDecree(decree), example?.given);
}

export const nodesOf = (node: TraceNode): TraceNode[] => [node, ...node.inputs.flatMap(nodesOf)];

type Of<K extends TraceNode['kind']> = Extract<TraceNode, { kind: K }>;

/** The nodes of one kind, in the order of the trace. */
export const ofKind = <K extends TraceNode['kind']>(root: TraceNode, kind: K): Of<K>[] =>
  nodesOf(root).filter((node): node is Of<K> => node.kind === kind);

export function only<T>(list: readonly T[]): T {
  if (list.length !== 1) throw new Error(`${list.length} instead of one`);
  return list[0];
}
