/** What `kaohe distance` says. */
export const en: Readonly<Record<string, string>> = {
  head: '{organization}  {period}',
  ranking: '{ranking}: place {rank}, {last} from the end, of {size}  {points}',
  points: '{points} points',
  above: '  to the place above ({rank}): {gap} points',
  above_unknown: '  the place above is {rank}; this ranking is not by points, so there is no gap',
  inside: '  among the last {places}; {gap} points short of leaving them',
  inside_unknown: '  among the last {places}',
  outside: '  {gap} points above the last {places}',
  outside_unknown: '  not among the last {places}',
  rules: 'Rules',
  changes: 'A single change that suffices',
  next_place: 'one place up',
  leave_bottom: 'out of the last',
  change: '  {goal}  {input}: {from} -> {to} ({change})',
  not_alone: '  {goal}  {input}: {from}  not by this one alone',
  robustness:
    '{period}  {tried} small single changes tried ({refused} cannot be computed); {flips} of them move a place',
  reading: '  {organization} {reading} {from} -> {to}: {moves}',
  weight: '  {indicator} weight {from} -> {to}: {moves}',
  move: '{organization} {from} -> {to}',
  holds: '  {organization}  holds under {n} of {of} changes',
};
