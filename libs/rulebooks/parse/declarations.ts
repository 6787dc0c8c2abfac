import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type {
  Clause,
  EventType,
  Fact,
  FieldType,
  Indicator,
  Input,
  Name,
  OrganizationKind,
  Ranking,
  Rhythm,
  Role,
  Sheet,
  Source,
} from '../../engine/index.js';
import type { Part, Reader } from './reader.js';

/** What a rulebook declares before its rules (section 2), one reader a key. */

export const RHYTHMS = ['year', 'half', 'quarter', 'month'] as const;

/** Drops keys without a value: absent is absent, not undefined. */
export function present<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

export function readName(r: Reader, node: Part, place: string): Name | undefined {
  if (node === null || node === undefined) return undefined;
  const { zh, en } = r.record(node, place, ['zh', 'en']);
  return present({ zh: r.text(zh, `${place}.zh`), en: r.text(en, `${place}.en`) }) as Name;
}

export const readPeriod = (r: Reader, node: Part, place: string): Rhythm | undefined => r.oneOf(node, place, RHYTHMS);

export function readSource(r: Reader, node: Part): Source {
  const keys = ['issuer', 'document', 'issued', 'status*', 'note', 'authority'];
  const found = r.record(node, 'source', keys);
  const text = (key: string): string | undefined => r.text(found[key], `source.${key}`);
  return present({
    issuer: text('issuer'),
    document: text('document'),
    issued: text('issued'),
    status: r.oneOf(found.status, 'source.status', ['in_force', 'historical', 'draft'] as const) ?? 'draft',
    note: text('note'),
    authority: text('authority'),
  }) as Source;
}

export function readClauses(r: Reader, node: Part): Record<string, Clause> {
  const pairs = r.entries(node, 'clauses').map(([id, value]): [string, Clause] => {
    const place = `clauses[${id}]`;
    if (isScalar(value)) return [id, { text: r.text(value, place) ?? '', status: 'in_force' }];
    const found = r.record(value, place, ['text*', 'status', 'reason']);
    const status = r.oneOf(found.status, `${place}.status`, ['in_force', 'void'] as const) ?? 'in_force';
    const clause = {
      text: r.text(found.text, `${place}.text`) ?? '',
      status,
      reason: r.text(found.reason, `${place}.reason`),
    };
    return [id, present(clause) as Clause];
  });
  return Object.fromEntries(pairs);
}

export function readOrganization(r: Reader, node: Node, place: string): OrganizationKind {
  const { name, parent, fields } = r.record(node, place, ['name', 'parent', 'fields']);
  return present({
    name: readName(r, name, `${place}.name`),
    parent: r.text(parent, `${place}.parent`),
    fields: readFields(r, fields, `${place}.fields`),
  }) as OrganizationKind;
}

/** A field is a list of values, `number`, `text` or `date`. */
function readFields(r: Reader, node: Part, place: string): Record<string, FieldType> {
  const pairs = r.entries(node, place).map(([name, value]): [string, FieldType] => {
    const at = `${place}.${name}`;
    r.checkName(name, at);
    if (isSeq(value)) return [name, values(r, value, at)];
    return [name, r.oneOf(value, at, ['number', 'text', 'date'] as const) ?? 'text'];
  });
  return Object.fromEntries(pairs);
}

function values(r: Reader, node: Node, place: string): string[] {
  const list = r.texts(node, place);
  if (list.length === 0) r.add('missing_field', place, node);
  list.forEach((value, i) => {
    if (list.indexOf(value) < i) r.add('duplicate', `${place}[${i}]`, value);
    if (value === 'exempt') r.add('reserved_name', `${place}[${i}]`, value);
  });
  return list;
}

export function readRole(r: Reader, node: Node, place: string): Role {
  const { of, name } = r.record(node, place, ['of*', 'name']);
  return present({ of: r.text(of, `${place}.of`) ?? '', name: readName(r, name, `${place}.name`) }) as Role;
}

export function readInput(r: Reader, node: Node, place: string): Input {
  const keys = ['of*', 'name', 'unit', 'min', 'max', 'values', 'missing', 'period', 'clause'];
  const found = r.record(node, place, keys);
  const listed = found.values === undefined ? undefined : values(r, found.values, `${place}.values`);
  if (listed !== undefined && (found.min !== undefined || found.max !== undefined)) {
    r.add('wrong_type', `${place}.values`, found.values, { expected: 'values | min, max' });
  }
  return present({
    of: r.text(found.of, `${place}.of`) ?? '',
    name: readName(r, found.name, `${place}.name`),
    unit: r.text(found.unit, `${place}.unit`),
    min: r.decimal(found.min, `${place}.min`),
    max: r.decimal(found.max, `${place}.max`),
    values: listed,
    missing: r.oneOf(found.missing, `${place}.missing`, ['error', 'zero', 'unknown'] as const) ?? 'error',
    period: readPeriod(r, found.period, `${place}.period`),
    clause: r.text(found.clause, `${place}.clause`),
  }) as Input;
}

