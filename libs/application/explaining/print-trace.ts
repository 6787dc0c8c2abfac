import type { TraceNode } from '../../engine/index.js';
import type { Language } from '../../texts/index.js';
import type { Explanation } from './explanation.js';
import { lineOf } from './lines.js';
import { reasonsOf } from './reasons.js';
import { Spoken } from './spoken.js';

/** A trace as an indented tree, readable without knowing the language of rulebooks; `depth`: so many levels of it. */
export function printTrace(explanation: Explanation, language: Language, depth = Infinity): string {
  const spoken = new Spoken(explanation, language);
  const { target, organization, root } = explanation;
  const head = organization === null ? target : `${target}　${spoken.organization(organization)}`;
  return [head, lineOf(root, spoken), ...below(root, spoken, '', depth)].map((line) => `${line.trimEnd()}\n`).join('');
}

function below(node: TraceNode, spoken: Spoken, indent: string, depth: number): string[] {
  if (depth === 0) return [];
  const items: { readonly line: string; readonly node: TraceNode | null }[] = [
    ...reasonsOf(node, spoken).map((line) => ({ line, node: null })),
    ...partsOf(node).map((part) => {
      return { line: lineOf(part, spoken) + (part.repeated === true ? spoken.say('repeated') : ''), node: part };
    }),
  ];
  return items.flatMap(({ line, node: part }, i) => {
    const isLast = i === items.length - 1;
    const more = part === null ? [] : below(part, spoken, indent + (isLast ? '   ' : '│  '), depth - 1);
    const isCut = depth === 1 && part !== null && partsOf(part).length > 0;
    return [indent + (isLast ? '└─ ' : '├─ ') + line + (isCut ? ' …' : ''), ...more];
  });
}

/** Cases of a choice that were not taken say nothing to a reader; what is written out needs no line of its own. */
const CHOICES = new Set(['bands', 'up_to', 'match', 'choose', 'among']);

function partsOf(node: TraceNode): TraceNode[] {
  const isChoice = node.kind === 'operation' && CHOICES.has(node.name);
  const shown = node.inputs.filter((part) => !isConstant(part) && !(part.kind === 'untaken' && isChoice));
  return shown.flatMap((part) => (isSaidAbove(part, node) ? partsOf(part) : [part]));
}

/** A number as it is written, such as `-20`. */
const isConstant = ({ kind, name, inputs }: TraceNode): boolean =>
  kind === 'literal' || (kind === 'operation' && name === 'negate' && inputs[0].kind === 'literal');

/** The whole expression of a name, right below it: the line above shows it already. */
const isSaidAbove = (part: TraceNode, node: TraceNode): boolean =>
  part.kind === 'operation' && node.kind !== 'operation' && part.expression?.text === node.expression?.text;
