import type { ActionView } from './actions.js';
import type { AssessmentView, ClauseView, NameView, OrganizationView } from './shared.js';
import type { VetoView } from './vetoes.js';

/** A reading that a score rests on. */
export interface ScorecardReading {
  readonly input: string;
  readonly name: NameView;
  /** `percent`, `count`, …; null when the rulebook names none. */
  readonly unit: string | null;
  /** A decimal, one of the input's values, or `exempt`; null when nothing was reported. */
  readonly value: string | null;
  readonly previousValue: string | null;
  /** ISO instant. */
  readonly recordedAt: string | null;
}

/** A named value between readings and score. */
export interface ScorecardFact {
  readonly fact: string;
  readonly name: NameView;
  readonly unit: string | null;
  readonly value: string | null;
  readonly expression: string;
  readonly clause: ClauseView | null;
}

export interface ScorecardIndicator {
  readonly id: string;
  readonly name: NameView;
  readonly kind: 'plain' | 'bonus' | 'penalty';
  /** Null for bonus and penalty. */
  readonly weight: string | null;
  /** Null when exempt. */
  readonly score: string | null;
  /** Points lost: weight minus score for a plain one, the amount deducted for a penalty, 0 for a bonus; null when exempt. */
  readonly lost: string | null;
  readonly previousScore: string | null;
  /** Why: the expression as the rulebook says it, its clause, and what it rests on. */
  readonly expression: string;
  readonly clause: ClauseView | null;
  readonly readings: readonly ScorecardReading[];
  readonly facts: readonly ScorecardFact[];
}

/** A place of the field without its holder: how far away it is. Positive `gap`: points needed to reach it; negative: lead over it. */
export interface AnonymousPlace {
  readonly rank: number;
  readonly holders: number;
  readonly gap: string;
  readonly own: boolean;
}

export interface ScorecardHistoryPoint {
  readonly period: string;
  readonly total: string | null;
  readonly rank: number | null;
  readonly size: number | null;
}

/** `GET /api/townships/:code/scorecard?period=` */
export interface ScorecardView {
  readonly county: OrganizationView;
  readonly organization: OrganizationView;
  readonly period: string;
  readonly sheet: { readonly id: string; readonly name: NameView; readonly full: string };
  readonly ranking: { readonly id: string; readonly name: NameView };
  readonly total: string | null;
  readonly previousTotal: string | null;
  readonly rank: number | null;
  /** 1 = last. */
  readonly last: number | null;
  readonly size: number | null;
  readonly tied: boolean;
  readonly movement: number | null;
  /** In the order of the rulebook. */
  readonly indicators: readonly ScorecardIndicator[];
  readonly places: readonly AnonymousPlace[];
  readonly history: readonly ScorecardHistoryPoint[];
  readonly veto: VetoView | null;
  readonly streaks: readonly ScorecardStreak[];
  readonly actions: readonly ActionView[];
  readonly assessment: AssessmentView;
}

/** A run over periods that can set off a rule. */
export interface ScorecardStreak {
  readonly fact: string;
  readonly name: NameView;
  readonly expression: string;
  readonly clause: ClauseView | null;
  readonly values: readonly { readonly period: string; readonly value: string | null }[];
  /** Rules that rest on it: what would follow. */
  readonly rules: readonly StreakRule[];
}

export interface StreakRule {
  readonly rule: string;
  readonly name: NameView;
  readonly when: string;
  readonly clause: ClauseView;
  /** True when the rule fired in the period. */
  readonly fired: boolean;
}
