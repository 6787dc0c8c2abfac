import type { Language } from '../problems/sentence.js';
import { en } from './en.js';
import { zh } from './zh.js';

const PHRASES = { zh, en };

/** A phrase of a trace, filled in. An unknown key is a mistake of ours. */
export function phrase(
  key: string,
  language: Language,
  filled: Readonly<Record<string, string | number>> = {},
): string {
  const text = PHRASES[language][key];
  if (text === undefined) throw new Error(`no phrase for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
}

/** Whether there is one. */
export const hasPhrase = (key: string): boolean => Object.hasOwn(zh, key);
