import type { TraceNode, TraceValue } from '../model/trace.js';
import type { Step } from '../plan/step.js';
import { printAction } from '../rules/print.js';
import type { Proposal } from '../rules/proposal.js';
import { findTied } from '../rules/tied.js';
import type { At, Cells } from './cells.js';
import { determination } from './determination.js';
import { holdings } from './holding.js';
import { common, namesOf, wholeExcerpt, type Common, type Text, type Traced, type Tracer } from './tracer.js';
import { isNumber, roundedFigure, shown } from './values.js';

/** An action alone: what it is and for whom. */
export function actionNode(t: Tracer, proposal: Proposal, position: number, at: At): TraceNode {
  return { ...sharedOf(t, proposal, at), kind: 'action', ...saidOf(t, proposal, position, at) };
}

/** An action with the rule that fired, its amount, who holds the post, and the determination that decided it. */
export function wholeAction(t: Tracer, proposal: Proposal, position: number, at: At): TraceNode {
  const decided = determination(t, proposal, at);
  const inputs = [
    t.step(proposal.reached.rule.fire, at).node,
    ...amounts(t, proposal, at),
    ...holdings(t, proposal, at),
    ...(decided === null ? [] : [decided]),
  ];
  return { ...actionNode(t, proposal, position, at), inputs };
}

function sharedOf({ cells }: Tracer, proposal: Proposal, at: At): Common {
  const { rule } = proposal.reached;
  const { amount, code, kind } = printAction(cells.whole.run, proposal);
  const value: TraceValue =
    amount !== null ? { type: 'number', decimal: amount } : code === null ? { type: 'null' } : shown(code);
  return common(cells, at, rule.rule.id, null, {
    names: namesOf(rule.rule.name, rule.rule.id),
    value,
    unit: amount !== null && (kind === 'fine' || kind === 'reward') ? 'yuan' : null,
    clause: rule.rule.clause,
    organization: proposal.organization,
  });
}

function saidOf(
  { cells, rulebook }: Tracer,
  proposal: Proposal,
  position: number,
  at: At,
): Pick<Extract<TraceNode, { kind: 'action' }>, 'action' | 'role' | 'holder' | 'position'> {
  const { rule } = proposal.reached;
  const action = printAction(cells.whole.run, proposal);
  const isTied = !action.flags.includes('tied') && isShaken(cells, proposal, at);
  const target = proposal.reached.planned.targets[proposal.reached.targets[proposal.entry]];
  const role = target.to === 'role' ? namesOf(rulebook.roles[target.role]?.name, target.role) : null;
  const printed = isTied ? { ...action, flags: [...action.flags, 'tied' as const] } : action;
  return { action: printed, role, holder: rule.holder, position };
}

/** Whether breaking a tie would change the action: the flag is put on only when a whole result is printed. */
function isShaken(cells: Cells, { reached: { rule } }: Proposal, { space, index, row }: At): boolean {
  if (rule.rankings.length === 0 || space.of === 'official' || space.of === 'post') return false;
  return findTied(cells.whole.run, [rule], index).some((one) => one.row === row);
}

function amounts(t: Tracer, { reached, entry }: Proposal, at: At): TraceNode[] {
  const { rule, planned } = reached;
  const { consequence, index } = planned;
  const place = `rules[${rule.rule.id}].then[${index}]`;
  const post = reached.posts[entry];
  const made = (step: Step, says: 'amount' | 'low' | 'high' | 'grade', name: string, source: Text): TraceNode =>
    amountNode(t, step, at, post, says, name, source);
  if (planned.amount !== null) {
    const text = consequence.amount as string;
    return [made(planned.amount, 'amount', 'amount', { place: `${place}.amount`, text })];
  }
  if (planned.between !== null) {
    return planned.between.map((step, i) => {
      const text = (consequence.between as readonly string[])[i];
      return made(step, i === 0 ? 'low' : 'high', 'between', { place: `${place}.between[${i}]`, text });
    });
  }
  const options = (consequence.options ?? {}) as Readonly<Record<string, string>>;
  return (planned.grades ?? []).map(([grade, step]) =>
    made(step, 'grade', grade, { place: `${place}.options.${grade}`, text: options[grade] }),
  );
}

function amountNode(
  t: Tracer,
  { work }: Step,
  at: At,
  post: number,
  says: 'amount' | 'low' | 'high' | 'grade',
  name: string,
  source: Text,
): TraceNode {
  if (work.does !== 'expression') throw new Error('an amount is an expression');
  const whole: Traced = t.whole(source, work.expression, at, post);
  const { value } = whole;
  const printed = isNumber(value) ? roundedFigure(value, work.decimals ?? 0) : shown(value);
  const shared = common(t.cells, at, name, null, {
    value: printed,
    expression: wholeExcerpt(source),
    unit: 'yuan',
    inputs: [whole.node],
  });
  return { ...shared, kind: 'amount', says };
}
