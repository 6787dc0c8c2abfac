import { askingExample, nodesOf, ofKind, only } from './asking.js';

/** The clauses of the decrees, explained on their worked examples. */

describe('Wen County, twenty townships', () => {
  const asked = askingExample('wenxian-2025', 'wenxian-20');

  it('c2.1: a total is the sum of its indicators, an exempt one rescaled away', () => {
    const root = asked.root('T05/assessment@2025');
    expect(root).toMatchObject({
      kind: 'sheet',
      value: { decimal: '60.67', unrounded: { decimal: '60.673684' } },
      rescaled: { plain: '100', counted: '95' },
    });
    const [leadership, , followUp] = ofKind(root, 'indicator');
    expect(leadership).toMatchObject({ name: 'leadership', clause: 'c2.1', weight: '10', value: { decimal: '10.00' } });
    expect(followUp).toMatchObject({ value: { decimal: '8.75', unrounded: { decimal: '8.748421' } } });
    expect(followUp.inputs[0].inputs[1]).toMatchObject({ name: 'min', value: { exact: '8311/9500' } });
    expect(ofKind(followUp, 'input')[0]).toMatchObject({
      unit: 'percent',
      names: { zh: '随访服务率', en: 'Follow-up service rate' },
      source: { place: 'readings[2025/T05/follow_up_rate]' },
    });
  });

  it('only the branch taken is followed', () => {
    const [choice] = asked.root('T05/training@2025').inputs;
    expect(choice.inputs.map(({ kind, expression }) => [kind, expression?.text])).toEqual([
      ['operation', 'staff_trained_rate >= 100'],
      ['literal', 'weight'],
      ['untaken', '0'],
    ]);
  });

  it('ranking: place, neighbours, and what parted them', () => {
    const root = asked.root('T05/standing@2025');
    expect(root).toMatchObject({ kind: 'ranking', rank: 12, last: 8, size: 19, sharedBy: 1, unit: 'place' });
    expect(ofKind(root, 'neighbour')).toMatchObject([
      { side: 'above', organization: 'T16', rank: 11, value: { decimal: '60.92' }, decidedBy: 'assessment' },
      { side: 'below', organization: 'T20', rank: 13, value: { decimal: '58.72' } },
    ]);
  });

  it('c2.3: the fine of a linked leader: rule, amount, holder', () => {
    const root = asked.root('T04/bottom_three_linked/linked_leader/L02@2025');
    expect(root).toMatchObject({ kind: 'action', clause: 'c2.3', unit: 'yuan', value: { decimal: '1000' } });
    const [rule, amount, holding] = root.inputs;
    expect(rule).toMatchObject({ kind: 'rule', status: 'fired', whyNot: null });
    expect(amount).toMatchObject({ kind: 'amount', expression: { text: 'choose(standing.last, 1000, 800, 600)' } });
    expect(amount.inputs[0].inputs.map(({ kind }) => kind)).toEqual(['ranking', 'literal', 'untaken', 'untaken']);
    expect(holding).toMatchObject({ kind: 'holding', official: 'L02', days: 365, of: 365, counts: true });
  });

  it('c2.3: a reward; and its rule for the seventh, by how many places it missed', () => {
    expect(asked.root('T12/top_three_linked/liaison_head@2025')).toMatchObject({ value: { decimal: '1000' } });
    expect(asked.root('T18/top_three_linked@2025')).toMatchObject({
      status: 'not_fired',
      whyNot: {
        failed: [{ left: { decimal: '7' }, needs: '<=', right: [{ decimal: '3' }], difference: { decimal: '4' } }],
      },
    });
  });

  it('c2.2.1a: just missed: the fourth from last is one place away from the range', () => {
    expect(asked.root('T01/second_and_third_last@2025')).toMatchObject({
      whyNot: {
        failed: [
          {
            left: { decimal: '4' },
            needs: '<=',
            right: [{ decimal: '3' }],
            difference: { decimal: '1' },
            unit: 'place',
          },
        ],
      },
    });
    expect(asked.root('T04/second_and_third_last@2025')).toMatchObject({
      whyNot: {
        failed: [{ left: { decimal: '1' }, needs: '>=', right: [{ decimal: '2' }], difference: { decimal: '1' } }],
      },
    });
  });

  it('c2.2.1b: a veto lists all its grounds; without one, what each lacks', () => {
    const vetoed = asked.root('T04/vetoed@2025');
    expect(vetoed.inputs.map((one) => [one.name, one.kind === 'rule' && one.status])).toEqual([
      ['last_place_veto', 'fired'],
      ['major_failure_veto', 'no_event'],
      ['consecutive_warning_veto', 'not_fired'],
    ]);
    const free = asked.root('T05/vetoed@2025');
    expect(free).toMatchObject({ kind: 'grounds', value: { is: false } });
    expect(free.kind === 'grounds' && free.whyNot?.failed.map(({ via }) => via.at(-1))).toEqual([
      'last_place_veto',
      'major_failure_veto',
      'consecutive_warning_veto',
      'consecutive_warning_veto',
    ]);
  });

  it('c2.2.1b: the leaders of a township vetoed for two reasons are under the other clause', () => {
    const root = asked.root('T13/veto_liability_leaders@2025');
    expect(root).toMatchObject({
      status: 'not_fired',
      whyNot: { failed: [{ via: ['fired(last_place_veto)', 'last_place_veto'] }, {}] },
    });
  });

  it('an organization that is gone has no score, and that is said', () => {
    expect(asked.refused('T19/assessment@2025')).toEqual(['outside_life']);
  });
});

