import type { CaseEvent, CaseOrganization, Rhythm } from '../../libs/engine/index.js';
import { compare, Failure, show, type Names, type Scope } from './names.js';
import { cmp, decimal, floor, isNum, minus, num, over, plus, round, sign, times, type Num } from './numbers.js';
import type { Node } from './parse.js';

/** A number, a text (or a date as text), a truth, or null. */
export type Value = Num | string | boolean | null;

const RHYTHMS = ['year', 'half', 'quarter', 'month'];

/** Section 3, one case after the other, as slowly as it reads. */
export function evaluate(node: Node, scope: Scope, names: Names): Value {
  const value = (one: Node): Value => evaluate(one, scope, names);
  switch (node.is) {
    case 'value':
      return node.value;
    case 'name':
      if (node.name === 'weight' && scope.weight !== undefined) return scope.weight;
      return names.name(node.name, scope);
    case 'member':
      return member(node, scope, names);
    case 'call':
      return call(node, scope, names);
    case 'not': {
      const a = value(node.a);
      return a === null ? null : !(a as boolean);
    }
    case 'minus': {
      const a = value(node.a);
      return a === null ? null : times(num(-1), a as Num);
    }
    case 'op':
      return operator(node.op, node.a, node.b, value);
    case 'between': {
      const [a, low, high] = [value(node.a), value(node.low), value(node.high)];
      return a === null || low === null || high === null ? null : compare(a, low) >= 0 && compare(a, high) <= 0;
    }
    case 'among': {
      const a = value(node.a);
      let unknown = a === null;
      for (const one of node.list) {
        const b = value(one);
        if (b === null) unknown = true;
        else if (a !== null && compare(a, b) === 0) return true;
      }
      return unknown ? null : false;
    }
    case 'if': {
      const test = value(node.test);
      return test === null ? null : value(test === true ? node.yes : node.no);
    }
    case 'filter':
      throw new Error('a filter stands in an aggregate');
  }
}

function operator(op: string, left: Node, right: Node, value: (node: Node) => Value): Value {
  const a = value(left);
  if (op === 'and' || op === 'or') {
    if (a === (op === 'or')) return a;
    const b = value(right);
    if (b === (op === 'or')) return b;
    return a === null || b === null ? null : op === 'and';
  }
  const b = value(right);
  if (op === '/' && b !== null && a !== null && sign(b as Num) === 0) throw new Failure('division_by_zero', false);
  if (a === null || b === null) return null;
  const [x, y] = [a as Num, b as Num];
  const order = (): number => compare(a, b);
  switch (op) {
    case '+':
      return plus(x, y);
    case '-':
      return minus(x, y);
    case '*':
      return times(x, y);
    case '/':
      return over(x, y);
    case '=':
      return order() === 0;
    case '!=':
      return order() !== 0;
    case '<':
      return order() < 0;
    case '<=':
      return order() <= 0;
    case '>':
      return order() > 0;
    default:
      return order() >= 0;
  }
}

function member(node: Extract<Node, { is: 'member' }>, scope: Scope, names: Names): Value {
  const { name } = node.of as Extract<Node, { is: 'name' }>;
  if (name === 'official') {
    const numbers = scope.numbers ?? {};
    return Object.hasOwn(numbers, node.name) && numbers[node.name] !== null
      ? decimal(String(numbers[node.name]))
      : null;
  }
  const { organization, period } = scope;
  if (organization === null) return null;
  if (name === 'parent') {
    return names.ofOrganization(node.name, names.county.organization(organization.parent as string), period);
  }
  const place = names.county.isAssessed(organization, period) ? names.place(name, organization, period) : null;
  return place === null ? null : num(node.name === 'last' ? place.last : place.size);
}

type Call = Extract<Node, { is: 'call' }>;

