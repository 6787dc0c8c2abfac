import { parseExpression, type Consequence, type Rule, type Rulebook, type Tree } from '../../../engine/index.js';

/** Where an expression stands: the event whose fields are names there, `weight`, and how many rules stand above. */
export interface Scope {
  readonly event: string | null;
  readonly weight?: string;
  readonly above?: number;
}

/** An expression of the rulebook as it is written, and what it is for. */
export interface Written {
  readonly place: string;
  readonly text: string;
  readonly tree: Tree;
  readonly use: 'fact' | 'score' | 'total' | 'by' | 'among' | 'group' | 'tie' | 'when' | 'amount';
  /** The fact, indicator, sheet, ranking or rule it belongs to. */
  readonly owner: string;
  readonly clause: string | undefined;
  readonly scope: Scope;
  /** What holds wherever it is computed: an amount is computed where its rule fires. */
  readonly given: Tree | null;
  readonly consequence?: Consequence;
}

/** The tree of an expression that was compiled before. */
export function treeOf(text: string): Tree {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`not an expression: ${text}`);
  return parsed.value;
}

/** Every expression of a compiled rulebook, in the order of the file's sections. */
export function writtenIn(rulebook: Rulebook): Written[] {
  const found: Written[] = [];
  const put = (one: Omit<Written, 'tree' | 'given'> & { given?: Tree | null }): void => {
    found.push({ given: null, ...one, tree: treeOf(one.text) });
  };
  const plain: Scope = { event: null };
  for (const [owner, { is, of, clause }] of Object.entries(rulebook.facts)) {
    const event = Object.hasOwn(rulebook.events, of) ? of : null;
    put({ place: `facts[${owner}].is`, text: is, use: 'fact', owner, clause, scope: { event } });
  }
  for (const [name, sheet] of Object.entries(rulebook.sheets)) {
    for (const { id, score, weight, clause = sheet.clause } of sheet.indicators) {
      const place = `sheets[${name}].indicators[${id}].score`;
      put({ place, text: score, use: 'score', owner: id, clause, scope: { event: null, weight } });
    }
    if (sheet.total !== 'sum') {
      const place = `sheets[${name}].total`;
      put({ place, text: sheet.total, use: 'total', owner: name, clause: sheet.clause, scope: plain });
    }
  }
  for (const [owner, { by, among, group, ties, clause }] of Object.entries(rulebook.rankings)) {
    const part = (use: Written['use'], key: string, text: string | undefined): void => {
      if (text !== undefined) put({ place: `rankings[${owner}].${key}`, text, use, owner, clause, scope: plain });
    };
    part('by', 'by', by);
    part('among', 'among', among);
    part('group', 'group', group);
    ties.forEach((tie, i) => part('tie', `ties[${i}]`, tie));
  }
  rulebook.rules.forEach((rule, above) => {
    const { id: owner, clause, when } = rule;
    const scope: Scope = { event: rule.event ?? null, above };
    const given = when === undefined ? null : treeOf(when);
    if (when !== undefined) put({ place: `rules[${owner}].when`, text: when, use: 'when', owner, clause, scope });
    for (const { place, text, consequence } of amountsOf(rule)) {
      put({ place, text, use: 'amount', owner, clause, scope, given, consequence });
    }
  });
  return found;
}

interface Amount {
  readonly place: string;
  readonly text: string;
  readonly consequence: Consequence;
}

function amountsOf(rule: Rule): Amount[] {
  return rule.then.flatMap((consequence, i) => {
    const place = `rules[${rule.id}].then[${i}]`;
    const { amount, between = [], options } = consequence;
    const grades = options === undefined || Array.isArray(options) ? [] : Object.entries(options);
    const texts: [string, string][] = [
      ...(amount === undefined ? [] : [['amount', amount] as [string, string]]),
      ...between.map((text, k): [string, string] => [`between[${k}]`, text]),
      ...grades.map(([grade, text]): [string, string] => [`options.${grade}`, text]),
    ];
    return texts.map(([key, text]) => ({ place: `${place}.${key}`, text, consequence }));
  });
}
