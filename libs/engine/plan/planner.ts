import type { DecimalUnits } from '../exact/decimal.js';
import { parseDecimal } from '../exact/decimal.js';
import { parseExpression } from '../language/parse.js';
import type { Span, Tree } from '../language/tree.js';
import { keyOf, partsOf, type ValueType, type Via } from '../language/typed.js';
import type { Typed } from './step.js';
import { typeTree } from '../language/typing.js';
import { base, UNKNOWN, type Scope, type World } from '../language/world.js';
import { RHYTHMS } from '../calendar/periods.js';
import type { Problem } from '../model/problem.js';
import type { FieldType, Rhythm, Rule, Rulebook, Sheet } from '../model/rulebook.js';
import type { Dictionary, Entry } from './dictionary.js';
import { givesPeople } from './gives-people.js';
import { sheetTotal } from './sheet-total.js';
import { spaceKey, type Place, type Space, type Step, type Work } from './step.js';

/**
 * Names to steps. A step is made when it is first asked for, after those it reads, so that the list of steps is an
 * order of evaluation; a name asked for while it is being made closes a cycle.
 */
export class Planner implements World {
  readonly steps: Step[] = [];
  readonly named = new Map<string, Step>();
  private readonly parts = new Map<string, Step>();
  private readonly failed = new Set<string>();
  private readonly making: string[] = [];
  private place = '';
  private owner: Place = { list: 'facts', name: '' };
  private nextId = 0;

  constructor(
    readonly rulebook: Rulebook,
    private readonly dictionary: Dictionary,
    private readonly problems: Problem[],
  ) {}

  report(code: string, at: Span, value: string, details?: Record<string, string>): void {
    const span = { offset: at.offset, length: at.length };
    this.problems.push({ code, place: this.place, value, ...(details ? { details } : {}), at: span });
  }

  /** Types an expression that stands at a place of the rulebook. */
  typed(text: string, place: string, owner: Place, scope: Scope, wanted: ValueType | null): Typed {
    const parsed = parseExpression(text, place);
    if (!parsed.ok) {
      this.problems.push(...parsed.problems);
      return UNKNOWN;
    }
    const before = [this.place, this.owner] as const;
    [this.place, this.owner] = [place, owner];
    const typed = typeTree(parsed.value, scope, this);
    if (wanted !== null && typed.type !== wanted && typed.type !== 'null' && typed.type !== 'unknown') {
      this.report('wrong_type', parsed.value, typed.type, { expected: wanted });
    }
    [this.place, this.owner] = before;
    return typed;
  }

  type(tree: Tree, scope: Scope): Typed {
    return typeTree(tree, scope, this);
  }

  step(work: Work, space: Space, type: ValueType, reads: readonly Step[]): Step {
    const key = `${spaceKey(space)} ${workKey(work)}`;
    const known = this.parts.get(key);
    if (known !== undefined) return known;
    const made = this.add(null, this.owner, space, type, work, reads);
    this.parts.set(key, made);
    return made;
  }

  lift(typed: Typed, space: Space): Step {
    if (typed.op === 'ref' && typed.via === 'self' && typed.part === undefined) return typed.step;
    return this.step(
      { does: 'expression', expression: typed, decimals: null, nullPlain: false },
      space,
      typed.type,
      readsOf(typed),
    );
  }

  private add(
    name: string | null,
    place: Place,
    space: Space,
    type: ValueType,
    work: Work,
    reads: readonly Step[],
  ): Step {
    const rankings = new Set(restsOn(work, reads).flatMap((step) => [...step.rankings]));
    const step: Step = { id: this.nextId++, name, place, space, type, work, reads, rankings };
    if (work.does === 'ranking') rankings.add(step);
    this.steps.push(step);
    return step;
  }

  /** A step outside the order: an amount, computed only for rows whose rule fired. */
  apart(text: string, place: string, owner: Place, scope: Scope, decimals: number): Step | null {
    const typed = this.typed(text, place, owner, { ...scope, amount: true }, 'number');
    if (typed.type === 'unknown') return null;
    const work: Work = { does: 'expression', expression: typed, decimals, nullPlain: false };
    const reads = readsOf(typed);
    const rankings = new Set(restsOn(work, reads).flatMap((step) => [...step.rankings]));
    return { id: this.nextId++, name: null, place: owner, space: scope.space, type: 'number', work, reads, rankings };
  }

