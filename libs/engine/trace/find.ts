import type { Outcome } from '../model/problem.js';
import type { Rhythm } from '../model/rulebook.js';
import type { TraceNode } from '../model/trace.js';
import type { PlannedRule } from '../plan/program.js';
import type { Step } from '../plan/step.js';
import { ofActions, actionAt, several } from './find-action.js';
import { trait } from './given.js';
import { grounds } from './rules.js';
import { indexOf, notAssessed, organizationNamed, rowsNamed } from './subject.js';
import { refused, type Named, type Target } from './target.js';
import type { Tracer } from './tracer.js';

/** The node that a target asks for. */
export function find(t: Tracer, target: Target): Outcome<TraceNode> {
  if (target.asks === 'action') return actionAt(t, target);
  const { cells, rulebook } = t;
  const rule = cells.program.rules.find((one) => one.rule.id === target.name);
  const step = cells.program.named.get(target.name);
  if (step === undefined && rule !== undefined) {
    const own = (): Outcome<TraceNode> => ofRule(t, rule, target);
    return target.role === null ? own() : ofActions(t, rule, target, own);
  }
  if (target.role !== null) return refused('unknown_name', target.name, { expected: 'rule' });
  if (step !== undefined) return ofStep(t, step, target);
  if (target.name === 'vetoed') return ofVetoes(t, target);
  const kinds = Object.keys(rulebook.organizations);
  const kind = kinds.find((one) => Object.hasOwn(rulebook.organizations[one].fields, target.name));
  if (kind !== undefined) return ofTrait(t, kind, target);
  return refused('unknown_name', target.name, { expected: 'input, fact, indicator, sheet, ranking, rule, vetoed' });
}

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
