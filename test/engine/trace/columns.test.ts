import { calculate, checkCase, explain } from '../../../libs/engine/index.js';
import { listDecrees } from '../../../libs/rulebooks/index.js';
import { compiledDecree, examplesOf, unwrap } from '../../support/decrees.js';
import { compareAll } from './whole.js';

describe.each(listDecrees().map(({ id }) => id))('traces of the examples of %s', (id) => {
  const program = compiledDecree(id);

  it.each(examplesOf(id))('$name: every value is the run’s', ({ given }) => {
    const calculation = calculate(program, unwrap(checkCase(program, given)));
    expect(compareAll(program, calculation)).toBeGreaterThan(100);
  });

  it.each(examplesOf(id))('$name: every action is explained', ({ given, result }) => {
    const calculation = calculate(program, unwrap(checkCase(program, given)));
    for (const period of result.periods as { period: string; actions: unknown[] }[]) {
      period.actions.forEach((action, i) => {
        const { root } = unwrap(explain(program, calculation, `actions[${i}]@${period.period}`));
        expect(root.kind === 'action' ? root.action : null).toEqual(action);
      });
    }
  });
});
