import type { Problem, Program, Rulebook } from '../../engine/index.js';
import type { Reasoner } from './reasoning/reasoner.js';
import type { Written } from './reasoning/written.js';

/** Something a rulebook's author should look at; it never stops a run. */
export interface Finding extends Problem {
  /** The clause that the place carries out. */
  readonly clause?: string;
}

/** What a check looks at. */
export interface Matter {
  readonly rulebook: Rulebook;
  readonly program: Program;
  readonly written: readonly Written[];
  readonly reasoner: Reasoner;
}

/** One check: a pure function. */
export interface Check {
  readonly code: string;
  find(matter: Matter): Finding[];
}
