import type { Language } from '../problems/sentence.js';
import { en } from './en.js';
import { zh } from './zh.js';

const WORDS = { zh, en };

/** A word of the screens; what stands in braces is filled in. An unknown key is a mistake of ours. */
export function word(key: string, language: Language, filled: Readonly<Record<string, string | number>> = {}): string {
  const text = WORDS[language][key];
  if (text === undefined) throw new Error(`no word for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
}
