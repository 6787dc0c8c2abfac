/** By code point, the order of the result. */
export const byText = (a: string, b: string): number => {
  if (a === b) return 0;
  const [x, y] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [p, q] = [x.next(), y.next()];
    if (p.done === true) return -1;
    if (q.done === true) return 1;
    if (p.value !== q.value) return (p.value.codePointAt(0) as number) - (q.value.codePointAt(0) as number);
  }
};
