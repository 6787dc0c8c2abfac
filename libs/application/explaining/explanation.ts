import type { Case, Trace } from '../../engine/index.js';

/** A trace with the names of those it speaks of, and what it was computed by. */
export interface Explanation extends Trace {
  readonly rulebook: { readonly id: string; readonly digest: string };
  /** Names by code: only of organizations and officials that stand in the trace. */
  readonly organizations: Readonly<Record<string, string>>;
  readonly officials: Readonly<Record<string, string>>;
}

/** Puts the names beside a trace. */
export function named(
  trace: Trace,
  rulebook: { readonly id: string; readonly digest: string },
  { organizations, officials }: Pick<Case, 'organizations' | 'officials'>,
): Explanation {
  const told = codesIn(trace);
  const of = (list: readonly { readonly code: string; readonly name: string }[], codes: ReadonlySet<string>) =>
    Object.fromEntries(list.filter(({ code }) => codes.has(code)).map(({ code, name }) => [code, name]));
  const { id, digest } = rulebook;
  return {
    ...trace,
    rulebook: { id, digest },
    organizations: of(organizations, told.organizations),
    officials: of(officials, told.officials),
  };
}

function codesIn({ root, above }: Trace): {
  readonly organizations: ReadonlySet<string>;
  readonly officials: ReadonlySet<string>;
} {
  const organizations = new Set(Object.entries(above).flat());
  const officials = new Set<string>();
  const visit = (node: Trace['root']): void => {
    if (node.organization !== null) organizations.add(node.organization);
    if (node.kind === 'action' && node.action.official !== null) officials.add(node.action.official);
    if (node.kind === 'holding') officials.add(node.official);
    if (node.kind === 'rule' && node.official !== null) officials.add(node.official);
    node.inputs.forEach(visit);
  };
  visit(root);
  return { organizations, officials };
}
