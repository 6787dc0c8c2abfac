/** Texts as numbers: those a program knows keep theirs, those of a case get the next ones. */
export class Texts {
  private readonly numbers: Map<string, number>;
  private readonly list: string[];

  constructor(known: readonly string[]) {
    this.list = [...known];
    this.numbers = new Map(known.map((text, i) => [text, i]));
  }

  number(text: string): number {
    let known = this.numbers.get(text);
    if (known === undefined) {
      known = this.list.length;
      this.list.push(text);
      this.numbers.set(text, known);
    }
    return known;
  }

  text(number: number): string {
    return this.list[number];
  }
}