function call(node: Call, scope: Scope, names: Names): Value {
  const { args } = node;
  const value = (one: Node): Value => evaluate(one, scope, names);
  const numbers = (): (Num | null)[] => args.map((one) => value(one) as Num | null);
  switch (node.name) {
    case 'min':
    case 'max': {
      if (gathers(args[0], names)) return aggregate(node, scope, names);
      const list = numbers();
      if (list.includes(null)) return null;
      return (list as Num[]).reduce((a, b) => (cmp(a, b) > 0 === (node.name === 'max') ? a : b));
    }
    case 'count':
    case 'sum':
    case 'sum_highest':
      return aggregate(node, scope, names);
    case 'abs': {
      const [a] = numbers();
      return a === null ? null : sign(a) < 0 ? times(num(-1), a) : a;
    }
    case 'floor': {
      const [a] = numbers();
      return a === null ? null : floor(a);
    }
    case 'ceiling': {
      const [a] = numbers();
      return a === null ? null : times(num(-1), floor(times(num(-1), a)));
    }
    case 'round': {
      const [a, n] = numbers();
      return a === null || n === null ? null : round(a, Number(n.n / n.d));
    }
    case 'clamp': {
      const [x, low, high] = numbers();
      return x === null || low === null || high === null ? null : clamp(x, low, high);
    }
    case 'linear': {
      const [x, from, to] = numbers();
      if (x === null || from === null || to === null) return null;
      const length = minus(to, from);
      if (sign(length) === 0) throw new Failure('division_by_zero', false);
      return clamp(over(minus(x, from), length), num(0), num(1));
    }
    case 'default': {
      const a = value(args[0]);
      return a === null ? value(args[1]) : a;
    }
    case 'is_null':
      return value(args[0]) === null;
    case 'bands':
    case 'up_to':
    case 'match':
      return cases(node, value);
    case 'choose': {
      const [n] = [value(args[0]) as Num | null];
      if (n === null || n.n % n.d !== 0n) return null;
      const k = Number(n.n / n.d);
      return k >= 1 && k < args.length ? value(args[k]) : null;
    }
    case 'fired':
      return names.firesFor((args[0] as { name: string }).name, scope);
    case 'received': {
      const [what] = args;
      return num(names.received(scope, what.is === 'name' ? what.name : String((what as { value: string }).value)));
    }
    default:
      return historyOrPeers(node, scope, names);
  }
}

const clamp = (x: Num, low: Num, high: Num): Num => {
  const least = cmp(x, high) < 0 ? x : high;
  return cmp(low, least) > 0 ? low : least;
};

function cases({ name, args }: Call, value: (node: Node) => Value): Value {
  const x = value(args[0]);
  if (x === null) return null;
  for (let i = 1; i + 1 < args.length; i += 2) {
    const bound = value(args[i]);
    if (bound === null) {
      if (name === 'match') continue;
      return null;
    }
    const side = compare(x, bound);
    if (name === 'bands' ? side >= 0 : name === 'up_to' ? side <= 0 : side === 0) return value(args[i + 1]);
  }
  return value(args[args.length - 1]);
}

const isCollection = (name: string, { rulebook }: Names): boolean =>
  Object.hasOwn(rulebook.events, name) || Object.hasOwn(rulebook.organizations, name) || RHYTHMS.includes(name);

function gathers(arg: Node, names: Names): boolean {
  if (arg.is !== 'member') return false;
  return arg.of.is === 'filter' || (arg.of.is === 'name' && isCollection(arg.of.name, names));
}

/** Events of the organization, organizations below, shorter periods: each as a scope of its own. */
function rowsOf(
  name: string,
  organization: CaseOrganization | null,
  code: string,
  scope: Scope,
  names: Names,
): Scope[] {
  const { county, rulebook } = names;
  if (Object.hasOwn(rulebook.events, name)) {
    const own = (event: CaseEvent): boolean => event.organization === code;
    return county
      .eventsOf(name, scope.period)
      .filter(own)
      .map((event) => names.eventScope(event, scope.period));
  }
  if (organization === null) return [];
  if (Object.hasOwn(rulebook.organizations, name)) {
    const below = county.ofKind(name, scope.period).filter(({ parent }) => parent === organization.code);
    return below.map((one) => ({ organization: one, period: scope.period }));
  }
  const periods = names.shorter(scope.period, name as Rhythm);
  return periods
    .filter((period) => county.isAssessed(organization, period))
    .map((period) => ({ organization, period }));
}