describe('Wen County, two yellow cards', () => {
  const asked = askingExample('wenxian-2025', 'two-yellow-cards');

  it('c2.2.2: the run goes back to the first card, and says where it ended', () => {
    const root = asked.root('T01/consecutive_warning_veto@2025');
    const run = only(ofKind(root, 'history').filter(({ name }) => name === 'run_sum'));
    expect(run).toMatchObject({ value: { decimal: '2' }, broke: { period: '2023', why: 'not_listed' } });
    expect(run.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['2025', { type: 'number', decimal: '1' }],
      ['2024', { type: 'number', decimal: '1' }],
      ['2023', { type: 'none' }],
    ]);
    expect(ofKind(run, 'member').map(({ name, date, status }) => [name, date, status])).toEqual([
      ['E2', '2025-06-18', 'counted'],
      ['E1', '2024-05-20', 'counted'],
    ]);
    expect(ofKind(run, 'member')[0].source).toEqual({ place: 'events[E2]' });
  });

  it('c2.2.2: a card of the province does not count; two are missing', () => {
    expect(asked.root('T02/consecutive_warning_veto@2025')).toMatchObject({
      whyNot: {
        cause: 'false',
        failed: [
          { expression: { text: 'yellow_card_run >= 2' }, left: { decimal: '0' }, difference: { decimal: '2' } },
          { expression: { text: 'key_management_run >= 2' }, left: { decimal: '0' }, difference: { decimal: '2' } },
        ],
      },
    });
  });

  it('an event that was left out says which condition it failed', () => {
    const [card] = ofKind(asked.root('T02/yellow_card_run@2025'), 'member');
    expect(card).toMatchObject({
      name: 'E3',
      status: 'filtered',
      whyNot: { failed: [{ left: { text: 'province' }, needs: '=', right: [{ text: 'county' }], difference: null }] },
    });
  });

  it('c2.3 is not applied below six townships: the first conjunct decides', () => {
    const root = asked.root('T04/bottom_three_linked@2025');
    expect(root).toMatchObject({
      whyNot: { failed: [{ expression: { text: 'standing.size >= 6' }, difference: { decimal: '2' } }] },
    });
    expect(root.kind === 'rule' && root.whyNot?.failed).toHaveLength(1);
  });

  it('c2.2.1d: a bar has one action for each code', () => {
    const root = asked.root('T01/veto_bars/party_secretary@2025');
    expect(root.kind).toBe('actions');
    const bars = ofKind(root, 'action').map(({ action }) => action.code);
    expect(bars).toEqual(['merit_award', 'promotion', 'transfer']);
  });
});

