import {
  examplesInChinese,
  examplesInEnglish,
  problemsInChinese,
  problemsInEnglish,
  sentence,
} from '../../libs/texts/index.js';

const CODES_OF_THE_LANGUAGE = (
  'unknown_name duplicate missing_reading out_of_range too_many_decimals not_a_number not_a_value ' +
  'bad_date bad_period overlap outside_periods outside_life wrong_type missing_field ' +
  'division_by_zero null_score ambiguous no_match bad_choice cycle'
).split(' ');

it('both languages have the same keys', () => {
  expect(Object.keys(problemsInChinese).sort()).toEqual(Object.keys(problemsInEnglish).sort());
  expect(Object.keys(examplesInChinese).sort()).toEqual(Object.keys(examplesInEnglish).sort());
});

it.each(CODES_OF_THE_LANGUAGE)('%s has a sentence', (code) => {
  expect(problemsInChinese[code]).toMatch(/[。]$/);
  expect(problemsInEnglish[code]).toMatch(/\.$/);
});

it('says what, where in the file, and what to do', () => {
  const problem = { code: 'cycle', value: 'a -> b -> a', details: { line: '3', column: '7' } };
  expect(sentence(problem, 'en')).toBe(
    'line 3, column 7: Names refer to each other in a circle: a -> b -> a. Break it at one place.',
  );
  expect(sentence({ code: 'out_of_range', value: '101', details: { min: '0', max: '100' } }, 'zh')).toBe(
    '“101”超出允许的范围（0 至 100）。请核对后改正。',
  );
});
