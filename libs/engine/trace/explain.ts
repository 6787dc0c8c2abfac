import { settle, type Calculation } from '../calculate.js';
import type { Outcome } from '../model/problem.js';
import type { Rhythm } from '../model/rulebook.js';
import type { Trace, TraceNode } from '../model/trace.js';
import type { PlannedRule, Program } from '../plan/program.js';
import type { Step } from '../plan/step.js';
import type { Proposal } from '../rules/proposal.js';
import { wholeAction } from './action.js';
import { Cells, type At } from './cells.js';
import { Explainer } from './explainer.js';
import { trait } from './given.js';
import { grounds } from './rules.js';
import { indexOf, notAssessed, organizationNamed, rowsNamed } from './subject.js';
import { parseTarget, refused, type Target } from './target.js';
import { common, type Tracer } from './tracer.js';
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

function find(t: Tracer, target: Target): Outcome<TraceNode> {
  if (target.asks === 'action') return actionAt(t, target);
  const { cells, rulebook } = t;
  const rule = cells.program.rules.find((one) => one.rule.id === target.name);
  const step = cells.program.named.get(target.name);
  if (step === undefined && rule !== undefined) {
    return target.role === null ? ofRule(t, rule, target) : ofActions(t, rule, target);
  }
  if (target.role !== null) return refused('unknown_name', target.name, { expected: 'rule' });
  if (step !== undefined) return ofStep(t, step, target);
  if (target.name === 'vetoed') return ofVetoes(t, target);
  const kinds = Object.keys(rulebook.organizations);
  const kind = kinds.find((one) => Object.hasOwn(rulebook.organizations[one].fields, target.name));
  if (kind !== undefined) return ofTrait(t, kind, target);
  return refused('unknown_name', target.name, { expected: 'input, fact, indicator, sheet, ranking, rule, vetoed' });
}

type Named = Extract<Target, { asks: 'name' }>;

function actionAt(t: Tracer, { position, period }: Extract<Target, { asks: 'action' }>): Outcome<TraceNode> {
  const index = indexOf(t.cells, period.rhythm, period);
  if (!index.ok) return index;
  const { proposals } = t.cells.actions(period.rhythm, index.value);
  const proposal = proposals[position];
  if (proposal === undefined) {
    return refused('no_action', `actions[${position}]`, { most: String(proposals.length) });
  }
  return { ok: true, value: wholeAction(t, proposal, position, rowOf(proposal, index.value)) };
}

const rowOf = ({ reached, entry }: Proposal, index: number): At => ({
  space: reached.rule.space,
  index,
  row: reached.rows[entry],
});

function ofStep(t: Tracer, step: Step, { subject, period }: Named): Outcome<TraceNode> {
  const { cells } = t;
  const { space } = step;
  const index = indexOf(cells, space.rhythm, period);
  if (!index.ok) return index;
  if (space.of !== 'organization') {
    const [at] = rowsNamed(cells, space, index.value, subject);
    if (at === undefined) return refused('unknown_name', subject, { expected: space.of });
    return { ok: true, value: t.step(step, at).node };
  }
  const at = organizationNamed(cells, space.kind, space.rhythm, index.value, subject);
  if (!at.ok) return at;
  return cells.isAssessed(at.value) ? { ok: true, value: t.step(step, at.value).node } : notAssessed(cells, at.value);
}

function ofTrait(t: Tracer, kind: string, { subject, name, period }: Named): Outcome<TraceNode> {
  const index = indexOf(t.cells, period.rhythm, period);
  if (!index.ok) return index;
  const at = organizationNamed(t.cells, kind, period.rhythm, index.value, subject);
  return at.ok ? { ok: true, value: trait(t.cells, name, at.value).node } : at;
}

/** A rule for its organization, event, official; an event rule also for an organization: each of its events. */
function ofRule(t: Tracer, { rule, fire, space, rhythm }: PlannedRule, { subject, period }: Named): Outcome<TraceNode> {
  const { cells } = t;
  const index = indexOf(cells, rhythm, period);
  if (!index.ok) return index;
  const rows = rowsNamed(cells, space, index.value, subject);
  if (rows.length === 1) return { ok: true, value: t.step(fire, rows[0]).node };
  if (rows.length > 1)
    return {
      ok: true,
      value: several(
        t,
        rule.id,
        rows.map((at) => t.step(fire, at).node),
        rows[0],
      ),
    };
  if (space.of === 'official' || space.of === 'post') return refused('unknown_name', subject, { expected: 'official' });
  const at = organizationNamed(cells, space.kind, rhythm, index.value, subject);
  if (!at.ok) return at;
  if (space.of === 'organization') return notAssessed(cells, at.value);
  return { ok: true, value: grounds(t, rule.id, [fire], at.value).node };
}

/** All actions of a rule for a subject, in a role (`organization`: of the body itself), for a person. */
function ofActions(t: Tracer, planned: PlannedRule, target: Named): Outcome<TraceNode> {
  const { cells } = t;
  const index = indexOf(cells, planned.rhythm, target.period);
  if (!index.ok) return index;
  const { proposals } = cells.actions(planned.rhythm, index.value);
  const matching = [...proposals.entries()].filter(
    ([, one]) => one.reached.rule === planned && isAsked(t, one, target),
  );
  if (matching.length === 0) {
    const rule = ofRule(t, planned, target);
    // A rule that did not fire has no action: why it did not is the answer.
    if (!rule.ok || !(rule.value.value.type === 'boolean' && rule.value.value.is)) return rule;
    return refused('no_action', [target.role, target.official].filter((one) => one !== null).join('/'));
  }
  const nodes = matching.map(([position, one]) => wholeAction(t, one, position, rowOf(one, index.value)));
  if (nodes.length === 1) return { ok: true, value: nodes[0] };
  return { ok: true, value: several(t, planned.rule.id, nodes, rowOf(matching[0][1], index.value)) };
}

function isAsked({ cells }: Tracer, proposal: Proposal, { subject, role, official }: Named): boolean {
  const person = proposal.reached.officials[proposal.entry];
  const code = person < 0 ? null : cells.given.officials[person];
  const subjects = [proposal.organization, proposal.event, proposal.organization === null ? code : null];
  if (!subjects.includes(subject)) return false;
  const printed = proposal.role ?? (code === null ? 'organization' : 'official');
  return printed === role && (official === null || official === code);
}

function ofVetoes(t: Tracer, { subject, period }: Named): Outcome<TraceNode> {
  const { cells } = t;
  const { rhythm } = period;
  const index = indexOf(cells, rhythm, period);
  if (!index.ok) return index;
  const [kind] = [...cells.given.organizations.keys()].filter((one) =>
    cells.organizations(one).codes.includes(subject),
  );
  if (kind === undefined) return refused('unknown_name', subject, { expected: 'organization' });
  const at = organizationNamed(cells, kind, rhythm, index.value, subject);
  if (!at.ok) return at;
  const rules = cells.program.rules.filter(({ vetoes, space }) => vetoes && isFor(space, kind, rhythm));
  return {
    ok: true,
    value: grounds(
      t,
      'vetoed',
      rules.map(({ fire }) => fire),
      at.value,
    ).node,
  };
}

const isFor = (space: PlannedRule['space'], kind: string, rhythm: Rhythm): boolean =>
  (space.of === 'organization' || space.of === 'event') && space.kind === kind && space.rhythm === rhythm;

function several({ cells }: Tracer, name: string, inputs: readonly TraceNode[], at: At): TraceNode {
  return { ...common(cells, at, name, null, { value: { type: 'none' }, inputs }), kind: 'actions' };
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