describe('Wen County, shared places and determinations', () => {
  const ties = askingExample('wenxian-2025', 'wenxian-ties');
  const few = askingExample('wenxian-2025', 'wenxian-few');

  it('a shared place says with whom', () => {
    const root = ties.root('T01/standing@2025');
    expect(root).toMatchObject({ rank: 1, sharedBy: 2 });
    expect(ofKind(root, 'neighbour').map(({ side, name, decidedBy }) => [side, name, decidedBy])).toEqual([
      ['shared', 'T07', null],
      ['below', 'T02', 'assessment'],
    ]);
  });

  it('an action that a tie decides carries the flag', () => {
    const root = ties.root('T01/top_three_linked/linked_leader@2025');
    expect(root.kind === 'action' && root.action.flags).toEqual(['tied']);
  });

  it('c2.2.1a: the most specific determination is the one used', () => {
    const office = ties.root('T01/second_and_third_last/office_director@2023');
    expect(only(ofKind(office, 'determination'))).toMatchObject({
      value: { text: 'grave' },
      reason: 'first year in post',
    });
    const leader = few.root('T03/second_and_third_last/party_secretary@2025');
    expect(leader).toMatchObject({ value: { decimal: '800' } });
    expect(only(ofKind(leader, 'determination'))).toMatchObject({ by: 'A1', value: { text: 'serious' } });
    expect(ofKind(leader, 'amount').map(({ name, value }) => [name, value])).toContainEqual([
      'serious',
      { type: 'number', decimal: '800' },
    ]);
  });

  it('c2.2.3: an event rule, by its event and by its organization', () => {
    expect(ties.root('E0014/department_breach_veto@2025')).toMatchObject({ status: 'fired', event: 'E0014' });
    expect(ties.root('D03/department_breach_veto@2025')).toMatchObject({ kind: 'grounds', value: { is: true } });
    expect(ties.root('D01/department_breach_veto@2025')).toMatchObject({ inputs: [{ status: 'no_event' }] });
  });
});

describe('Minqing, rounds', () => {
  const asked = askingExample('minqing-rounds', 'minqing-3');

  it('m4: a third criticism in a row: every notice that reached the person', () => {
    const root = asked.root('P00003/removal_after_three@2025-03');
    expect(root).toMatchObject({ kind: 'rule', status: 'fired', official: 'P00003', organization: null });
    const streak = only(ofKind(root, 'history'));
    expect(streak).toMatchObject({ value: { decimal: '3' }, broke: { why: 'not_listed', period: '2024-12' } });
    const received = ofKind(streak, 'received');
    expect(received.map(({ period }) => period)).toEqual(['2025-03', '2025-02', '2025-01']);
    for (const one of received) {
      expect(one.inputs.length).toBeGreaterThan(0);
      for (const action of one.inputs) {
        expect(action).toMatchObject({ kind: 'action', clause: 'm2', action: { official: 'P00003' } });
      }
    }
  });

  it('m3: after two, not on the second but on the first: one round is missing', () => {
    const root = asked.root('P00003/suspension_after_two@2025-01');
    expect(root).toMatchObject({
      whyNot: { failed: [{ left: { decimal: '1' }, needs: '=', difference: { decimal: '1' } }] },
    });
  });

  it('m2: a village is counted, and one left out says what it lacked', () => {
    const root = asked.root('T03/failed_villages@2025-01');
    const members = ofKind(root, 'member');
    expect(members.filter(({ status }) => status === 'counted')).toHaveLength(
      Number((root.value as { decimal: string }).decimal),
    );
    const left = members.find(({ status }) => status === 'filtered');
    expect(left?.whyNot?.failed[0].via).toEqual(['round_failed']);
    expect(nodesOf(root).some(({ kind, name }) => kind === 'input' && name === 'visits_due')).toBe(true);
  });
});
