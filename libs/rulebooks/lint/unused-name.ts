import { children, type Rulebook, type Tree } from '../../engine/index.js';
import type { Check, Finding } from './finding.js';
import { wordsOfOverlays } from './reasoning/overlays.js';
import type { Written } from './reasoning/written.js';

/**
 * An input, event, fact, sheet, ranking, role or role group that nothing uses. A fact, sheet or ranking that cites a
 * clause is itself what the decree asks for; a sheet is used when an indicator of it is.
 */
export const unusedName: Check = {
  code: 'unused_name',
  find: ({ rulebook, written }) => {
    const used = new Set([...wordsOfOverlays(rulebook), ...usedIn(rulebook, written)]);
    const declared: [string, object][] = [
      ['roles', rulebook.roles],
      ['role_groups', rulebook.roleGroups],
      ['inputs', rulebook.inputs],
      ['events', rulebook.events],
      ['facts', rulebook.facts],
      ['sheets', rulebook.sheets],
      ['rankings', rulebook.rankings],
    ];
    return declared.flatMap(([list, names]) =>
      Object.entries(names as Readonly<Record<string, { readonly clause?: string }>>).flatMap(
        ([name, { clause }]): Finding[] => {
          const asked = clause !== undefined && list !== 'inputs';
          if (used.has(name) || asked) return [];
          return [{ code: 'unused_name', place: `${list}[${name}]`, value: name, ...(clause ? { clause } : {}) }];
        },
      ),
    );
  },
};

function usedIn({ rules, roleGroups, sheets }: Rulebook, written: readonly Written[]): string[] {
  const named = new Set(written.flatMap(({ tree }) => namesIn(tree)));
  const scoring = Object.entries(sheets).filter(([, { indicators }]) => indicators.some(({ id }) => named.has(id)));
  const targets = rules.flatMap(({ then }) => then.flatMap(({ to }) => to.map((one) => one.replace(/^parent\./u, ''))));
  return [
    ...named,
    ...scoring.map(([sheet]) => sheet),
    ...rules.flatMap(({ event }) => event ?? []),
    ...targets,
    ...Object.values(roleGroups).flat(),
  ];
}

function namesIn(tree: Tree): string[] {
  const own = tree.type === 'name' || tree.type === 'member' ? [tree.name] : [];
  return [...own, ...children(tree).flatMap(namesIn)];
}
