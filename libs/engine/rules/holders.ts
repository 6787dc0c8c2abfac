import { partOf, SEVERAL, type Lists, type Posts } from '../columns/posts.js';
import type { Day } from '../calendar/days.js';
import type { Period } from '../calendar/periods.js';
import type { HolderRule } from '../model/rulebook.js';

/** When the question is asked: the period, and for an event its date and the date of the field that the rule names. */
export interface Occasion {
  readonly holder: HolderRule;
  readonly period: Period;
  readonly eventDay: Day | null;
  /** Of the date field that `holder` names; null when it is null. */
  readonly fieldDay: Day | null;
}

/** A person whom a post makes answerable; `moved`: no longer holds the post on the event's date. */
export type Take = (official: number, post: number, moved: boolean) => void;

/**
 * Section 6, "Who holds the post", by official; the appointment whose numbers count is the latest-starting. A role
 * belongs to one kind, so a row names the organization. Returns how many were taken.
 */
export function eachHolder(posts: Posts, role: string, organization: number, occasion: Occasion, take: Take): number {
  const own = posts.byRole.get(role);
  if (own === undefined) return 0;
  const [start, end] = partOf(own, organization);
  return count(posts, own, start, end, occasion, take);
}

/**
 * By organization row, the appointment of the only person whom a post names on all days of an occasion; -1: nobody's, or
 * `SEVERAL` where `eachHolder` must be asked.
 */
export function soleHolders(posts: Posts, role: string, organizations: number, occasion: Occasion): Int32Array {
  const own = posts.byRole.get(role);
  if (own === undefined) return new Int32Array(organizations).fill(-1);
  const [first, last] = spanOf(occasion);
  if (own.soleFrom <= first && first <= last && last <= own.soleTo) return own.sole;
  return own.sole.map((post) => (post < 0 || (posts.from[post] <= first && last <= posts.to[post]) ? post : SEVERAL));
}

/** The appointment of an official that counts; the latest-starting of several; -1: none does. */
export function postOf(posts: Posts, official: number, occasion: Occasion): number {
  const [start, end] = partOf(posts.byOfficial, official);
  let best = -1;
  const later: Take = (_, post) => {
    if (best < 0 || posts.from[post] > posts.from[best]) best = post;
  };
  for (let from = start; from < end;) {
    let to = from + 1;
    while (to < end && samePost(posts, posts.byOfficial.list[from], posts.byOfficial.list[to])) to++;
    count(posts, posts.byOfficial, from, to, occasion, later);
    from = to;
  }
  return best;
}

function samePost({ appointments }: Posts, a: number, b: number): boolean {
  const [x, y] = [appointments[a], appointments[b]];
  return x.kind === y.kind && x.organization === y.organization && x.role === y.role;
}

/** Takes each official of a part of the list (one post's, sorted by official) who counts. */
function count(posts: Posts, { list }: Lists, start: number, end: number, occasion: Occasion, take: Take): number {
  const [first, last] = spanOf(occasion);
  const majority = occasion.holder === 'majority';
  let taken = 0;
  for (let k = start; k < end;) {
    const official = posts.official[list[k]];
    const from = k;
    let days = 0;
    let best = -1;
    for (; k < end && posts.official[list[k]] === official; k++) {
      const post = list[k];
      const own = Math.min(last, posts.to[post]) - Math.max(first, posts.from[post]) + 1;
      if (own <= 0) continue;
      days += own;
      if (best < 0 || posts.from[post] > posts.from[best]) best = post;
    }
    if (best < 0 || (majority && 2 * days <= last - first + 1)) continue;
    taken++;
    take(official, best, hasMoved(posts, list, from, k, occasion));
  }
  return taken;
}

const PLAIN = new Set<string>(['majority', 'period_end', 'event_date', 'any']);

function hasMoved(posts: Posts, list: Int32Array, from: number, to: number, { holder, eventDay }: Occasion): boolean {
  if (eventDay === null || PLAIN.has(holder)) return false;
  for (let k = from; k < to; k++) if (posts.from[list[k]] <= eventDay && eventDay <= posts.to[list[k]]) return false;
  return true;
}

/** First and last day in which holding the post counts; an empty span when the date field is null. */
export function spanOf({ holder, period, eventDay, fieldDay }: Occasion): readonly [Day, Day] {
  switch (holder) {
    case 'majority':
    case 'any':
      return [period.first, period.last];
    case 'period_end':
      return [period.last, period.last];
    case 'event_date': {
      const day = eventDay ?? period.last;
      return [day, day];
    }
    default:
      return fieldDay === null ? [1, 0] : [fieldDay, fieldDay];
  }
}
