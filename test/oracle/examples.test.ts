import { checkCase, evaluate, type Case } from '../../libs/engine/index.js';
import { compiledDecree, examplesOf, unwrap } from '../support/decrees.js';
import { listDecrees } from '../../libs/rulebooks/index.js';
import { oracle } from './oracle.js';

describe('a second reading of the language', () => {
  for (const { id } of listDecrees()) {
    for (const { name, given } of examplesOf(id)) {
      it(`${id}: ${name} comes to the same`, () => {
        const program = compiledDecree(id);
        const engine = unwrap(evaluate(program, unwrap(checkCase(program, given))));
        expect(JSON.stringify(oracle(program.rulebook, given as unknown as Case))).toBe(JSON.stringify(engine));
      });
    }
  }
});
