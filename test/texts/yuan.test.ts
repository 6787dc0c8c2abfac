import { assert, bigInt, property } from 'fast-check';
import { yuanInWords } from '../../libs/texts/index.js';

it.each([
  ['0', '零元整'],
  ['0.05', '伍分'],
  ['10', '壹拾元整'],
  ['1005', '壹仟零伍元整'],
  ['10500', '壹万零伍佰元整'],
  ['100000500', '壹亿零伍佰元整'],
  ['10010001', '壹仟零壹万零壹元整'],
  ['120034.56', '壹拾贰万零叁拾肆元伍角陆分'],
  ['100.05', '壹佰元零伍分'],
  ['100.50', '壹佰元伍角整'],
])('%s is %s', (amount, words) => expect(yuanInWords(amount)).toBe(words));

/** Reads the words back, place by place. */
function back(words: string): bigint {
  const whole = words.replace(/元.*$/, '');
  let [sum, group, digit] = [0n, 0n, 0n];
  for (const sign of whole) {
    const place = '拾佰仟'.indexOf(sign);
    if ('零壹贰叁肆伍陆柒捌玖'.includes(sign)) digit = BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(sign));
    else if (place >= 0) [group, digit] = [group + digit * 10n ** BigInt(place + 1), 0n];
    else if (sign === '万' && whole.includes('亿') === false) [sum, group, digit] = [(group + digit) * 10000n, 0n, 0n];
    else if (sign === '亿') [sum, group, digit] = [(sum + group + digit) * 100000000n, 0n, 0n];
    else if (sign === '万') [sum, group, digit] = [sum + (group + digit) * 10000n, 0n, 0n];
  }
  return sum + group + digit;
}

it('reads back as the amount that was written', () => {
  assert(
    property(bigInt(0n, 999_999_999_999n), (amount) => {
      expect(back(yuanInWords(String(amount)))).toBe(amount);
    }),
  );
});

it('refuses what is no amount', () => expect(() => yuanInWords('1.234')).toThrow('not an amount'));
