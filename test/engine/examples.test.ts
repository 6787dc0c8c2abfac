import { checkCase, evaluate } from '../../libs/engine/index.js';
import { listDecrees } from '../../libs/rulebooks/index.js';
import { compiledDecree, examplesOf, unwrap } from '../support/decrees.js';

describe.each(listDecrees().map(({ id }) => id))('worked examples of %s', (id) => {
  const program = compiledDecree(id);

  it.each(examplesOf(id))('$name', ({ given, result }) => {
    const evaluation = unwrap(evaluate(program, unwrap(checkCase(program, given))));
    expect(JSON.parse(JSON.stringify(evaluation.periods))).toEqual(result.periods);
  });

  it.each(examplesOf(id))('$name does not depend on the order of rows', ({ given, result }) => {
    const turned = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
    );
    const evaluation = unwrap(evaluate(program, unwrap(checkCase(program, turned))));
    expect(JSON.parse(JSON.stringify(evaluation.periods))).toEqual(result.periods);
  });
});
