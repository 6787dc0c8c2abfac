import type {
  Consequence,
  Fact,
  Indicator,
  Ranking,
  Rhythm,
  Rule,
  Rulebook,
  Sheet,
} from '../../../libs/engine/index.js';
import type { Draw } from './draw.js';
import { number, truth, type Surroundings } from './expressions.js';

/** A well-typed rulebook over towns and villages, years and quarters; every expression names only what stands before it. */
export function randomRulebook(g: Draw): Rulebook {
  return new Author(g).rulebook();
}

const CLASSES = ['hill', 'plain'];
const GRADES = ['good', 'fair', 'poor'];
const LEVELS = ['low', 'high'];

class Author {
  private readonly facts: Record<string, Fact> = {};
  private readonly rankings: Record<string, Ranking> = {};
  private readonly sheets: Record<string, Sheet> = {};
  private readonly rules: Rule[] = [];
  private readonly town = names(
    ['a', 'b', 'size'],
    [
      ['class', CLASSES],
      ['grade', GRADES],
    ],
  );
  private readonly village = names(['v'], []);
  private readonly quarter = names(['q'], [['class', CLASSES]]);
  private readonly card = names(
    ['points'],
    [
      ['level', LEVELS],
      ['label', ['x', 'y']],
    ],
  );

  constructor(private readonly g: Draw) {}

  private townSurroundings(special: readonly string[] = []): Surroundings {
    const { town } = this;
    return {
      ...town,
      gathered: [
        ['card', () => this.cardSurroundings()],
        ['village', () => this.villageSurroundings()],
        ['quarter', () => this.quarterSurroundings()],
      ],
      parent: [],
      hasHistory: true,
      hasPeers: true,
      special,
    };
  }

  private villageSurroundings(): Surroundings {
    const parent = this.town.number.filter((one) => /^[a-z0-9_]+$/.test(one));
    return {
      ...this.village,
      gathered: [['note', () => plainSurroundings(this.village)]],
      parent,
      hasHistory: true,
      hasPeers: true,
      special: [],
    };
  }

  private quarterSurroundings(): Surroundings {
    return {
      ...this.quarter,
      gathered: [['card', () => plainSurroundings(names(['points'], [['level', LEVELS]]))]],
      parent: [],
      hasHistory: true,
      hasPeers: true,
      special: [],
    };
  }

  private cardSurroundings(): Surroundings {
    const { card, town } = this;
    return {
      number: [...card.number, ...town.number],
      boolean: [...card.boolean, ...town.boolean],
      text: [...card.text, ...town.text],
      gathered: [],
      parent: [],
      hasHistory: false,
      hasPeers: false,
      special: [],
    };
  }

  private fact(name: string, of: string, where: Surroundings, own: Names, period?: Rhythm): void {
    const { g } = this;
    const logical = g.chance(30);
    const is = logical ? truth(g, where, 2) : number(g, where, 3);
    this.facts[name] = {
      of,
      is,
      decimals: g.integer(0, 3),
      ...(period === undefined ? {} : { period }),
    };
    (logical ? own.boolean : own.number).push(name);
  }

  private sheet(): void {
    const { g } = this;
    const indicators: Indicator[] = [];
    const where = this.townSurroundings(['weight']);
    for (const id of ['i1', 'i2', 'i3']) {
      const weight = g.pick(['5', '2.5', '10']);
      const score = g.chance(70) ? `weight * linear(${g.pick(['a', 'b'])}, 0, 10)` : number(g, where, 2);
      indicators.push({ id, score, kind: 'plain', weight });
    }
    if (g.chance(60)) indicators.push({ id: 'i4', score: number(g, this.townSurroundings(), 2), kind: 'bonus' });
    if (g.chance(40))
      indicators.push({ id: 'i5', score: `-abs(${number(g, this.townSurroundings(), 1)})`, kind: 'penalty' });
    const rescale = g.chance(60);
    const given = rescale ? indicators : indicators.map((one) => ({ ...one, score: `default(${one.score}, 0)` }));
    this.sheets.score = {
      of: 'town',
      indicators: given,
      decimals: g.integer(0, 2),
      full: '100',
      total: g.chance(80) ? 'sum' : 'default(i1, 0) + default(i2, 0) * 2',
      ...(rescale ? { exempt: 'rescale' as const } : {}),
    };
    this.town.number.push(...indicators.map(({ id }) => id), 'score');
  }

