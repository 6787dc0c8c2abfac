import type { FailedCondition, TraceNode, WhyNot } from '../../engine/index.js';
import type { Spoken } from './spoken.js';

/** What kept a rule from firing or a member from counting: one line for each condition that failed. */
export function reasonsOf(node: TraceNode, spoken: Spoken): string[] {
  // Grounds list their rules below, each with its own reason.
  if (node.kind !== 'rule' && node.kind !== 'member') return [];
  return node.whyNot === null ? [] : whyNotLines(node.whyNot, spoken);
}

export function whyNotLines({ cause, failed }: WhyNot, spoken: Spoken): string[] {
  const key = cause === 'null' ? 'open' : 'unmet';
  return failed.map((one) => spoken.say(key, { condition: conditionOf(one, spoken) }));
}

function conditionOf(failed: FailedCondition, spoken: Spoken): string {
  const { needs, left, right, difference, unit, via, missing } = failed;
  const expression = spoken.expression(failed.expression);
  const said = (value: FailedCondition['left']): string => (value === null ? '' : spoken.value(value, null));
  const values = right.map(said);
  const bounds =
    (needs === 'in' || needs === 'not in') && expression.includes('..') && values.length === 2
      ? spoken.say('range', { from: values[0], to: values[1] })
      : spoken.list(values);
  if (failed.expression === null) return ruleOf(failed, spoken);
  const compared =
    needs === null || left === null
      ? spoken.say('plain', { expression, left: left === null ? '' : spoken.value(left, unit) })
      : spoken.say('compared', {
          expression,
          left: spoken.value(left, unit),
          needs: signOf(needs, spoken),
          right: bounds,
        });
  const apart =
    difference === null
      ? ''
      : spoken.say('apart', { difference: spoken.value({ type: 'number', ...difference }, unit) });
  const through = via.length === 0 ? '' : spoken.say('through', { via: via.join(' → ') });
  const names = missing.map(({ name, period }) => spoken.say('missing_one', { name, period }));
  return compared + apart + (names.length === 0 ? '' : spoken.say('missing', { names: spoken.list(names) })) + through;
}

/** A rule without a condition, or one that had to fire, or had not to. */
function ruleOf({ left, via }: FailedCondition, spoken: Spoken): string {
  const fired = left !== null && left.type === 'boolean' && left.is;
  return spoken.say('rule', {
    name: via.at(-1) ?? '',
    status: spoken.say(fired ? 'status_fired' : 'status_not_fired'),
  });
}

const signOf = (needs: string, spoken: Spoken): string =>
  needs === 'in' || needs === 'not in' ? spoken.say(`needs_${needs}`) : needs;
