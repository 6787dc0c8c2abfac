import type { TraceNode } from '../model/trace.js';
import type { PlacePart } from '../language/typed.js';
import type { Ranking } from '../model/rulebook.js';
import type { Step, Work } from '../plan/step.js';
import type { At } from './cells.js';
import { fieldOf, order, type Placed } from './field.js';
import { common, namesOf, typedOf, wholeExcerpt, type Text, type Traced, type Tracer } from './tracer.js';
import { shown, type Value } from './values.js';

type RankingWork = Extract<Work, { does: 'ranking' }>;

interface Place {
  readonly inputs: readonly TraceNode[];
  readonly rank: number | null;
  readonly last: number | null;
  readonly size: number | null;
  readonly sharedBy: number;
  readonly without: 'no_value' | 'outside' | null;
  readonly unit: string | null;
}

/** A place: what is compared, who shares it, and who stands directly above and below. Its three parts share one look. */
export class Rankings {
  private readonly places = new Map<string, Place>();

  node(t: Tracer, step: Step, work: RankingWork, at: At, part: PlacePart = 'rank'): Traced {
    const { cells, rulebook } = t;
    const name = step.name as string;
    const ranking = rulebook.rankings[name];
    const key = `${step.id} ${at.index} ${at.row}`;
    const place = this.places.get(key) ?? placeOf(t, name, ranking, work, at);
    this.places.set(key, place);
    const { inputs, rank, last, size, sharedBy, without } = place;
    const number = { rank, last, size }[part];
    const value: Value = number === null ? null : { n: BigInt(number), d: 1n };
    const shared = common(cells, at, name, value, {
      names: namesOf(ranking.name, name),
      expression: wholeExcerpt({ place: `rankings[${name}].by`, text: ranking.by }),
      unit: part === 'size' ? 'count' : 'place',
      clause: ranking.clause ?? null,
      inputs,
    });
    const { ascending } = work;
    return { node: { ...shared, kind: 'ranking', part, rank, last, size, sharedBy, ascending, without }, value };
  }
}

function placeOf(t: Tracer, name: string, ranking: Ranking, work: RankingWork, at: At): Place {
  const part = (step: Step, place: string, text: string): Traced =>
    t.whole({ place: `rankings[${name}].${place}`, text } satisfies Text, typedOf(step), at);
  const by = part(work.by, 'by', ranking.by);
  const own = [
    ...(work.among === null ? [] : [part(work.among, 'among', ranking.among as string)]),
    ...(work.group === null ? [] : [part(work.group, 'group', ranking.group as string)]),
    by,
    ...work.ties.map((tie, i) => part(tie, `ties[${i}]`, ranking.ties[i])),
  ].map(({ node }) => node);
  const field = fieldOf(t.cells, work, at);
  const mine = field?.find((one) => one.at.row === at.row);
  const none = { rank: null, last: null, size: null, sharedBy: 0, unit: by.node.unit };
  if (field === null || mine === undefined) {
    return { ...none, inputs: own, without: by.value === null ? 'no_value' : 'outside' };
  }
  const sides = field.map((one) => ({ one, ...order(one, mine, work.ascending) }));
  const above = sides.filter(({ side }) => side < 0);
  const below = sides.filter(({ side }) => side > 0);
  const equal = sides.filter(({ side, one }) => side === 0 && one !== mine);
  const nearest = (list: typeof sides, wanted: 1 | -1): typeof sides =>
    list
      .filter(({ one }) => list.every((other) => order(other.one, one, work.ascending).side * wanted >= 0))
      .slice(0, 1);
  const expressions = [ranking.by, ...ranking.ties];
  const neighbour = (side: 'above' | 'shared' | 'below') => (item: (typeof sides)[number]) => {
    const rank = 1 + field.filter((one) => order(one, item.one, work.ascending).side < 0).length;
    const decidedBy = item.decided < 0 ? null : expressions[item.decided];
    return neighbourNode(t, item.one, side, rank, decidedBy, none.unit);
  };
  return {
    inputs: [
      ...own,
      ...nearest(above, -1).map(neighbour('above')),
      ...equal.map(neighbour('shared')),
      ...nearest(below, 1).map(neighbour('below')),
    ],
    rank: above.length + 1,
    last: below.length + 1,
    size: field.length,
    sharedBy: equal.length + 1,
    without: null,
    unit: none.unit,
  };
}

/** A neighbour's own figures stand in its own node: it is another organization's. */
function neighbourNode(
  { cells }: Tracer,
  { at, values }: Placed,
  side: 'above' | 'shared' | 'below',
  rank: number,
  decidedBy: string | null,
  unit: string | null,
): TraceNode {
  const shared = common(cells, at, cells.code(at), values[0], { value: shown(values[0]), unit });
  return { ...shared, kind: 'neighbour', side, rank, decidedBy };
}