  private ranking(name: string, of: 'town' | 'village'): void {
    const { g } = this;
    const where = of === 'town' ? this.townSurroundings() : this.villageSurroundings();
    const own = of === 'town' ? this.town : this.village;
    const ties = g.chance(40) ? [number(g, where, 1)] : [];
    if (of === 'town' && g.chance(20)) ties.push('grade');
    this.rankings[name] = {
      of,
      by: g.chance(60) ? g.pick(own.number) : number(g, where, 2),
      order: g.chance(80) ? 'descending' : 'ascending',
      ties,
      ...(g.chance(25) ? { among: truth(g, where, 1) } : {}),
      ...(of === 'village' && g.chance(60) ? { within: 'parent' as const } : {}),
      ...(of === 'town' && g.chance(30) ? { group: g.chance(70) ? 'class' : number(g, where, 1) } : {}),
    };
    own.number.push(name, `${name}.last`, `${name}.size`);
  }

  private consequence(subject: Subject): Consequence {
    const { g } = this;
    const kind = g.pick(
      subject === 'official' || subject === 'post'
        ? (['fine', 'measure', 'bar', 'duty'] as const)
        : (['veto', 'reward', 'fine', 'measure', 'bar', 'duty'] as const),
    );
    const base = { copyTo: [], decimals: g.pick([0, 0, 2]) };
    if (kind === 'veto') return { kind, to: ['organization'], ...base };
    const to = this.targets(subject);
    if (kind === 'duty')
      return { kind, to, ...base, is: 'report', withinDays: 10, copyTo: g.chance(50) ? ['office'] : [] };
    if (kind === 'bar') {
      const length = g.chance(50) ? { periods: g.integer(0, 2) } : { months: g.pick([1, 6, 13]) };
      return { kind, to, ...base, from: g.chance(50) ? ['award'] : ['award', 'promotion'], ...length };
    }
    if (kind === 'measure')
      return g.chance(60)
        ? { kind, to, ...base, is: g.pick(['criticism', 'talk']) }
        : { kind, to, ...base, options: ['removal', 'suspension'] };
    const amount = (): string => {
      if (subject !== 'official' && subject !== 'post' && g.chance(30)) return `official.pay * ${g.pick(['0.1', '2'])}`;
      return g.chance(50) ? g.pick(['1000', '0', '300']) : number(g, this.amountSurroundings(subject), 2);
    };
    const choice = g.integer(1, 10);
    if (choice <= 6) return { kind, to, ...base, amount: amount(), ...(g.chance(20) ? { is: 'penalty' } : {}) };
    if (choice <= 8) return { kind, to, ...base, options: { minor: amount(), grave: amount() } };
    return { kind, to, ...base, between: ['100', g.chance(70) ? '1000' : `100 + abs(${amount()})`] };
  }

  private amountSurroundings(subject: Subject): Surroundings {
    if (subject === 'town') return this.townSurroundings();
    if (subject === 'village') return this.villageSurroundings();
    return subject === 'card' ? this.cardSurroundings() : plainSurroundings(names([], []));
  }

  private targets(subject: Subject): string[] {
    const { g } = this;
    if (subject === 'official' || subject === 'post') return ['official'];
    const all =
      subject === 'village'
        ? ['chief', 'organization', 'parent', 'parent.head', 'parent.leaders']
        : ['head', 'deputy', 'leaders', 'organization'];
    const list = [g.pick(all), ...(g.chance(40) ? [g.pick(all)] : [])];
    return subject === 'card' && g.chance(40) ? ['official', ...list] : list;
  }

  private rule(id: string): void {
    const { g } = this;
    const subject = g.pick(['town', 'town', 'town', 'village', 'card', 'official', 'post'] as const);
    const sort = (one: string): string => (one === 'card' ? 'town' : one);
    const like = this.rules
      .filter((rule) => sort(rule.event ?? rule.of ?? '') === sort(subject))
      .map((rule) => rule.id);
    const overrides = like.length > 0 && g.chance(20) ? [g.pick(like)] : [];
    const holder = g.chance(60)
      ? {}
      : {
          holder: g.pick(
            subject === 'card'
              ? ['majority', 'period_end', 'event_date', 'any', 'on_day']
              : ['majority', 'period_end', 'any'],
          ),
        };
    const when = this.when(subject);
    this.rules.push({
      id,
      clause: 'c',
      ...(subject === 'card' ? { event: 'card' } : { of: subject }),
      ...(subject === 'card' && g.chance(30) ? {} : { when }),
      overrides,
      ...holder,
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword of the language
      then: Array.from({ length: g.chance(30) ? 2 : 1 }, () => this.consequence(subject)),
    });
  }