function aggregate({ name: fn, args }: Call, scope: Scope, names: Names): Value {
  if (scope.organization === null) return null;
  const arg = args[0];
  const inner = arg.is === 'member' ? arg.of : arg;
  const where = inner.is === 'filter' ? inner.where : null;
  const of = (inner.is === 'filter' ? inner.of : inner) as { name: string };
  const rows = rowsOf(of.name, scope.organization, scope.organization.code, scope, names);
  const kept = rows.filter((row) => where === null || evaluate(where, row, names) === true);
  if (arg.is !== 'member') return num(kept.length);
  const found = kept.map((row) => [row, names.name(arg.name, row) as Num | null] as const);
  const values = found.filter((one): one is readonly [Scope, Num] => one[1] !== null);
  if (fn === 'sum') return values.reduce((sum, [, one]) => plus(sum, one), num(0));
  if (fn === 'sum_highest') {
    const best = new Map<string, Num>();
    const key = (args[1] as { name: string }).name;
    for (const [row, one] of values) {
      const group = show(names.name(key, row));
      const before = best.get(group);
      if (before === undefined || cmp(one, before) > 0) best.set(group, one);
    }
    return [...best.values()].reduce(plus, num(0));
  }
  if (values.length === 0) return null;
  return values.map(([, one]) => one).reduce((a, b) => (cmp(a, b) > 0 === (fn === 'max') ? a : b));
}

/** The scope of an earlier period, or null when the subject is not there. */
function earlier(scope: Scope, periods: number, names: Names): Scope | null {
  const period = names.before(scope.period, periods);
  if (period === null) return null;
  if (scope.post !== undefined) {
    const post = names.county.given.appointments[scope.post];
    return names.county.appointmentsIn(period).includes(post) ? { ...scope, period } : null;
  }
  if (scope.official !== undefined) return { ...scope, period };
  const { organization } = scope;
  return organization !== null && names.county.isAssessed(organization, period) ? { ...scope, period } : null;
}

function historyOrPeers({ name, args }: Call, given: Scope, names: Names): Value {
  const { event: _event, numbers: _numbers, ...scope } = given;
  if (scope.organization === null && scope.official === undefined) return null;
  const at = (where: Scope): Value => evaluate(args[0], where, names);
  const whole = (): number => Number((args[1] as { value: Num }).value.n);
  const back = (k: number): Scope | null => (k === 0 ? scope : earlier(scope, k, names));
  switch (name) {
    case 'previous': {
      const before = back(args.length === 2 ? whole() : 1);
      return before === null ? null : at(before);
    }
    case 'streak': {
      let length = 0;
      for (let where = back(0); where !== null && at(where) === true; where = back(length)) length++;
      return num(length);
    }
    case 'run_sum': {
      let sum = num(0);
      for (let k = 0, where = back(0); where !== null; where = back(++k)) {
        const one = at(where) as Num | null;
        if (one === null || sign(one) <= 0) break;
        sum = plus(sum, one);
      }
      return sum;
    }
    case 'window_sum': {
      let sum = num(0);
      for (let k = 0; k < whole(); k++) {
        const where = back(k);
        const one = where === null ? null : (at(where) as Num | null);
        if (one !== null) sum = plus(sum, one);
      }
      return sum;
    }
    default:
      return peers(name, args, scope, at, names);
  }
}

function peers(fn: string, args: readonly Node[], scope: Scope, at: (where: Scope) => Value, names: Names): Value {
  const organization = scope.organization as CaseOrganization;
  const group = (where: Scope): string => (args.length === 2 ? show(evaluate(args[1], where, names)) : '');
  const all = names.county.ofKind(organization.kind, scope.period).map((one) => ({ ...scope, organization: one }));
  const own = group(scope);
  const values = all
    .filter((where) => group(where) === own)
    .map(at)
    .filter(isNum);
  if (fn === 'total') return values.reduce(plus, num(0));
  if (values.length === 0) return null;
  const sum = values.reduce(plus, num(0));
  if (fn === 'average') return over(sum, num(values.length));
  return values.reduce((a, b) => (cmp(a, b) > 0 === (fn === 'best') ? a : b));
}
