const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** An amount of money in words (人民币大写), from a decimal text with at most two decimals; exact, up to 10^16. */
export function yuanInWords(amount: string): string {
  const found = /^(-?)([0-9]{1,16})(?:\.([0-9]{1,2})0*)?$/.exec(amount);
  if (found === null) throw new Error(`not an amount of yuan: ${amount}`);
  const [, sign, whole, cents = ''] = found;
  const [jiao, fen] = cents.padEnd(2, '0').split('').map(Number);
  const yuan = wholeInWords(whole);
  const head = yuan === '' ? '' : `${yuan}元`;
  if (jiao === 0 && fen === 0) return `${sign === '-' && head !== '' ? '负' : ''}${head === '' ? '零元' : head}整`;
  const tail = `${jiao > 0 ? `${DIGITS[jiao]}角` : head === '' ? '' : '零'}${fen > 0 ? `${DIGITS[fen]}分` : '整'}`;
  return `${sign === '-' ? '负' : ''}${head}${tail}`;
}

function wholeInWords(digits: string): string {
  const padded = digits.padStart(Math.ceil(digits.length / 4) * 4, '0');
  const groups = padded.match(/.{4}/g) ?? [];
  let words = '';
  let skipped = false;
  groups.forEach((group, i) => {
    if (group === '0000') skipped = words !== '';
    else {
      const zero = words !== '' && (skipped || group.startsWith('0'));
      words += (zero ? '零' : '') + groupInWords(group) + GROUPS[groups.length - 1 - i];
      skipped = false;
    }
  });
  return words;
}

/** Up to four digits; inner zeros are said once, outer ones not at all. */
function groupInWords(group: string): string {
  return [...group]
    .map((digit, i) => (digit === '0' ? '零' : DIGITS[Number(digit)] + PLACES[3 - i]))
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}
