import type { Consequence, HolderRule, Rhythm, Rulebook, Rule } from '../model/rulebook.js';
import type { KernelCache } from '../kernels/cache.js';
import type { Space, Step } from './step.js';

/** Whom a consequence reaches, role groups unfolded. */
export type Target =
  | { readonly to: 'role'; readonly role: string; readonly above: boolean; readonly printed: string }
  | { readonly to: 'organization' | 'parent' | 'official' };

/** A consequence with its expressions compiled: each is a step outside the order, computed for rows that fired. */
export interface PlannedConsequence {
  readonly index: number;
  readonly consequence: Consequence;
  readonly targets: readonly Target[];
  readonly amount: Step | null;
  readonly between: readonly [Step, Step] | null;
  /** Grades with their amounts. */
  readonly grades: readonly (readonly [string, Step])[] | null;
  /** Codes to choose from. */
  readonly codes: readonly string[] | null;
}

export interface PlannedRule {
  readonly index: number;
  readonly rule: Rule;
  readonly space: Space;
  readonly rhythm: Rhythm;
  readonly holder: HolderRule;
  readonly fire: Step;
  readonly consequences: readonly PlannedConsequence[];
  readonly vetoes: boolean;
  /** Rankings on which firing or amounts rest in the same period. */
  readonly rankings: readonly Step[];
  /** Steps that change when a place changes: to be computed anew for one row, in order. */
}

/** A checked rulebook, ready to run: steps in an order in which each finds what it reads. */
export interface Program {
  readonly rulebook: Rulebook;
  readonly steps: readonly Step[];
  readonly named: ReadonlyMap<string, Step>;
  readonly rules: readonly PlannedRule[];
  /** Texts known before any case: enumerated values and literals, by their number. */
  readonly texts: readonly string[];
  readonly kernels: KernelCache;
}
