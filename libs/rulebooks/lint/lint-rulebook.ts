import type { Program } from '../../engine/index.js';
import { bandGap } from './band-gap.js';
import { duplicateRequest } from './duplicate-request.js';
import { fallingFine } from './falling-fine.js';
import { fineOnOfficial } from './fine-on-official.js';
import type { Check, Finding } from './finding.js';
import { impossibleValue } from './impossible-value.js';
import { loneOption } from './lone-option.js';
import { neverFires } from './never-fires.js';
import { overlappingPlaces } from './overlapping-places.js';
import { petitionPenalty } from './petition-penalty.js';
import { rankOnly } from './rank-only.js';
import { reasonerOf } from './reasoning/reason.js';
import { writtenIn } from './reasoning/written.js';
import { thousandPoints } from './thousand-points.js';
import { twoMeasures } from './two-measures.js';
import { uncitedClause } from './uncited-clause.js';
import { unguardedDivision } from './unguarded-division.js';
import { unreachableBand } from './unreachable-band.js';
import { unusedName } from './unused-name.js';
import { vetoWithoutAuthority } from './veto-without-authority.js';
import { weightsNotFull } from './weights-not-full.js';

/** The one list of checks. */
export const CHECKS: readonly Check[] = [
  unguardedDivision,
  weightsNotFull,
  uncitedClause,
  unreachableBand,
  bandGap,
  impossibleValue,
  neverFires,
  twoMeasures,
  overlappingPlaces,
  rankOnly,
  fineOnOfficial,
  vetoWithoutAuthority,
  fallingFine,
  thousandPoints,
  duplicateRequest,
  loneOption,
  unusedName,
  petitionPenalty,
];

/** Everything that a rulebook's author should look at again. It compiled; none of this stops a run. */
export function lintRulebook(program: Program): Finding[] {
  const { rulebook } = program;
  const matter = { rulebook, program, written: writtenIn(rulebook), reasoner: reasonerOf(rulebook) };
  return CHECKS.flatMap((check) => check.find(matter));
}
