import {
  assess,
  compareResults,
  prepareRulebook,
  readingsRegister,
  readOtherwise,
} from '../../libs/application/index.js';
import type { Case } from '../../libs/engine/index.js';
import { decreeText, listDecrees } from '../../libs/rulebooks/index.js';
import { examplesOf, unwrap } from '../support/decrees.js';

const rulebookOf = (id: string) => unwrap(prepareRulebook(decreeText(id)));
const caseOf = (id: string, name: string): Case =>
  examplesOf(id).find((one) => one.name.startsWith(name))?.given as never;
const EXAMPLES = listDecrees().flatMap(({ id }) => examplesOf(id).map(({ name, given }) => [id, name, given] as const));

describe.each(EXAMPLES)('%s %s', (id, _name, given) => {
  const rulebook = rulebookOf(id);
  const result = unwrap(assess(rulebook, given));

  it('beside itself nothing changes', () => {
    const { periods, totals } = compareResults(result, result);
    expect(periods).toEqual([]);
    expect([totals.movers, totals.people, totals.organizations]).toEqual([0, [], []]);
    expect([totals.money.fines.difference, totals.money.rewards.difference]).toEqual(['0', '0']);
  });

  it('exchanged, what was gained is lost and the sums turn round', () => {
    for (const { reading, effect } of unwrap(readingsRegister(rulebook, given))) {
      if (effect === null) continue;
      const other = unwrap(assess(unwrap(readOtherwise(rulebook, [reading.name])), given));
      const back = compareResults(other, result);
      const [there, here] = [effect.totals, back.totals];
      expect(back.periods.map(({ period }) => period)).toEqual(effect.periods.map(({ period }) => period));
      expect([here.movers, here.people, here.organizations]).toEqual([there.movers, there.people, there.organizations]);
      expect(here.actions).toEqual({
        gained: there.actions.lost,
        lost: there.actions.gained,
        changed: there.actions.changed,
      });
      expect(here.vetoes).toEqual({ gained: there.vetoes.lost, lost: there.vetoes.gained });
      for (const kind of ['fines', 'rewards'] as const) {
        const [a, b] = [there.money[kind], here.money[kind]];
        expect([b.from, b.to, Number(b.difference) + Number(a.difference)]).toEqual([a.to, a.from, 0]);
      }
    }
  });
});

const effectOf = (id: string, reading: string, given: Case) => {
  const rulebook = rulebookOf(id);
  const [from, to] = [rulebook, unwrap(readOtherwise(rulebook, [reading]))].map((one) => unwrap(assess(one, given)));
  return compareResults(from, to);
};

describe('the disputed readings of the decrees', () => {
  const wenxian = (name: string, reading: string) => effectOf('wenxian-2025', reading, caseOf('wenxian-2025', name));

  it('c2.3#1: the last and the third from last exchange 1000 and 600; the sum stays', () => {
    const { totals, periods } = wenxian('wenxian-20', 'c2.3#1');
    expect(totals.money.fines.difference).toBe('0');
    expect(totals.actions).toEqual({ gained: 0, lost: 0, changed: 4 * periods.length });
    for (const { actions } of periods) {
      const amounts = actions.changed.map(({ from, to }) => `${from.amount} ${to.amount}`).sort();
      expect(amounts).toEqual(['1000 600', '1000 600', '600 1000', '600 1000']);
    }
  });

  it('c2.3#2: rewards for vetoed townships among the first three are added, nothing else', () => {
    const { totals, periods } = wenxian('wenxian-20', 'c2.3#2');
    expect(totals.money).toMatchObject({ rewards: { difference: '4400' }, fines: { difference: '0' } });
    expect(periods.flatMap(({ actions }) => actions.gained.map(({ rule }) => rule))).toEqual(
      Array.from({ length: totals.actions.gained }, () => 'top_three_linked'),
    );
    expect(totals.actions).toMatchObject({ lost: 0, changed: 0 });
  });

  it('c2.3#3: with few townships both rewards and fines come in', () => {
    const { totals } = wenxian('wenxian-few', 'c2.3#3');
    expect([totals.money.fines.difference, totals.money.rewards.difference]).toEqual(['9600', '9600']);
    expect(wenxian('wenxian-20', 'c2.3#3').periods).toEqual([]);
  });

  it('c2.2.2#1: two yellow cards within one year are no longer two in a row', () => {
    const given = caseOf('wenxian-2025', 'wenxian-20');
    const year = given.periods[given.periods.length - 1];
    const card = (n: number): Case['events'][number] => ({
      code: `ZZ${n}`,
      type: 'yellow_card',
      organization: 'T12',
      date: `${year}-0${n}-01`,
      fields: { issuer: 'county' },
      official: null,
    });
    const events = given.events.filter(({ type, organization }) => type !== 'yellow_card' || organization !== 'T12');
    const { periods, totals } = effectOf('wenxian-2025', 'c2.2.2#1', {
      ...given,
      events: [...events, card(1), card(2)],
    });
    expect(periods.map(({ period, vetoes }) => [period, vetoes.lost])).toEqual([[year, ['T12']]]);
    expect(totals.vetoes).toEqual({ gained: 0, lost: 1 });
  });

  it('the run of a village instead of a person, notices instead of rounds', () => {
    const given = caseOf('minqing-rounds', 'minqing-5');
    expect(effectOf('minqing-rounds', 'm3#1', given).totals.people.length).toBeGreaterThan(0);
    expect(effectOf('minqing-rounds', 'm2#1', given).totals.people.length).toBeGreaterThan(0);
  });

  it('a talk in another post, and the guard of five', () => {
    const id = 'township-comprehensive';
    expect(effectOf(id, 'c5.5#1', caseOf(id, 'two-years')).totals.people).toHaveLength(1);
    expect(effectOf(id, 'c5.2#1', caseOf(id, 'veto-vacancy')).totals.people).toHaveLength(2);
  });
});
