import { INDICATORS, TOWNSHIPS, YEARS, hashOf } from './workload.mjs';

/**
 * What the engine is measured beside: the same work written by hand for exactly this rulebook, branch-free over typed
 * arrays in the order they lie in memory (year, unit, indicator), the best that one thread of JavaScript does.
 */
const MONEY = [0, 1000, 800, 600];
const [REWARD, FINE, VETO] = [0, 1, 2];

/** The rows as the loop likes them: one array, a unit-year's readings side by side. */
export function layOutForLoop({ units, readings, cards }) {
  const values = new Int32Array(YEARS.length * units * INDICATORS);
  const yellow = new Uint8Array(YEARS.length * units);
  YEARS.forEach((_, y) => {
    for (let unit = 0; unit < units; unit++) {
      const row = y * units + unit;
      yellow[row] = cards[y][unit];
      for (let k = 0; k < INDICATORS; k++) values[row * INDICATORS + k] = readings[y][k][unit];
    }
  });
  return { units, values, yellow };
}

function score(values, totals, scores, rows) {
  for (let row = 0, p = 0; row < rows; row++) {
    let total = 0;
    for (const end = p + INDICATORS; p < end; p += 4) {
      let a = (((values[p] + 10) / 20) | 0) - 500;
      a = 500 + (a & (a >> 31));
      let b = 500 - 75 * values[p + 1];
      b &= ~(b >> 31);
      const c = 500 & ((9499 - values[p + 2]) >> 31);
      const v = values[p + 3];
      const d =
        (200 & ((8999 - v) >> 31)) +
        (100 & ((9499 - v) >> 31)) +
        (100 & ((9999 - v) >> 31)) +
        (100 & ((10999 - v) >> 31));
      if (scores !== null) {
        scores[p] = a;
        scores[p + 1] = b;
        scores[p + 2] = c;
        scores[p + 3] = d;
      }
      total += a + b + c + d;
    }
    totals[row] = total;
  }
}

function rank(totals, ranks, bottoms, rows) {
  for (let g = 0; g < rows; g += TOWNSHIPS) {
    const end = g + TOWNSHIPS;
    for (let i = g; i < end; i++) {
      const own = totals[i];
      let above = 1;
      let below = 1;
      for (let j = g; j < end; j++) {
        const other = totals[j];
        above += (own - other) >>> 31;
        below += (other - own) >>> 31;
      }
      ranks[i] = above;
      bottoms[i] = below;
    }
  }
}

function rules({ units, yellow }, ranks, bottoms, rows) {
  const most = rows * 5;
  const out = {
    row: new Int32Array(most),
    rule: new Uint8Array(most),
    slot: new Uint8Array(most),
    amount: new Int32Array(most),
    count: 0,
  };
  let n = 0;
  for (let i = 0; i < rows; i++) {
    const place = ranks[i];
    const last = bottoms[i];
    if (place <= 3) {
      for (let slot = 0; slot < 2; slot++) {
        out.row[n] = i;
        out.rule[n] = REWARD;
        out.slot[n] = slot;
        out.amount[n++] = MONEY[place];
      }
    }
    if (last <= 3) {
      for (let slot = 0; slot < 2; slot++) {
        out.row[n] = i;
        out.rule[n] = FINE;
        out.slot[n] = slot;
        out.amount[n++] = MONEY[last];
      }
    }
    const streak = i >= units && yellow[i] & yellow[i - units];
    if (last === 1 || streak) {
      out.row[n] = i;
      out.rule[n] = VETO;
      out.slot[n++] = streak ? 1 : 0;
    }
  }
  out.count = n;
  return out;
}

/** `keep`: also keeps every indicator's score, as the engine does. */
export function runLoop(given, keep) {
  const rows = YEARS.length * given.units;
  const [totals, ranks, bottoms] = [new Int32Array(rows), new Uint8Array(rows), new Uint8Array(rows)];
  const scores = keep ? new Int16Array(rows * INDICATORS) : null;
  score(given.values, totals, scores, rows);
  rank(totals, ranks, bottoms, rows);
  return { totals, ranks, bottoms, scores, actions: rules(given, ranks, bottoms, rows) };
}

export function digestOfLoop({ ranks, bottoms, actions }) {
  const digest = { rewards: 0, fines: 0, vetoes: 0, streakVetoes: 0, rankHash: hashOf(ranks, bottoms) };
  for (let i = 0; i < actions.count; i++) {
    if (actions.rule[i] === REWARD) digest.rewards += actions.amount[i];
    else if (actions.rule[i] === FINE) digest.fines += actions.amount[i];
    else {
      digest.vetoes++;
      digest.streakVetoes += actions.slot[i];
    }
  }
  return digest;
}
