import { phrase, traceInChinese, traceInEnglish } from '../../libs/texts/index.js';

it('both languages have the same keys, with the same words to fill in', () => {
  expect(Object.keys(traceInChinese).sort()).toEqual(Object.keys(traceInEnglish).sort());
  const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [key, text] of Object.entries(traceInChinese)) {
    expect({ key, holes: holes(text) }).toEqual({ key, holes: holes(traceInEnglish[key]) });
  }
});

it('fills in, and takes an unknown key for our mistake', () => {
  expect(phrase('equals', 'zh', { name: 'a', value: '3' })).toBe('a = 3');
  expect(() => phrase('nothing', 'en')).toThrow('nothing');
});