  /** Runs `make` for a name unless it is known, has failed, or is being made: then the loop is reported. */
  private once(key: string, make: () => Step | null): Step | null {
    const known = this.named.get(key);
    if (known !== undefined) return known;
    if (this.failed.has(key)) return null;
    const from = this.making.indexOf(key);
    if (from >= 0) {
      const loop = [...this.making.slice(from), key].map((name) => name.replace(/^rule:/, '')).join(' -> ');
      this.problems.push({ code: 'cycle', place: this.place, value: loop });
      for (const name of this.making.slice(from)) this.failed.add(name);
      return null;
    }
    this.making.push(key);
    const step = make();
    this.making.pop();
    if (step === null) this.failed.add(key);
    else if (!this.failed.has(key)) this.named.set(key, step);
    return this.failed.has(key) ? null : step;
  }

  resolve(name: string, scope: Scope, at: Span): Typed | null {
    const { space } = scope;
    if (space.of === 'event') {
      const fields = this.rulebook.events[space.event].fields;
      if (Object.hasOwn(fields, name)) {
        const type = fieldValueType(fields[name]);
        return { op: 'ref', type, step: this.step({ does: 'field', name }, space, type, []), via: 'self' };
      }
    }
    const entry = this.dictionary.get(name);
    if (entry === undefined || space.of === 'official' || space.of === 'post') {
      this.report('unknown_name', at, name);
      return null;
    }
    if (entry.is === 'fact' && entry.event !== null) {
      if (space.of !== 'event' || space.event !== entry.event) return this.misplaced(name, entry, at);
      return this.reference(name, entry, space.rhythm, 'self', at);
    }
    if (entry.kind !== space.kind) return this.misplaced(name, entry, at);
    return this.reference(name, entry, space.rhythm, base(scope).via, at);
  }

  private misplaced(name: string, entry: Entry, at: Span): null {
    this.report('unknown_name', at, name, {
      belongs_to: entry.is === 'fact' && entry.event !== null ? entry.event : entry.kind,
    });
    return null;
  }

  private reference(name: string, entry: Entry, rhythm: Rhythm, via: Via, at: Span): Typed | null {
    if (entry.is === 'kind' || entry.is === 'event') {
      this.report('wrong_type', at, name, { expected: 'aggregate' });
      return null;
    }
    if (entry.is !== 'trait' && entry.rhythm !== rhythm) {
      this.report('unknown_name', at, name, { rhythm: entry.rhythm, expected: rhythm });
      return null;
    }
    const step = this.declared(name, entry, rhythm);
    if (step === null) return null;
    const part = step.work.does === 'ranking' ? ({ part: 'rank' } as const) : {};
    return { op: 'ref', type: step.type, step, via, ...part };
  }

  parent(name: string, scope: Scope, at: Span): Typed | null {
    const own = base(scope);
    const { space } = own.scope;
    const above = space.of === 'organization' ? this.rulebook.organizations[space.kind]?.parent : undefined;
    if (space.of !== 'organization' || above === undefined) {
      this.report('unknown_name', at, 'parent');
      return null;
    }
    const found = this.resolve(name, { space: { ...space, kind: above } }, at);
    if (found === null || found.op !== 'ref') return null;
    const reference: Typed = { ...found, via: 'parent' };
    if (own.via === 'self') return reference;
    return { op: 'ref', type: found.type, step: this.lift(reference, space), via: 'organization' };
  }

  isCollection(name: string, scope: Scope): boolean {
    if (scope.space.of === 'event' && Object.hasOwn(this.rulebook.events[scope.space.event].fields, name)) return false;
    const entry = this.dictionary.get(name);
    return entry === undefined
      ? (RHYTHMS as readonly string[]).includes(name)
      : entry.is === 'kind' || entry.is === 'event';
  }

