import type { Excerpt, Figure, TraceNode, TraceValue } from '../../engine/index.js';
import { CODES, hasPhrase, phrase, type Language } from '../../texts/index.js';
import type { Explanation } from './explanation.js';

/** Values, names and places of a trace as people read them, in one language. */
export class Spoken {
  constructor(
    private readonly told: Pick<Explanation, 'organizations' | 'officials'>,
    readonly language: Language,
  ) {}

  say(key: string, filled: Readonly<Record<string, string | number>> = {}): string {
    return phrase(key, this.language, filled);
  }

  /** `T05 尖山乡` */
  organization(code: string): string {
    return withName(code, this.told.organizations[code]);
  }

  official(code: string): string {
    return withName(code, this.told.officials[code]);
  }

  /** `群众满意（satisfaction）`; an id without a name stands alone. */
  name({ name, names }: Pick<TraceNode, 'name' | 'names'>): string {
    const own = names?.[this.language] ?? name;
    return own === name ? name : this.say('named', { name: own, id: name });
  }

  /** A code of a measure, a bar, a grade. */
  code(code: string): string {
    return CODES[code]?.[this.language] ?? code;
  }

  list(items: readonly string[]): string {
    return items.join(this.say('list'));
  }

  value(value: TraceValue, unit: string | null): string {
    switch (value.type) {
      case 'number':
        return value.decimal + this.unit(unit) + this.exactly(value) + this.unrounded(value.unrounded);
      case 'text':
      case 'date':
        return value.text;
      case 'boolean':
        return this.say(String(value.is));
      case 'null':
        return this.say('null');
      case 'none':
        return '';
    }
  }

  private exactly({ exact }: Figure): string {
    return exact === undefined ? '' : this.say('exactly', { exact });
  }

  private unrounded(figure: Figure | undefined): string {
    return figure === undefined ? '' : this.say('unrounded', { value: figure.decimal });
  }

  unit(unit: string | null): string {
    if (unit === null) return '';
    return hasPhrase(`unit_${unit}`) ? this.say(`unit_${unit}`) : ` ${unit}`;
  }

  expression(excerpt: Excerpt | null): string {
    return excerpt === null ? '' : excerpt.text;
  }
}

const withName = (code: string, name: string | undefined): string => (name === undefined ? code : `${code} ${name}`);