  private when(subject: Subject): string {
    const { g } = this;
    if (subject === 'official' || subject === 'post') {
      const what = g.pick(['fine', 'criticism', 'removal', 'measure', 'bar']);
      const received = `received(${what}) ${g.pick(['>', '>=', '='])} ${g.pick(['0', '1', '2'])}`;
      return g.chance(50)
        ? received
        : g.pick([
            `streak(${received}) >= 2`,
            `window_sum(received(${what}), 2) > 1`,
            `default(previous(received(${what})), 0) > 0 or ${received}`,
            `run_sum(received(${what})) >= 2`,
          ]);
    }
    const before = this.rules.filter(
      (rule) => (rule.of ?? rule.event) === subject || (subject === 'town' && rule.event === 'card'),
    );
    const extra: string[] = before.map(({ id }) => `fired(${id})`);
    if (subject !== 'village') extra.push('vetoed');
    const here = this.amountSurroundings(subject);
    if (subject === 'town' && g.chance(40)) return `${g.pick(['r1', 'r1.last'])} <= ${g.pick(['1', '2', '3'])}`;
    return truth(g, g.chance(30) ? { ...here, boolean: [...here.boolean, ...extra] } : here, 2);
  }

  rulebook(): Rulebook {
    const { g } = this;
    this.fact('fq', 'town', this.quarterSurroundings(), this.quarter, 'quarter');
    this.fact('e1', 'card', this.cardSurroundings(), this.card);
    this.fact('f1', 'town', this.townSurroundings(), this.town);
    this.fact('h1', 'village', this.villageSurroundings(), this.village);
    this.fact('f2', 'town', this.townSurroundings(), this.town);
    this.sheet();
    this.ranking('r1', 'town');
    if (g.chance(60)) this.ranking('r2', 'village');
    this.fact('f3', 'town', this.townSurroundings(), this.town);
    if (g.chance(30)) this.ranking('r3', 'town');
    const rules = g.integer(1, 6);
    for (let k = 0; k < rules; k++) this.rule(`rule_${k}`);
    const number = { missing: 'unknown' as const };
    return {
      kaohe: 1,
      id: 'random',
      title: {},
      source: { status: 'draft' },
      period: 'year',
      clauses: { c: { text: 'c', status: 'in_force' } },
      organizations: { town: { fields: { class: CLASSES, size: 'number' } }, village: { parent: 'town', fields: {} } },
      roles: { head: { of: 'town' }, deputy: { of: 'town' }, chief: { of: 'village' } },
      roleGroups: { leaders: ['head', 'deputy'] },
      holder: g.pick(['majority', 'period_end', 'any']),
      inputs: {
        a: { of: 'town', ...number },
        b: { of: 'town', missing: 'zero' },
        grade: { of: 'town', ...number, values: GRADES },
        v: { of: 'village', missing: g.pick(['zero', 'unknown']) },
        q: { of: 'town', ...number, period: 'quarter' },
      },
      events: {
        card: { of: 'town', fields: { points: 'number', level: LEVELS, label: 'text', on_day: 'date' } },
        note: { of: 'village', fields: {} },
      },
      facts: this.facts,
      sheets: this.sheets,
      rankings: this.rankings,
      rules: this.rules,
      readingsOfTheDecree: [],
    };
  }
}

type Subject = 'town' | 'village' | 'card' | 'official' | 'post';

interface Names {
  readonly number: string[];
  readonly boolean: string[];
  readonly text: (readonly [string, readonly string[]])[];
}

const names = (number: string[], text: (readonly [string, readonly string[]])[]): Names => ({
  number,
  boolean: [],
  text,
});

const plainSurroundings = (own: Names): Surroundings => {
  return { ...own, gathered: [], parent: [], hasHistory: false, hasPeers: false, special: [] };
};
