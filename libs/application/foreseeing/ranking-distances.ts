import {
  exact,
  explain,
  printUnits,
  ratioOfDecimal,
  type Calculation,
  type PeriodResult,
  type Program,
  type TraceNode,
} from '../../engine/index.js';
import type { RankingDistance } from './distance.js';
import { lastPlaces } from './last-places.js';

type RankingNode = Extract<TraceNode, { kind: 'ranking' }>;

/** Places of one organization, and the points to the next one above and to the line of the last places, in its own field. */
export function rankingDistances(
  program: Program,
  calculation: Calculation,
  result: PeriodResult,
  organization: string,
): RankingDistance[] {
  const { rulebook } = program;
  return Object.entries(result.rankings).flatMap(([ranking, places]) => {
    if (!Object.hasOwn(places, organization)) return [];
    const placed = (code: string): RankingNode | null => {
      const trace = explain(program, calculation, `${code}/${ranking}@${result.period}`);
      return trace.ok && trace.value.root.kind === 'ranking' ? trace.value.root : null;
    };
    const own = placed(organization);
    if (own === null || own.rank === null || own.last === null || own.size === null) return [];
    const { by } = rulebook.rankings[ranking];
    const totals = Object.hasOwn(rulebook.sheets, by) ? result.sheets[by] : null;
    const pointsOf = (code: string): string | null => totals?.[code]?.total ?? null;
    const points = pointsOf(organization);
    const above = beside(own, 'above');
    const k = lastPlaces(rulebook, ranking);
    const { rank, last, size } = own;
    const gapTo = (code: string | null): string | null => (code === null ? null : apart(pointsOf(code), points));
    const bottom = k === null ? null : { places: k, inside: last <= k, gap: gapTo(acrossTheLine(own, k, placed)) };
    return [
      {
        ranking,
        rank,
        last,
        size,
        points,
        above: above === null ? null : { rank: above.rank, gap: gapTo(above.organization) },
        bottom,
      },
    ];
  });
}

function beside({ inputs }: RankingNode, side: 'above' | 'below'): { organization: string; rank: number } | null {
  const found = inputs.find((node) => node.kind === 'neighbour' && node.side === side);
  if (found === undefined || found.kind !== 'neighbour' || found.organization === null) return null;
  return { organization: found.organization, rank: found.rank };
}

/** The nearest organization on the other side of the line of the last k: upwards from inside, downwards from outside. */
function acrossTheLine(own: RankingNode, k: number, placed: (code: string) => RankingNode | null): string | null {
  const inside = (own.last ?? 0) <= k;
  let node: RankingNode | null = own;
  while (node !== null) {
    const next = beside(node, inside ? 'above' : 'below');
    if (next === null) return null;
    node = placed(next.organization);
    if (node !== null && (node.last ?? 0) <= k !== inside) return next.organization;
  }
  return null;
}

/** Points between two totals, without a sign. */
function apart(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  const decimals = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0));
  const gap = exact.absolute(exact.subtract(ratioOfDecimal(a), ratioOfDecimal(b)));
  return printUnits((gap.n * 10n ** BigInt(decimals)) / gap.d, decimals);
}
