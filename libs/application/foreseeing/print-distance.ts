import type { Case } from '../../engine/index.js';
import { distanceLine, type Language } from '../../texts/index.js';
import { whyNotLines } from '../explaining/reasons.js';
import { Spoken } from '../explaining/spoken.js';
import type { Distance, Flip, RankingDistance, Robustness, RuleDistance } from './distance.js';

type Say = (key: string, filled?: Readonly<Record<string, string | number>>) => string;
const sayIn =
  (language: Language): Say =>
  (key, filled) =>
    distanceLine(key, language, filled);

/** A distance as lines to read; of a rule that did not fire, what it lacks. */
export function printDistance(
  { organization, period, rankings, rules, changes }: Distance,
  given: Case,
  language: Language,
): string {
  const names = Object.fromEntries(given.organizations.map((one) => [one.code, one.name]));
  const spoken = new Spoken({ organizations: names, officials: {} }, language);
  const say = sayIn(language);
  const lines = [
    say('head', { organization: spoken.organization(organization), period }),
    ...rankings.flatMap((one) => rankingLines(one, say)),
    say('rules'),
    ...rules.flatMap((one) => ruleLines(one, spoken)),
    ...(changes.length === 0 ? [] : [say('changes')]),
    ...changes.map(({ goal, input, from, to, change }) =>
      to === null || change === null
        ? say('not_alone', { goal: say(goal), input, from })
        : say('change', { goal: say(goal), input, from, to, change: change.startsWith('-') ? change : `+${change}` }),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function ruleLines({ rule, clause, status, whyNot }: RuleDistance, spoken: Spoken): string[] {
  const head = `  ${rule} (${clause}): ${spoken.say(`status_${status}`)}`;
  return [head, ...(whyNot === null ? [] : whyNotLines(whyNot, spoken)).map((line) => `    ${line}`)];
}

function rankingLines({ ranking, rank, last, size, points, above, bottom }: RankingDistance, say: Say): string[] {
  const gapped = (key: string, gap: string | null, filled: Readonly<Record<string, number>>): string =>
    gap === null ? say(`${key}_unknown`, filled) : say(key, { ...filled, gap });
  return [
    say('ranking', { ranking, rank, last, size, points: points === null ? '' : say('points', { points }) }).trimEnd(),
    ...(above === null ? [] : [gapped('above', above.gap, { rank: above.rank })]),
    ...(bottom === null ? [] : [gapped(bottom.inside ? 'inside' : 'outside', bottom.gap, { places: bottom.places })]),
  ];
}

export function printRobustness({ period, tried, refused, flips, holds }: Robustness, language: Language): string {
  const say = sayIn(language);
  const lines = [
    say('robustness', { period, tried, refused, flips: flips.length }),
    ...flips.map((flip) => flipLine(flip, say)),
    ...Object.entries(holds).map(([organization, n]) => say('holds', { organization, n, of: tried - refused })),
  ];
  return `${lines.join('\n')}\n`;
}

function flipLine({ change, moves }: Flip, say: Say): string {
  const place = (rank: number | null): string => (rank === null ? '—' : String(rank));
  const said = moves
    .map(({ organization, from, to }) => say('move', { organization, from: place(from), to: place(to) }))
    .join('; ');
  return 'reading' in change
    ? say('reading', { ...change, moves: said })
    : say('weight', { indicator: change.indicator, ...change.weight, moves: said });
}
