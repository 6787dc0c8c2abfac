import type { Language } from '../problems/sentence.js';
import { en } from './en.js';
import { zh } from './zh.js';

const SAYINGS = { zh, en };

/** A line about a worked example; what stands in braces is filled in. An unknown key is a mistake of ours. */
export function saying(
  key: string,
  language: Language,
  filled: Readonly<Record<string, string | number>> = {},
): string {
  const text = SAYINGS[language][key];
  if (text === undefined) throw new Error(`no saying for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
}