  collection(name: string, scope: Scope, at: Span): ReturnType<World['collection']> {
    const { space } = scope;
    const entry = this.dictionary.get(name);
    if (space.of === 'organization') {
      const { kind, rhythm } = space;
      if (entry?.is === 'event' && entry.kind === kind) {
        return { over: 'events', rows: { of: 'event', event: name, kind, rhythm } };
      }
      if (entry?.is === 'kind' && this.rulebook.organizations[name].parent === kind) {
        return { over: 'children', rows: { of: 'organization', kind: name, rhythm } };
      }
      const shorter = RHYTHMS.indexOf(name as Rhythm);
      if (entry === undefined && shorter >= 0 && shorter < RHYTHMS.indexOf(rhythm)) {
        return { over: 'periods', rows: { of: 'organization', kind, rhythm: name as Rhythm } };
      }
    }
    this.report('unknown_name', at, name, { expected: 'event, organization below, shorter period' });
    return null;
  }

  fired(id: string, scope: Scope, at: Span): Typed | null {
    const rule = this.rulebook.rules.find((r) => r.id === id);
    if (rule === undefined) {
      this.report('unknown_name', at, id, { expected: 'rule' });
      return null;
    }
    const own = base(scope);
    const space = this.ruleSpace(rule);
    const { space: here } = own.scope;
    const fits =
      here.of === 'organization' &&
      space !== null &&
      (space.of === 'organization' || space.of === 'event') &&
      space.kind === here.kind &&
      space.rhythm === here.rhythm;
    if (!fits) {
      this.report('unknown_name', at, id, {
        expected: `rule: ${here.of === 'organization' ? `${here.kind}, ${here.rhythm}` : here.of}`,
      });
      return null;
    }
    const fire = this.fire(rule);
    return fire === null ? null : this.anyFired([fire], own.scope.space, own.via);
  }

  vetoed(scope: Scope, at: Span): Typed | null {
    const own = base(scope);
    const { space } = own.scope;
    if (space.of !== 'organization') {
      this.report('unknown_name', at, 'vetoed');
      return null;
    }
    const fires: Step[] = [];
    for (const rule of this.rulebook.rules) {
      if (!rule.then.some((consequence) => consequence.kind === 'veto')) continue;
      const of = this.ruleSpace(rule);
      if (of === null || (of.of !== 'organization' && of.of !== 'event')) continue;
      if (of.kind !== space.kind || of.rhythm !== space.rhythm) continue;
      const fire = this.fire(rule);
      if (fire === null) return null;
      fires.push(fire);
    }
    return this.anyFired(fires, space, own.via);
  }

  /** What a rule above gives rests on whether it fires: a loop when that rests on this. */
  received(code: string, above: number, space: Space): Typed | null {
    for (const rule of this.rulebook.rules.slice(0, above)) {
      const counted = this.ruleSpace(rule)?.rhythm === space.rhythm && rule.then.some((one) => givesPeople(one, code));
      if (counted && this.fire(rule) === null) return null;
    }
    const step = this.step({ does: 'received', code, above }, space, 'number', []);
    return { op: 'ref', type: 'number', step, via: 'self' };
  }

  private anyFired(rules: readonly Step[], space: Space, via: 'self' | 'organization' | 'parent'): Typed {
    return { op: 'ref', type: 'boolean', step: this.step({ does: 'fired', rules }, space, 'boolean', rules), via };
  }

  /** The rows of a rule; null when its `of` or `event` names nothing (reported where rules are checked). */
  ruleSpace(rule: Rule): Space | null {
    const rhythm = rule.period ?? this.rulebook.period;
    if (rule.event !== undefined) {
      const kind = this.rulebook.events[rule.event]?.of;
      return kind === undefined ? null : { of: 'event', event: rule.event, kind, rhythm };
    }
    if (rule.of === 'official' || rule.of === 'post') return { of: rule.of, rhythm };
    return rule.of !== undefined && Object.hasOwn(this.rulebook.organizations, rule.of)
      ? { of: 'organization', kind: rule.of, rhythm }
      : null;
  }

