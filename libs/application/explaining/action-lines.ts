import type { Action, TraceNode } from '../../engine/index.js';
import { hasPhrase } from '../../texts/index.js';
import type { Spoken } from './spoken.js';

type Of<K extends TraceNode['kind']> = Extract<TraceNode, { kind: K }>;

/** An action, what it amounts to, who held the post, who decided. */
export function actionLine(node: Of<'action' | 'amount' | 'holding' | 'determination'>, spoken: Spoken): string {
  switch (node.kind) {
    case 'action':
      return whole(node, spoken);
    case 'amount':
      return spoken.say(node.says, {
        grade: spoken.code(node.name),
        expression: spoken.expression(node.expression),
        value: spoken.value(node.value, node.unit),
      });
    case 'holding':
      return holding(node, spoken);
    case 'determination': {
      const { by, reason, source } = node;
      const said = spoken.value(node.value, null);
      return spoken.say('determination', { value: spoken.code(said), by, reason, place: source.place });
    }
  }
}

function whole(node: Of<'action'>, spoken: Spoken): string {
  const { action, holder, role } = node;
  const said = node.value.type === 'number' ? spoken.value(node.value, node.unit) : codeOf(action, spoken);
  const until =
    action.from !== null && action.until !== null
      ? spoken.say('until', { from: action.from, until: action.until })
      : '';
  const who = [
    action.organization === null ? '' : spoken.organization(action.organization),
    role?.[spoken.language] ?? action.role ?? '',
    action.official === null ? '' : spoken.official(action.official),
  ];
  const flags = action.flags.map((flag) => spoken.say(`flag_${flag}`));
  const by = action.official !== null && hasPhrase(`holder_${holder}`) ? [spoken.say(`holder_${holder}`)] : [];
  const line = spoken.say('action', {
    kind: spoken.say(`kind_${action.kind}`),
    what: said === '' ? '' : spoken.say('what', { what: said + until }),
    whom: who.filter((part) => part !== '').join(' '),
    state: spoken.list([spoken.say(`state_${action.status}`), ...flags, ...by]),
  });
  return line + spoken.say('clause', { clause: action.clause });
}

/** What it says without money: its code, or the codes to choose from. */
function codeOf({ code, options }: Action, spoken: Spoken): string {
  if (code !== null) return spoken.code(code);
  if (Array.isArray(options)) return (options as readonly string[]).map((one) => spoken.code(one)).join(' / ');
  return '';
}

function holding(node: Of<'holding'>, spoken: Spoken): string {
  const { official, role, from, to, days, of, counts, names } = node;
  return spoken.say('holding', {
    official: spoken.official(official),
    role: spoken.name({ name: role, names }),
    from: from ?? spoken.say('always'),
    to: to ?? spoken.say('open_end'),
    days,
    of,
    counts: spoken.say(counts ? 'holds' : 'holds_not'),
  });
}
