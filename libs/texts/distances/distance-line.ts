import type { Language } from '../problems/sentence.js';
import { en } from './en.js';
import { zh } from './zh.js';

const LINES = { zh, en };

/** A line about a distance, filled in. An unknown key is a mistake of ours. */
export function distanceLine(
  key: string,
  language: Language,
  filled: Readonly<Record<string, string | number>> = {},
): string {
  const text = LINES[language][key];
  if (text === undefined) throw new Error(`no line for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
}
