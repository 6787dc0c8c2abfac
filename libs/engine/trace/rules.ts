import type { RuleStatus, TraceNode, WhyNot } from '../model/trace.js';
import type { PlannedRule } from '../plan/program.js';
import type { Step, Work } from '../plan/step.js';
import type { At, Cells } from './cells.js';
import { common, namesOf, wholeExcerpt, type Text, type Traced, type Tracer } from './tracer.js';
import type { Value } from './values.js';
import { whyNot } from './why-not.js';

type Fire = Extract<Work, { does: 'fire' }>;

/** Whether a rule fires at a row: its condition, and the rules that go before it (section 6). */
export function rule(t: Tracer, work: Fire, at: At): Traced {
  const { cells } = t;
  const planned = plannedOf(cells, work.rule);
  const { id, when, clause, name } = planned.rule;
  const source: Text | null = when === undefined ? null : { place: `rules[${id}].when`, text: when };
  const condition = source === null || work.when === null ? null : t.whole(source, whenOf(work.when), at);
  const before = work.overriddenBy.flatMap((other) => rowsOfSubject(cells, other, at).map((row) => t.step(other, row)));
  const overriding = before.filter(({ value }) => value === true);
  const overriddenBy = [...new Set(overriding.map(({ node }) => node.name))];
  const met: Value = condition === null ? true : condition.value;
  const value = overriding.length > 0 ? false : (met as boolean | null);
  const status: RuleStatus =
    met !== false && overriding.length > 0
      ? 'overridden'
      : value === null
        ? 'undetermined'
        : value
          ? 'fired'
          : 'not_fired';
  const shared = common(cells, at, id, value, {
    names: namesOf(name, id),
    expression: source === null ? null : wholeExcerpt(source),
    clause,
    inputs: [...(condition === null ? [] : [condition.node]), ...before.map(({ node }) => node)],
  });
  const { of } = at.space;
  return {
    node: {
      ...shared,
      kind: 'rule',
      status,
      event: of === 'event' ? cells.code(at) : null,
      official: of === 'official' || of === 'post' ? cells.code(at) : null,
      overriddenBy,
      whyNot: reasonOf(status, overriddenBy, condition),
    },
    value,
  };
}

function reasonOf(status: RuleStatus, overriddenBy: readonly string[], condition: Traced | null): WhyNot | null {
  if (status === 'overridden') return { cause: 'overridden', overriddenBy, failed: [] };
  return status === 'fired' || condition === null ? null : whyNot(condition.node);
}

export const plannedOf = ({ program }: Cells, rule: number): PlannedRule =>
  program.rules.find(({ index }) => index === rule) as PlannedRule;

function whenOf(when: Step) {
  if (when.work.does !== 'expression') throw new Error('a condition is an expression');
  return when.work.expression;
}

/** Rows of another rule that are about the same organization (official, appointment). */
export function rowsOfSubject(cells: Cells, other: Step, at: At): At[] {
  const { index } = at;
  const organization = at.space.of === 'event' ? cells.organizationRow(at) : at.row;
  if (other.space.of !== 'event') return [{ space: other.space, index, row: organization }];
  return cells.gathered(other.space, { ...at, row: organization }).map((row) => ({ space: other.space, index, row }));
}

/** `vetoed`, `fired(rule)`: every rule that could have fired for the organization, and each event of an event rule. */
export function grounds(t: Tracer, name: string, rules: readonly Step[], at: At): Traced {
  const { cells } = t;
  const found = rules.flatMap((fire) => {
    const rows = rowsOfSubject(cells, fire, at);
    if (fire.space.of !== 'event') return rows.filter((row) => cells.isAssessed(row)).map((row) => t.step(fire, row));
    return rows.length === 0 ? [withoutEvent(t, fire, at)] : rows.map((row) => t.step(fire, row));
  });
  const value = found.some((one) => one.value === true);
  const inputs = found.map(({ node }) => node);
  const shared = common(cells, at, name, value, { inputs });
  const node: TraceNode = { ...shared, kind: 'grounds', whyNot: null };
  return { node: { ...node, whyNot: value ? null : whyNot(node) }, value };
}

/** An event rule for an organization to which no such event happened. */
function withoutEvent(t: Tracer, fire: Step, at: At): Traced {
  const { id, name, clause } = plannedOf(t.cells, (fire.work as Fire).rule).rule;
  const shared = common(t.cells, at, id, false, { names: namesOf(name, id), clause });
  const none: WhyNot = { cause: 'no_event', overriddenBy: [], failed: [] };
  const node: TraceNode = {
    ...shared,
    kind: 'rule',
    status: 'no_event',
    event: null,
    official: null,
    overriddenBy: [],
    whyNot: none,
  };
  return { node, value: false };
}
