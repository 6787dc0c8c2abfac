import type { Clock } from '../../../libs/application/index.js';

const MOST = 10;
const WINDOW = 10 * 60_000;

/** Failed sign-ins of the last minutes, by name and by address; in memory, for one process. */
export class Attempts {
  private readonly failed = new Map<string, number[]>();

  constructor(private readonly clock: Clock) {}

  tooMany(...keys: readonly string[]): boolean {
    return keys.some((key) => this.recent(key).length >= MOST);
  }

  add(...keys: readonly string[]): void {
    if (this.failed.size > 10_000) this.failed.clear();
    for (const key of keys) this.failed.set(key, [...this.recent(key), this.clock.now().getTime()]);
  }

  private recent(key: string): number[] {
    const since = this.clock.now().getTime() - WINDOW;
    return (this.failed.get(key) ?? []).filter((time) => time > since);
  }
}