export function readEvent(r: Reader, node: Node, place: string): EventType {
  const { of, name, fields } = r.record(node, place, ['of*', 'name', 'fields']);
  return present({
    of: r.text(of, `${place}.of`) ?? '',
    name: readName(r, name, `${place}.name`),
    fields: readFields(r, fields, `${place}.fields`),
  }) as EventType;
}

const MOST_DECIMALS = 6;

export function readFact(r: Reader, node: Node, place: string): Fact {
  const found = r.record(node, place, ['of*', 'is*', 'name', 'unit', 'decimals', 'clause', 'period']);
  return present({
    of: r.text(found.of, `${place}.of`) ?? '',
    is: r.expression(found.is, `${place}.is`) ?? 'null',
    name: readName(r, found.name, `${place}.name`),
    unit: r.text(found.unit, `${place}.unit`),
    decimals: r.whole(found.decimals, `${place}.decimals`, 0, MOST_DECIMALS) ?? 2,
    clause: r.text(found.clause, `${place}.clause`),
    period: readPeriod(r, found.period, `${place}.period`),
  }) as Fact;
}

export function readSheet(r: Reader, node: Node, place: string): Sheet {
  const keys = ['of*', 'indicators*', 'name', 'decimals', 'full', 'exempt', 'total', 'period', 'clause'];
  const found = r.record(node, place, keys);
  const indicators = r.list(found.indicators, `${place}.indicators`);
  if (found.indicators !== undefined && indicators.length === 0) r.add('missing_field', `${place}.indicators`, null);
  return present({
    of: r.text(found.of, `${place}.of`) ?? '',
    indicators: indicators.map((one, i) => readIndicator(r, one, place, i)),
    name: readName(r, found.name, `${place}.name`),
    decimals: r.whole(found.decimals, `${place}.decimals`, 0, MOST_DECIMALS) ?? 2,
    full: r.decimal(found.full, `${place}.full`) ?? '100',
    exempt: r.oneOf(found.exempt, `${place}.exempt`, ['rescale'] as const),
    total: r.expression(found.total, `${place}.total`) ?? 'sum',
    period: readPeriod(r, found.period, `${place}.period`),
    clause: r.text(found.clause, `${place}.clause`),
  }) as Sheet;
}

function readIndicator(r: Reader, node: Node, sheet: string, index: number): Indicator {
  const id = isMap(node) ? node.get('id') : undefined;
  const place = `${sheet}.indicators[${typeof id === 'string' ? id : index}]`;
  const found = r.record(node, place, ['id*', 'score*', 'name', 'weight', 'kind', 'clause']);
  const name = r.text(found.id, `${place}.id`) ?? String(index);
  if (found.id !== undefined) r.checkName(name, `${place}.id`);
  const weight = r.decimal(found.weight, `${place}.weight`);
  if (weight?.startsWith('-') === true) r.add('out_of_range', `${place}.weight`, weight, { least: '0' });
  return present({
    id: name,
    score: r.expression(found.score, `${place}.score`) ?? 'null',
    name: readName(r, found.name, `${place}.name`),
    weight,
    kind: r.oneOf(found.kind, `${place}.kind`, ['plain', 'bonus', 'penalty'] as const) ?? 'plain',
    clause: r.text(found.clause, `${place}.clause`),
  }) as Indicator;
}

export function readRanking(r: Reader, node: Node, place: string): Ranking {
  const keys = ['of*', 'by*', 'name', 'order', 'among', 'within', 'group', 'ties', 'period', 'clause'];
  const found = r.record(node, place, keys);
  return present({
    of: r.text(found.of, `${place}.of`) ?? '',
    by: r.expression(found.by, `${place}.by`) ?? 'null',
    name: readName(r, found.name, `${place}.name`),
    order: r.oneOf(found.order, `${place}.order`, ['descending', 'ascending'] as const) ?? 'descending',
    among: r.expression(found.among, `${place}.among`),
    within: r.oneOf(found.within, `${place}.within`, ['parent'] as const),
    group: r.expression(found.group, `${place}.group`),
    ties: r.list(found.ties, `${place}.ties`).flatMap((tie, i) => r.expression(tie, `${place}.ties[${i}]`) ?? []),
    period: readPeriod(r, found.period, `${place}.period`),
    clause: r.text(found.clause, `${place}.clause`),
  }) as Ranking;
}
