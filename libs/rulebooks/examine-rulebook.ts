import { compileRulebook, type Problem, type Program } from '../engine/index.js';
import { clauseAt } from './clause-at.js';
import { lintRulebook } from './lint/lint-rulebook.js';
import type { Finding } from './lint/finding.js';
import { disputedReadings, withReadings } from './overlay/with-reading.js';
import { mended } from './mended.js';
import { readWhatIsThere, withPositions, type ReadRulebook } from './read-rulebook.js';

export interface Examined {
  /** Every mistake, in the order of the file, each with `line`, `column` and (where there is one) `clause` in its details. */
  readonly problems: readonly Problem[];
  /** Null with problems. */
  readonly checked: { readonly read: ReadRulebook; readonly program: Program } | null;
}

/**
 * A rulebook's file, checked whole: its shape, then names, types and cycles, even where the shape is not right
 * everywhere. What only follows from a mistake that is told already is not told again.
 */
export function examineRulebook(given: string | Uint8Array): Examined {
  const { problems: ofShape, read } = readWhatIsThere(given);
  if (read === null) return { problems: ofShape, checked: null };
  const { rulebook } = read;
  if (ofShape.some(({ place }) => place === 'period')) return { problems: told(read, ofShape), checked: null };
  const compiled = compileRulebook(ofShape.length === 0 ? rulebook : mended(rulebook));
  const ofMeaning = compiled.ok ? [] : compiled.problems.filter((problem) => !follows(problem, ofShape));
  const problems = [...ofShape, ...withPositions(read, ofMeaning)];
  if (problems.length > 0 || !compiled.ok) return { problems: told(read, problems), checked: null };
  const ofOverlays = withPositions(read, overlayProblems(given, read));
  if (ofOverlays.length > 0) return { problems: told(read, ofOverlays), checked: null };
  return { problems: [], checked: { read, program: compiled.value } };
}

/** What would be wrong with the rulebook after each of its overlays, told where the overlay stands. */
function overlayProblems(given: string | Uint8Array, { rulebook }: ReadRulebook): Problem[] {
  return disputedReadings(rulebook).flatMap(({ name, switchable }, i) => {
    if (!switchable) return [];
    const switched = withReadings(given, rulebook, [name]);
    if (!switched.ok) return switched.problems;
    const { problems, read } = readWhatIsThere(switched.value);
    const compiled = problems.length > 0 || read === null ? null : compileRulebook(read.rulebook);
    const found = compiled === null || compiled.ok ? problems : compiled.problems;
    return found.map(({ code, place, value, details }) => {
      const { line: _line, column: _column, ...others } = details ?? {};
      const own = `readings_of_the_decree[${i}].overlay`;
      return { code, place: own, value, details: { ...others, reading: name, at: place } };
    });
  });
}

/** The warnings of a rulebook that was examined and found right, in the order of the file. */
export function warningsOf({ read, program }: NonNullable<Examined['checked']>): Finding[] {
  return inOrder(withPositions(read, lintRulebook(program)));
}

/** Whether a problem lies where the shape is wrong, or misses a name whose declaration could not be read. */
function follows({ code, place, value }: Problem, ofShape: readonly Problem[]): boolean {
  return ofShape.some((shape) => {
    if (shape.code === 'medical_quota' || shape.code === 'duplicate') return false;
    if (place === shape.place || place.startsWith(`${shape.place}.`) || place.startsWith(`${shape.place}[`))
      return true;
    if (code !== 'unknown_name') return false;
    const declared = [...shape.place.matchAll(/\[([^[\]]+)\]/gu)].map(([, name]) => name);
    return declared.length === 0 ? hidesNames(shape) : value !== null && declared.includes(value);
  });
}

const SECTIONS = [
  'organizations',
  'roles',
  'role_groups',
  'inputs',
  'events',
  'facts',
  'sheets',
  'rankings',
  'rules',
  'clauses',
];

/** A section that could not be read, or one whose key is misspelt, may hide any name. */
const hidesNames = ({ code, place }: Problem): boolean =>
  code === 'unknown_name'
    ? SECTIONS.some((section) => section.slice(0, 3) === place.slice(0, 3))
    : SECTIONS.includes(place);

const told = (read: ReadRulebook, problems: readonly Problem[]): Problem[] =>
  inOrder(
    problems.map((problem) => {
      const clause = clauseAt(problem.place, read.rulebook);
      return clause === null ? problem : { ...problem, details: { ...problem.details, clause } };
    }),
  );

const inOrder = <T extends Problem>(problems: readonly T[]): T[] =>
  [...problems].sort((a, b) => at(a, 'line') - at(b, 'line') || at(a, 'column') - at(b, 'column'));

const at = ({ details }: Problem, key: string): number => Number(details?.[key] ?? 0);
