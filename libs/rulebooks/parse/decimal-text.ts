const NUMBER = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?$/u;

/**
 * A number of the file as exact decimal text in its shortest form (`10.50` → `10.5`, `1e3` → `1000`), worked out on
 * its characters; null when it is none. Hexadecimal, octal and infinite ones are none.
 */
export function exactDecimal(source: string): string | null {
  const found = NUMBER.exec(source);
  if (found === null || (found[2] === '' && (found[3] ?? '') === '')) return null;
  const [, sign, whole, part = '', power = '0'] = found;
  let digits = whole + part;
  let point = whole.length + Number(power);
  if (point <= 0) {
    digits = '0'.repeat(1 - point) + digits;
    point = 1;
  }
  digits = digits.padEnd(point, '0');
  const integer = digits.slice(0, point).replace(/^0+(?=\d)/u, '');
  const fraction = digits.slice(point).replace(/0+$/u, '');
  const shortest = fraction === '' ? integer : `${integer}.${fraction}`;
  return sign === '-' && shortest !== '0' ? `-${shortest}` : shortest;
}
