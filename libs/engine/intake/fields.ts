import type { FieldValue } from '../columns/frame.js';
import type { FieldType } from '../model/rulebook.js';
import { day, decimal, isAbsent, isRecord, type Report, text } from './shape.js';

/** Traits of an organization or fields of an event: every declared one is there (null is a value), no other. */
export function checkFields(
  given: unknown,
  declared: Readonly<Record<string, FieldType>>,
  place: string,
  report: Report,
): Record<string, FieldValue> {
  const found: Record<string, FieldValue> = {};
  if (!isAbsent(given) && !isRecord(given)) {
    report.add('wrong_type', place, given, { expected: 'object' });
    return found;
  }
  const values = isRecord(given) ? given : {};
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(declared, name)) {
      report.add('unknown_name', `${place}.${name}`, name, { expected: Object.keys(declared).join(', ') });
    }
  }
  for (const [name, type] of Object.entries(declared)) {
    if (!Object.hasOwn(values, name)) report.add('missing_field', `${place}.${name}`, null);
    else found[name] = values[name] === null ? null : checkField(values[name], type, `${place}.${name}`, report);
  }
  return found;
}

function checkField(given: unknown, type: FieldType, place: string, report: Report): FieldValue {
  switch (type) {
    case 'number':
      return decimal(given, place, report);
    case 'date':
      return day(given, place, report);
    case 'text':
      return typeof given === 'string' ? given : report.add('wrong_type', place, given, { expected: 'text' });
    default: {
      const value = text(given, place, report);
      if (value === null || type.includes(value)) return value;
      return report.add('not_a_value', place, given, { allowed: type.join(', ') });
    }
  }
}
