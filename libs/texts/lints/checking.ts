import type { Language } from '../problems/sentence.js';

interface Line {
  readonly file: string;
  readonly line: string;
  readonly column: string;
  readonly code: string;
  readonly clause: string | null;
  readonly said: string;
}

/** The lines that a check of a rulebook prints; what editors read stays the same in both languages. */
export const checking = {
  warning: ({ file, line, column, code, clause, said }: Line): string =>
    `${file}:${line}:${column}: warning ${code}${clause === null ? '' : ` (${clause})`}: ${said}`,
  counted(errors: number, warnings: number, language: Language): string {
    if (language === 'zh') return `错误 ${errors} 处，提示 ${warnings} 处`;
    const of = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
    return `${of(errors, 'error')}, ${of(warnings, 'warning')}`;
  },
};