  /** Whether a rule fires; rules that override it come first. */
  fire(rule: Rule): Step | null {
    return this.once(`rule:${rule.id}`, () => {
      const space = this.ruleSpace(rule);
      if (space === null) return null;
      const index = this.rulebook.rules.indexOf(rule);
      const owner: Place = { list: 'rules', name: rule.id };
      let when: Step | null = null;
      if (rule.when !== undefined) {
        const typed = this.typed(rule.when, `rules[${rule.id}].when`, owner, { space, rule: index }, 'boolean');
        if (typed.type === 'unknown') return null;
        const work: Work = { does: 'expression', expression: typed, decimals: null, nullPlain: false };
        when = this.add(null, owner, space, 'boolean', work, readsOf(typed));
      }
      const overriddenBy: Step[] = [];
      const before = this.place;
      for (const other of this.rulebook.rules) {
        if (!other.overrides.includes(rule.id)) continue;
        this.place = `rules[${other.id}].overrides`;
        const fire = this.fire(other);
        this.place = before;
        if (fire === null) return null;
        overriddenBy.push(fire);
      }
      const reads = [...(when === null ? [] : [when]), ...overriddenBy];
      return this.add(
        `rule:${rule.id}`,
        owner,
        space,
        'boolean',
        { does: 'fire', rule: index, when, overriddenBy },
        reads,
      );
    });
  }

  /** The step of a declared name. */
  declared(name: string, entry: Entry, rhythm: Rhythm): Step | null {
    if (entry.is === 'trait') {
      const type = fieldValueType(this.rulebook.organizations[entry.kind].fields[name]);
      return this.step({ does: 'trait', name }, { of: 'organization', kind: entry.kind, rhythm }, type, []);
    }
    if (entry.is === 'kind' || entry.is === 'event') return null;
    const space: Space = { of: 'organization', kind: entry.kind, rhythm: entry.rhythm };
    return this.once(name, () => {
      switch (entry.is) {
        case 'input': {
          const type = this.rulebook.inputs[name].values === undefined ? 'number' : 'text';
          return this.add(name, { list: 'facts', name }, space, type, { does: 'input', input: name }, []);
        }
        case 'fact':
          return this.fact(name, entry.event === null ? space : { ...space, of: 'event', event: entry.event });
        case 'indicator':
          return this.indicator(name, this.rulebook.sheets[entry.sheet], entry.sheet, space);
        case 'sheet':
          return this.sheet(name, space);
        case 'ranking':
          return this.ranking(name, space);
      }
    });
  }

  private expressionStep(
    name: string,
    owner: Place,
    space: Space,
    typed: Typed,
    decimals: number,
    nullPlain = false,
  ): Step | null {
    if (typed.type === 'unknown') return null;
    const rounded = typed.type === 'number' || typed.type === 'null' ? decimals : null;
    const type = typed.type === 'null' ? 'number' : typed.type;
    return this.add(
      name,
      owner,
      space,
      type,
      { does: 'expression', expression: typed, decimals: rounded, nullPlain },
      readsOf(typed),
    );
  }

  private fact(name: string, space: Space): Step | null {
    const { is, decimals } = this.rulebook.facts[name];
    const owner: Place = { list: 'facts', name };
    return this.expressionStep(
      name,
      owner,
      space,
      this.typed(is, `facts[${name}].is`, owner, { space }, null),
      decimals,
    );
  }

  private indicator(id: string, sheet: Sheet, sheetName: string, space: Space): Step | null {
    const indicator = sheet.indicators.find((one) => one.id === id);
    if (indicator === undefined) return null;
    const owner: Place = { list: 'sheets', name: `${sheetName}/${id}` };
    const weight = indicator.weight === undefined ? undefined : (parseDecimal(indicator.weight) as DecimalUnits);
    const place = `sheets[${sheetName}].indicators[${id}].score`;
    const typed = this.typed(indicator.score, place, owner, { space, ...(weight ? { weight } : {}) }, 'number');
    const strict = indicator.kind === 'plain' && sheet.exempt === undefined;
    return this.expressionStep(id, owner, space, typed, sheet.decimals, strict);
  }

