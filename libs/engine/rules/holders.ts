import type { Appointment } from '../columns/frame.js';
import type { Day } from '../calendar/days.js';
import type { Period } from '../calendar/periods.js';
import type { HolderRule } from '../model/rulebook.js';

/** A person whom a post makes answerable: row of the official, and the appointment whose numbers count. */
export interface Holder {
  readonly official: number;
  readonly post: number;
  /** The person no longer holds the post on the event's date. */
  readonly moved: boolean;
}

/** When the question is asked: the period, and for an event its date and the date of the field that the rule names. */
export interface Occasion {
  readonly holder: HolderRule;
  readonly period: Period;
  readonly eventDay: Day | null;
  /** Of the date field that `holder` names; null when it is null. */
  readonly fieldDay: Day | null;
}

/** Appointments by role and organization, and by official. */
export class Posts {
  private readonly byPost = new Map<string, number[]>();
  private readonly byOfficial = new Map<number, number[]>();

  constructor(readonly appointments: readonly Appointment[]) {
    appointments.forEach(({ role, organization, official }, index) => {
      append(this.byPost, `${role} ${organization}`, index);
      append(this.byOfficial, official, index);
    });
  }

  /** Section 6, "Who holds the post", by official. A role belongs to one kind, so its row names the organization. */
  holders(role: string, organization: number, occasion: Occasion): Holder[] {
    return this.count(this.byPost.get(`${role} ${organization}`) ?? [], occasion);
  }

  /** The appointment of an official that counts; the latest-starting of several; -1: none does. */
  postOf(official: number, occasion: Occasion): number {
    const posts = this.byOfficial.get(official) ?? [];
    const byPost = new Map<string, number[]>();
    for (const post of posts) {
      const { role, organization } = this.appointments[post];
      append(byPost, `${role} ${organization}`, post);
    }
    const counting = [...byPost.values()].flatMap((list) => this.count(list, occasion));
    return counting.reduce((best, { post }) => (best < 0 || this.later(post, best) ? post : best), -1);
  }

  private later(a: number, b: number): boolean {
    return this.appointments[a].from > this.appointments[b].from;
  }

  private count(posts: readonly number[], occasion: Occasion): Holder[] {
    const held = new Map<number, { days: number; post: number }>();
    const [from, to] = spanOf(occasion);
    for (const post of posts) {
      const { official, from: start, to: end } = this.appointments[post];
      const days = Math.min(to, end) - Math.max(from, start) + 1;
      if (days <= 0) continue;
      const known = held.get(official);
      if (known === undefined) held.set(official, { days, post });
      else {
        known.days += days;
        if (this.later(post, known.post)) known.post = post;
      }
    }
    const length = to - from + 1;
    const counts = (days: number): boolean => occasion.holder !== 'majority' || 2 * days > length;
    return [...held]
      .filter(([, { days }]) => counts(days))
      .map(([official, { post }]) => ({ official, post, moved: this.hasMoved(posts, official, occasion) }))
      .sort((a, b) => a.official - b.official);
  }

  private hasMoved(posts: readonly number[], official: number, { holder, eventDay }: Occasion): boolean {
    if (eventDay === null || PLAIN.has(holder)) return false;
    return !posts.some((post) => {
      const { official: own, from, to } = this.appointments[post];
      return own === official && from <= eventDay && eventDay <= to;
    });
  }
}

const PLAIN = new Set<string>(['majority', 'period_end', 'event_date', 'any']);

/** First and last day in which holding the post counts; an empty span when the date field is null. */
function spanOf({ holder, period, eventDay, fieldDay }: Occasion): [Day, Day] {
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

function append<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
