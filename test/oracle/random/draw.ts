/** Draws from a seed: the same seed, the same rulebook and case, so that a failure can be had again by its number. */
export class Draw {
  constructor(private state: number) {
    this.state = Math.imul(state + 1, 0x9e3779b1) | 1;
    for (let i = 0; i < 4; i++) this.next();
  }

  private next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return this.state >>> 0;
  }

  integer(min: number, max: number): number {
    return min + (this.next() % (max - min + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length - 1)];
  }

  /** True in so many of a hundred. */
  chance(part: number): boolean {
    return this.integer(1, 100) <= part;
  }
}