  private sheet(name: string, space: Space): Step | null {
    const sheet = this.rulebook.sheets[name];
    const owner: Place = { list: 'sheets', name };
    const indicators: [Sheet['indicators'][number], Step][] = [];
    for (const indicator of sheet.indicators) {
      const entry = this.dictionary.get(indicator.id);
      const step = entry?.is === 'indicator' ? this.declared(indicator.id, entry, space.rhythm) : null;
      if (step === null) return null;
      indicators.push([indicator, step]);
    }
    const total =
      sheet.total === 'sum'
        ? sheetTotal(sheet, indicators)
        : this.typed(sheet.total, `sheets[${name}].total`, owner, { space }, 'number');
    return this.expressionStep(name, owner, space, total, sheet.decimals);
  }

  private ranking(name: string, space: Space): Step | null {
    const ranking = this.rulebook.rankings[name];
    const owner: Place = { list: 'rankings', name };
    const part = (text: string | undefined, at: string, wanted: ValueType | null): Step | null | undefined => {
      if (text === undefined) return null;
      const typed = this.typed(text, `rankings[${name}].${at}`, owner, { space }, wanted);
      if (typed.type === 'unknown') return undefined;
      const before = this.owner;
      this.owner = owner;
      const step = this.lift(typed, space);
      this.owner = before;
      return step;
    };
    const by = part(ranking.by, 'by', 'number');
    const among = part(ranking.among, 'among', 'boolean');
    const group = part(ranking.group, 'group', null);
    const ties = ranking.ties.map((text, i) => part(text, `ties[${i}]`, null));
    if (!by || among === undefined || group === undefined || !ties.every((tie) => !!tie)) return null;
    const withinParent = ranking.within === 'parent';
    const work: Work = {
      does: 'ranking',
      by,
      ascending: ranking.order === 'ascending',
      among,
      group,
      withinParent,
      ties: ties as Step[],
    };
    return this.add(
      name,
      owner,
      space,
      'number',
      work,
      [by, among, group, ...(ties as Step[])].filter((s) => s !== null),
    );
  }
}

/**
 * What of its reads changes when the organization's own place changes: not earlier periods, not the organizations
 * above or below, not shorter periods (section 9: "its own values and places are recomputed, the others' are not").
 */
function restsOn(work: Work, reads: readonly Step[]): readonly Step[] {
  if (work.does === 'previous' || (work.does === 'aggregate' && work.over !== 'events')) return [];
  return work.does === 'expression' ? readsOf(work.expression, true) : reads;
}

/** The steps that a typed tree reads; `own`: without those of the organization above. */
export function readsOf(typed: Typed, own = false): Step[] {
  const found = new Set<Step>();
  const collect = (node: Typed): void => {
    if (node.op === 'ref' && !(own && node.via === 'parent')) found.add(node.step);
    partsOf(node).forEach(collect);
  };
  collect(typed);
  return [...found];
}

export function fieldValueType(type: FieldType): ValueType {
  return typeof type === 'string' ? type : 'text';
}

function workKey(work: Work): string {
  switch (work.does) {
    case 'input':
      return `input ${work.input}`;
    case 'trait':
    case 'field':
      return `${work.does} ${work.name}`;
    case 'expression':
      return `= ${keyOf(work.expression)} ${work.decimals}`;
    case 'aggregate':
      return `${work.fn} ${spaceKey(work.rows)} ${work.condition?.id} ${work.value?.id} ${work.key?.id}`;
    case 'peers':
      return `${work.fn} ${work.value.id} ${work.group?.id}`;
    case 'previous':
    case 'window_sum':
      return `${work.does} ${work.value.id} ${work.periods}`;
    case 'streak':
    case 'run_sum':
      return `${work.does} ${work.value.id}`;
    case 'ranking':
      return 'ranking';
    case 'fire':
      return `fire ${work.rule}`;
    case 'fired':
      return `fired ${work.rules.map((rule) => rule.id).join(',')}`;
    case 'received':
      return `received ${work.above} ${JSON.stringify(work.code)}`;
  }
}
