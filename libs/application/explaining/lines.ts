import type { TraceNode } from '../../engine/index.js';
import type { Spoken } from './spoken.js';
import { actionLine } from './action-lines.js';

type Of<K extends TraceNode['kind']> = Extract<TraceNode, { kind: K }>;

/** What one node says, in one line. */
export function lineOf(node: TraceNode, spoken: Spoken): string {
  switch (node.kind) {
    case 'literal':
    case 'operation':
      return equals(spoken, node.expression?.text ?? node.name, node);
    case 'untaken':
      return spoken.say('untaken', { name: spoken.expression(node.expression) });
    case 'missing':
      return spoken.say(node.reason, { name: spoken.name(node) });
    case 'input':
      return inputLine(node, spoken);
    case 'trait':
    case 'field':
    case 'post_number':
      return spoken.say('source', { line: equals(spoken, node.name, node), place: node.source.place });
    case 'fact':
    case 'indicator':
    case 'sheet':
      return declaredLine(node, spoken);
    case 'ranking':
      return rankingLine(node, spoken);
    case 'neighbour':
      return neighbourLine(node, spoken);
    case 'aggregate': {
      const { counted, left } = node;
      return spoken.say('aggregate', { line: equals(spoken, spoken.expression(node.expression), node), counted, left });
    }
    case 'peers':
      return spoken.say('peers', { line: equals(spoken, spoken.expression(node.expression), node), size: node.size });
    case 'member':
      return memberLine(node, spoken);
    case 'history':
    case 'received':
      return equals(spoken, spoken.expression(node.expression), node);
    case 'moment':
      return spoken.say(`moment_${node.status}`, { period: node.name, value: spoken.value(node.value, node.unit) });
    case 'rule':
      return ruleLine(node, spoken);
    case 'grounds':
      return spoken.say('grounds', { name: node.name, value: spoken.value(node.value, null) });
    case 'actions':
      return spoken.say('actions', { name: node.name, n: node.inputs.length });
    case 'amount':
    case 'action':
    case 'holding':
    case 'determination':
      return actionLine(node, spoken);
    case 'hidden':
      return spoken.say('hidden');
  }
}

const equals = (spoken: Spoken, name: string, { value, unit }: TraceNode): string =>
  value.type === 'none' ? name : spoken.say('equals', { name, value: spoken.value(value, unit) });

const clauseOf = (spoken: Spoken, { clause }: TraceNode): string =>
  clause === null ? '' : spoken.say('clause', { clause });

function inputLine(node: Of<'input'>, spoken: Spoken): string {
  const { place, reported, recordedAt, file } = node.source;
  const line = equals(spoken, spoken.name(node), node) + spoken.say('at', { period: node.period });
  const key =
    reported === undefined || reported === null ? 'not_reported' : reported === 'exempt' ? 'exempt' : 'reported';
  const recorded = recordedAt === undefined ? '' : spoken.say('recorded', { at: recordedAt });
  return spoken.say(key, { line, place }) + recorded + (file === undefined ? '' : spoken.say('from_file', { file }));
}

function declaredLine(node: Of<'fact' | 'indicator' | 'sheet'>, spoken: Spoken): string {
  const weight =
    node.kind === 'indicator' && node.weight !== null ? spoken.say('weight_of', { weight: node.weight }) : '';
  const rescaled = node.kind === 'sheet' && node.rescaled !== null ? spoken.say('rescaled', node.rescaled) : '';
  const written = node.expression === null ? '' : spoken.say('by', { expression: node.expression.text });
  return equals(spoken, spoken.name(node), node) + weight + rescaled + written + clauseOf(spoken, node);
}

function rankingLine(node: Of<'ranking'>, spoken: Spoken): string {
  const { rank, last, size, sharedBy, without } = node;
  const name = spoken.name(node);
  if (without !== null || rank === null || last === null || size === null) {
    return spoken.say(`rank_${without ?? 'outside'}`, { name }) + clauseOf(spoken, node);
  }
  const shared = sharedBy > 1 ? spoken.say('rank_shared', { n: sharedBy }) : '';
  return spoken.say('rank', { name, rank, last, size }) + shared + clauseOf(spoken, node);
}

function neighbourLine(node: Of<'neighbour'>, spoken: Spoken): string {
  const { side, rank, decidedBy } = node;
  const organization = spoken.organization(node.name);
  const decided = decidedBy === null ? '' : spoken.say('decided_by', { expression: decidedBy });
  return spoken.say(side, { organization, rank, value: spoken.value(node.value, node.unit) }) + decided;
}

function memberLine(node: Of<'member'>, spoken: Spoken): string {
  const kind = node.names?.[spoken.language];
  const own = node.date === null ? spoken.organization(node.name) : [node.name, kind, node.date].join(' ');
  const said = spoken.value(node.value, node.unit);
  const value = said === '' ? '' : spoken.say('with_value', { value: said });
  const key = node.status === 'null' ? 'member_null' : node.status;
  return spoken.say(key, { name: own, value });
}

function ruleLine(node: Of<'rule'>, spoken: Spoken): string {
  const status = spoken.say(`status_${node.status}`, { rules: spoken.list(node.overriddenBy) });
  const written = node.expression === null ? '' : spoken.say('by', { expression: node.expression.text });
  return spoken.say('rule', { name: spoken.name(node), status }) + written + clauseOf(spoken, node);
}
