import type { Rulebook } from '../engine/index.js';

const PLACE = /^(\w+)\[([^[\]]*)\](?:\.indicators\[([^[\]]*)\])?/u;

/** The clause that the thing at a place carries out; null where it cites none. */
export function clauseAt(place: string, rulebook: Rulebook): string | null {
  const [, list, name, part] = PLACE.exec(place) ?? [];
  if (list === undefined) return null;
  const { rules = [], readingsOfTheDecree = [], inputs, facts, rankings, sheets } = rulebook;
  if (list === 'clauses') return name;
  if (list === 'rules') return (rules.find((rule) => rule?.id === name) ?? rules[Number(name)])?.clause ?? null;
  if (list === 'readings_of_the_decree') return readingsOfTheDecree[Number(name)]?.clause ?? null;
  if (list === 'sheets') {
    const indicator = own(sheets, name)?.indicators?.find((one) => one?.id === part);
    return indicator?.clause ?? own(sheets, name)?.clause ?? null;
  }
  const records: Readonly<Record<string, Readonly<Record<string, { readonly clause?: string }>> | undefined>> = {
    inputs,
    facts,
    rankings,
  };
  return Object.hasOwn(records, list) ? (own(records[list], name)?.clause ?? null) : null;
}

const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
