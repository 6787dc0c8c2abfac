import type { Step, Work } from '../plan/step.js';
import { printDay } from '../calendar/days.js';
import type { FieldValue } from '../columns/frame.js';
import type { At, Cells } from './cells.js';
import { common, namesOf, type Traced, type Tracer } from './tracer.js';
import { ratioOfUnits, type Value } from './values.js';

/** What was given: readings, traits of organizations, fields of events. The leaves of every trace. */

export function input(t: Tracer, step: Step, { input: id }: Extract<Work, { does: 'input' }>, at: At): Traced {
  const { cells } = t;
  const { name, unit = null, clause = null } = t.rulebook.inputs[id];
  const value = cells.value(step, at);
  const place = `readings[${cells.period(at).text}/${cells.code(at)}/${id}]`;
  const node = common(cells, at, id, value, { names: namesOf(name, id), unit, clause });
  return { node: { ...node, kind: 'input', source: { place } }, value };
}

export function trait(cells: Cells, name: string, at: At): Traced {
  if (at.space.of !== 'organization') throw new Error('a trait is of an organization');
  const value = valueOf(cells.trait(at.space.kind, at.row, name));
  const source = { place: `organizations[${cells.code(at)}].fields.${name}` };
  return { node: { ...common(cells, at, name, value), kind: 'trait', source }, value };
}

export function field(cells: Cells, name: string, at: At): Traced {
  const { code, fields } = cells.event(at);
  const value = valueOf(fields[name] ?? null);
  return {
    node: { ...common(cells, at, name, value), kind: 'field', source: { place: `events[${code}].fields.${name}` } },
    value,
  };
}

const valueOf = (given: FieldValue): Value =>
  given !== null && typeof given === 'object' ? ratioOfUnits(given) : given;

/** The date of an event, as it was given. */
export const dateOf = (cells: Cells, at: At): string => printDay(cells.event(at).day);
