import type ExcelJS from 'exceljs';
import { decimalOfNumber, parseDay, parseDecimal, type Problem } from '../../engine/index.js';

/** What a cell says, as text: a number in its shortest decimal form, a date as year-month-day; '' when it is empty. */
export type Said =
  { readonly text: string; readonly isDate: boolean } | { readonly problem: string; readonly value: string };

const DIGITS = 12;

export function said(cell: ExcelJS.Cell): Said {
  const found = ofValue(cell.value);
  // A cell that shows 94.5% holds 0.945: which of the two was meant is not guessed.
  const isPercent = 'text' in found && typeof (cell.result ?? cell.value) === 'number' && cell.numFmt?.includes('%');
  return isPercent ? { problem: 'not_a_number', value: `${found.text} (${cell.numFmt})` } : found;
}

function ofValue(value: ExcelJS.CellValue): Said {
  if (value === null || value === undefined) return plain('');
  if (typeof value === 'string') return plain(value.trim());
  if (typeof value === 'number') return plain(decimalOfNumber(value) ?? String(value));
  if (typeof value === 'boolean') return plain(String(value));
  if (value instanceof Date && Number.isNaN(value.getTime())) return { problem: 'bad_date', value: String(value) };
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10), isDate: true };
  if ('error' in value) return { problem: 'formula_without_value', value: String(value.error) };
  if ('richText' in value)
    return plain(
      value.richText
        .map((part) => part.text)
        .join('')
        .trim(),
    );
  if ('hyperlink' in value) return ofValue(value.text);
  if ('formula' in value || 'sharedFormula' in value) {
    const { result } = value as ExcelJS.CellFormulaValue;
    return result === undefined || result === null ? { problem: 'formula_without_value', value: '' } : ofValue(result);
  }
  return { problem: 'wrong_type', value: JSON.stringify(value) };
}

const plain = (text: string): Said => ({ text, isDate: false });

/** A text as a cell should have it; a problem's code when it cannot be. */
export function asKind(said: Said, holds: 'text' | 'date' | 'decimal'): { readonly value: string } | Problem | null {
  const refuse = (code: string, value: string): Problem => ({ code, place: '', value });
  if ('problem' in said) return refuse(said.problem, said.value);
  if (said.text === '') return null;
  if (holds === 'date') return parseDay(said.text) === null ? refuse('bad_date', said.text) : { value: said.text };
  if (holds === 'text') return { value: said.text };
  if (said.isDate || parseDecimal(said.text) === null) return refuse('not_a_number', said.text);
  const digits = said.text.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length > DIGITS ? refuse('too_many_digits', said.text) : { value: said.text };
}
