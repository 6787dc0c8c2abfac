import { exact, type Consequence } from '../../engine/index.js';
import type { Check } from './finding.js';
import { same, single } from './reasoning/range.js';
import { NOTHING } from './reasoning/knowledge.js';
import type { Reasoner } from './reasoning/reasoner.js';
import { treeOf } from './reasoning/written.js';

/** A discretion that leaves nothing to decide: one option, options of the same amount, a range without breadth. */
export const loneOption: Check = {
  code: 'lone_option',
  find: ({ rulebook, reasoner }) =>
    rulebook.rules.flatMap(({ id, clause, then }) =>
      then.flatMap((consequence, i) => {
        const told = nothingToDecide(consequence, reasoner);
        if (told === null) return [];
        const place = `rules[${id}].then[${i}].${consequence.between === undefined ? 'options' : 'between'}`;
        return [{ code: 'lone_option', place, value: told, details: { rule: id }, clause }];
      }),
    ),
};

function nothingToDecide({ options, between }: Consequence, reasoner: Reasoner): string | null {
  const amount = (text: string) => single(reasoner.range(treeOf(text), NOTHING, { event: null }));
  if (between !== undefined) {
    const [low, high] = between.map(amount);
    return low && high && exact.compare(low, high) >= 0 ? between.join(', ') : null;
  }
  if (options === undefined) return null;
  if (Array.isArray(options)) return options.length === 1 ? String(options[0]) : null;
  const grades = Object.entries(options as Readonly<Record<string, string>>);
  if (grades.length === 1) return grades[0][0];
  const amounts = grades.map(([grade, text]) => ({ grade, value: amount(text) }));
  const twin = amounts.find(({ value }, i) =>
    amounts.slice(0, i).some((one) => value && one.value && same(value, one.value)),
  );
  return twin?.grade ?? null;
}
