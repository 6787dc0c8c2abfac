import type { Rulebook, Tree } from '../../../engine/index.js';
import { givenAbove } from './names.js';
import type { Scope } from './written.js';

/**
 * A text that two parts share only when they compute the same for one organization (event, official) and period.
 * Fields and facts of an event belong to one event: `event` parts carry the mark of the rule they stand in.
 */
export function keyOf(tree: Tree, scope: Scope, rulebook: Rulebook): string {
  const key = (part: Tree): string => keyOf(part, scope, rulebook);
  switch (tree.type) {
    case 'number':
      return tree.text;
    case 'text':
      return JSON.stringify(tree.value);
    case 'boolean':
      return String(tree.value);
    case 'null':
      return 'null';
    case 'name':
      return ofEvent(tree.name, scope, rulebook) ? `${scope.event}#${scope.above}:${tree.name}` : tree.name;
    case 'member':
      return `${key(tree.of)}.${tree.name}`;
    case 'filter':
      return `${key(tree.of)}[${keyOf(tree.condition, inside(tree.of, scope, rulebook), rulebook)}]`;
    case 'negate':
    case 'not':
      return `${tree.type}(${key(tree.of)})`;
    case 'binary':
      return `(${key(tree.left)} ${tree.operator} ${key(tree.right)})`;
    case 'between':
      return `(${key(tree.of)} in ${key(tree.low)}..${key(tree.high)})`;
    case 'among':
      return `(${key(tree.of)} in ${tree.list.map(key).join(',')})`;
    case 'if':
      return `if(${key(tree.condition)},${key(tree.yes)},${key(tree.no)})`;
    case 'call': {
      const [first] = tree.args;
      if (tree.name === 'received') {
        const code = first.type === 'name' ? first.name : first.type === 'text' ? first.value : '';
        return `received(${code})#${givenAbove(code, scope.above ?? 0, rulebook.rules)}`;
      }
      const args = tree.args.map(key);
      return tree.name === 'previous' && args.length === 1
        ? previousKey(args[0], 1)
        : `${tree.name}(${args.join(', ')})`;
    }
  }
}

export const previousKey = (key: string, periods: number): string => `previous(${key}, ${periods})`;

/** The scope within the brackets and after the dot of what is gathered: an event's fields are names there. */
export function inside(of: Tree, scope: Scope, rulebook: Rulebook): Scope {
  const gathered = of.type === 'filter' ? of.of : of;
  const event = gathered.type === 'name' && Object.hasOwn(rulebook.events, gathered.name) ? gathered.name : null;
  return { event, above: scope.above };
}

function ofEvent(name: string, { event }: Scope, { events, facts }: Rulebook): boolean {
  if (event === null) return false;
  return Object.hasOwn(events[event].fields, name) || (Object.hasOwn(facts, name) && facts[name].of === event);
}
