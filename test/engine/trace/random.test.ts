import {
  calculate,
  checkCase,
  evaluate,
  explain,
  pruneTo,
  type Case,
  type Evaluation,
  type FiredRule,
  type Program,
  type Trace,
  type TraceNode,
} from '../../../libs/engine/index.js';
import { compiled, unwrap } from '../../support/decrees.js';
import { randomCase, rulebookText, source } from './county.js';
import { compareAll } from './whole.js';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

interface Made {
  readonly program: Program;
  readonly given: Case;
  readonly evaluation: Evaluation;
  explain(target: string): Trace;
}

function make(seed: number): Made {
  const draw = source(seed + 1);
  const program = compiled(rulebookText(draw));
  const given = randomCase(draw);
  const checked = unwrap(checkCase(program, given));
  const calculation = calculate(program, checked);
  expect(compareAll(program, calculation)).toBeGreaterThan(100);
  return {
    program,
    given,
    evaluation: unwrap(evaluate(program, checked)),
    explain: (target) => unwrap(explain(program, calculation, target)),
  };
}

const nodesOf = (node: TraceNode): TraceNode[] => [node, ...node.inputs.flatMap(nodesOf)];

/** Every organization rule, for every organization that is assessed: did it fire, and does the trace say so? */
function eachRule(
  made: Made,
  check: (node: TraceNode & { kind: 'rule' }, fired: boolean, open: boolean) => void,
): number {
  let checked = 0;
  const is = (list: readonly FiredRule[], rule: string, organization: string): boolean =>
    list.some((one) => one.rule === rule && one.organization === organization);
  for (const { period, fired, undetermined } of made.evaluation.periods) {
    if (period.includes('-')) continue;
    for (const { id, of } of made.program.rulebook.rules) {
      for (const { code } of made.given.organizations.filter(
        ({ kind, to }) => kind === of && (to === null || period < '2025'),
      )) {
        const { root } = made.explain(`${code}/${id}@${period}`);
        if (root.kind !== 'rule') throw new Error(root.kind);
        check(root, is(fired, id, code), is(undetermined, id, code));
        checked++;
      }
    }
  }
  return checked;
}

describe.each(SEEDS)('random county %i', (seed) => {
  const made = make(seed);

  it('a rule fired if and only if its trace says so; if not, the trace says what failed first', () => {
    const checked = eachRule(made, ({ status, whyNot, value }, fired, open) => {
      expect([status === 'fired', status === 'undetermined']).toEqual([fired, open]);
      expect(value).toEqual(open ? { type: 'null' } : { type: 'boolean', is: fired });
      if (fired) expect(whyNot).toBeNull();
      else if (status === 'overridden') expect(whyNot?.overriddenBy.length).toBeGreaterThan(0);
      else expect(whyNot?.failed[0]).toMatchObject({ period: expect.any(String) as string });
      if (open) expect(whyNot?.failed[0].missing.length).toBeGreaterThan(0);
    });
    expect(checked).toBeGreaterThan(10);
  });

  it('every action of the result is explained, and so is its amount', () => {
    for (const { period, actions } of made.evaluation.periods) {
      actions.forEach((action, i) => {
        const { root } = made.explain(`actions[${i}]@${period}`);
        expect(root.kind === 'action' ? root.action : null).toEqual(action);
        const stated = root.inputs.find((one) => one.kind === 'amount' && one.says === 'amount');
        if (stated !== undefined) {
          expect(stated.value).toMatchObject(action.amount === null ? { type: 'null' } : { decimal: action.amount });
        }
      });
    }
  });

  it('pruned to one organization, no other is in it', () => {
    const parents = new Map(made.given.organizations.map(({ code, parent }) => [code, parent]));
    const isOwn = (code: string, own: string): boolean => code === own || parents.get(code) === own;
    const { period } = made.evaluation.periods.findLast((one) => one.period.length === 4) ?? { period: '' };
    for (const { code, kind, to } of made.given.organizations.filter((one) => one.to === null)) {
      expect(to).toBeNull();
      const targets =
        kind === 'town' ? ['grouped', 'veto_low', 'paid', 'r1', 'near', 'vetoed'] : ['inner', 'share', 'last_ward'];
      for (const target of targets) {
        const pruned = pruneTo(made.explain(`${code}/${target}@${period}`), code);
        const text = JSON.stringify(pruned);
        for (const other of parents.keys()) {
          if (!isOwn(other, code)) expect(text).not.toMatch(new RegExp(`\\b${other}\\b`));
        }
        for (const node of nodesOf(pruned.root)) {
          if (node.kind === 'hidden') expect(node).toMatchObject({ value: { type: 'none' }, name: '', inputs: [] });
        }
        expect(pruned.root.kind).not.toBe('hidden');
      }
    }
  });
});
