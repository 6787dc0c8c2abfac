import type { Input, Name } from '../../engine/index.js';
import type { Check } from './finding.js';

/** Two inputs of one kind of organization with the same name and unit: the same figure is asked for twice. */
export const duplicateRequest: Check = {
  code: 'duplicate_request',
  find: ({ rulebook }) => {
    const inputs = Object.entries(rulebook.inputs);
    return inputs.flatMap(([name, input], i) => {
      const twin = inputs.slice(0, i).find(([, other]) => asksTheSame(input, other));
      if (twin === undefined) return [];
      const { clause } = input;
      return [
        { code: 'duplicate_request', place: `inputs[${name}]`, value: name, details: { other: twin[0] }, clause },
      ];
    });
  },
};

const asksTheSame = (a: Input, b: Input): boolean =>
  a.of === b.of && a.unit === b.unit && (sameWord(a.name, b.name, 'zh') || sameWord(a.name, b.name, 'en'));

function sameWord(a: Name | undefined, b: Name | undefined, language: 'zh' | 'en'): boolean {
  const [x, y] = [a, b].map((name) => name?.[language]?.replace(/\s+/gu, ' ').trim().toLowerCase() ?? '');
  return x !== '' && x === y;
}
