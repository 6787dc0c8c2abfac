import { en as lintsInEnglish } from '../lints/en.js';
import { zh as lintsInChinese } from '../lints/zh.js';
import { en } from './en.js';
import { zh } from './zh.js';

export type Language = 'zh' | 'en';

const SENTENCES = { zh: { ...zh, ...lintsInChinese }, en: { ...en, ...lintsInEnglish } };

/** What a sentence is made of; a problem of the engine fits. */
export interface Spoken {
  readonly code: string;
  readonly value: string | null;
  readonly details?: Readonly<Record<string, string>>;
}

/** A problem as a sentence for the person who can mend it, with its line and column. An unknown code is shown as it is. */
export const sentence = (spoken: Spoken, language: Language): string =>
  position(spoken.details ?? {}, language) + plainSentence(spoken, language);

/** The sentence alone, for where line and column are told already. */
export function plainSentence({ code, value, details = {} }: Spoken, language: Language): string {
  const template = Object.hasOwn(SENTENCES[language], code) ? SENTENCES[language][code] : code;
  return template.replace(/\{(\w+)\}/g, (_, key: string) => {
    if (key === 'value') return value ?? '';
    if (key === 'range') return range(details, language);
    const detail = details[key];
    return detail === undefined || detail === '' ? '' : inside(key, detail, language);
  });
}

const LISTS = new Set(['expected', 'allowed', 'reason']);

function inside(key: string, detail: string, language: Language): string {
  if (!LISTS.has(key)) return detail;
  return language === 'zh' ? `（${detail}）` : ` (${detail})`;
}

function range(
  { min = '', max = '', least = min, most = max }: Readonly<Record<string, string>>,
  language: Language,
): string {
  if (least === '' && most === '') return '';
  return language === 'zh' ? `（${least || '不限'} 至 ${most || '不限'}）` : ` (${least || 'any'} to ${most || 'any'})`;
}

function position({ line, column }: Readonly<Record<string, string>>, language: Language): string {
  if (line === undefined) return '';
  return language === 'zh' ? `第 ${line} 行第 ${column} 列：` : `line ${line}, column ${column}: `;
}
