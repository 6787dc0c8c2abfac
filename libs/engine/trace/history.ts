import { periodOf } from '../calendar/periods.js';
import { add, ZERO } from '../exact/ratio.js';
import type { Call } from '../language/tree.js';
import type { TraceNode } from '../model/trace.js';
import type { Work } from '../plan/step.js';
import type { At } from './cells.js';
import { common, commonOf, typedOf, type Frame, type Traced, type Tracer } from './tracer.js';
import { isNumber, type Value } from './values.js';

type History = Extract<Work, { does: 'previous' | 'streak' | 'run_sum' | 'window_sum' }>;
type Status = Extract<TraceNode, { kind: 'moment' }>['status'];
type Broke = Extract<TraceNode, { kind: 'history' }>['broke'];

/** `previous streak run_sum window_sum`: every period that was looked at, and where the run broke. */
export function history(t: Tracer, work: History, at: At, tree: Call, frame: Frame): Traced {
  const look = (there: At): Traced => t.expression(tree.args[0], typedOf(work.value), { ...frame, at: there });
  const looked = new Looking(t, at, look);
  const seen = work.does === 'previous' || work.does === 'window_sum' ? window(work, looked) : unbroken(work, looked);
  const unit = work.does === 'streak' ? 'period' : (seen.moments.find(({ unit: one }) => one !== null)?.unit ?? null);
  const shared = commonOf(t, { ...frame, at }, tree, work.does, seen.value, { inputs: seen.moments, unit });
  return { node: { ...shared, kind: 'history', broke: seen.broke }, value: seen.value };
}

interface Seen {
  readonly value: Value;
  readonly moments: readonly TraceNode[];
  readonly broke: Broke;
}

/** Looks at periods before this one, as a row of them. */
class Looking {
  constructor(
    readonly t: Tracer,
    readonly at: At,
    private readonly look: (at: At) => Traced,
  ) {}

  /** The row k calendar periods before; null: not listed. */
  back(k: number): At | null {
    const index = k === 0 ? this.at.index : this.t.cells.before(this.at, k);
    return index < 0 ? null : { ...this.at, index };
  }

  moment(k: number, status: (value: Value) => Status): { node: TraceNode; status: Status; value: Value } {
    const { cells } = this.t;
    const there = this.back(k);
    if (there === null) {
      const { rhythm, ordinal } = cells.period(this.at);
      return this.absent('not_listed', periodOf(rhythm, ordinal - k).text);
    }
    const { text } = cells.period(there);
    if (!cells.isAssessed(there)) return this.absent('not_assessed', text);
    const { node, value } = this.look(there);
    const own = status(value);
    const shared = common(cells, there, text, value, { inputs: [node], unit: node.unit });
    return { node: { ...shared, kind: 'moment', status: own }, status: own, value };
  }

  private absent(status: Status, period: string): { node: TraceNode; status: Status; value: Value } {
    const shared = common(this.t.cells, this.at, period, null, { period, value: { type: 'none' } });
    return { node: { ...shared, kind: 'moment', status }, status, value: null };
  }
}

function window({ does, periods }: Extract<History, { does: 'previous' | 'window_sum' }>, looked: Looking): Seen {
  const counts = (value: Value): Status => (value === null ? 'null' : 'counts');
  if (does === 'previous') {
    const { node, value } = looked.moment(periods, counts);
    return { value, moments: [node], broke: null };
  }
  const moments = Array.from({ length: periods }, (_, k) => looked.moment(k, counts));
  const value = moments
    .map((one) => one.value)
    .filter(isNumber)
    .reduce(add, ZERO);
  return { value, moments: moments.map(({ node }) => node), broke: null };
}

/** Back from now as long as the run goes on; the period that ended it is shown too. */
function unbroken({ does }: Extract<History, { does: 'streak' | 'run_sum' }>, looked: Looking): Seen {
  const goesOn = (value: Value): boolean => (isNumber(value) ? value.n > 0n : value === true);
  const moments: TraceNode[] = [];
  let value = ZERO;
  for (let k = 0; ; k++) {
    const { node, status, value: own } = looked.moment(k, (one) => (goesOn(one) ? 'counts' : 'breaks'));
    moments.push(node);
    if (status !== 'counts') {
      const why = status === 'breaks' ? 'value' : (status as 'not_listed' | 'not_assessed');
      return { value, moments, broke: { period: node.name, why } };
    }
    value = add(value, does === 'streak' ? { n: 1n, d: 1n } : isNumber(own) ? own : ZERO);
  }
}
