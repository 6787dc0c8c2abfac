import type { ActionView, ClauseView } from '../../api-types/index.js';
import type { Clock } from '../ports/clock.js';
import type { PenaltyList, PenaltyRow } from '../ports/penalty-list-writer.js';
import type { Repositories } from '../ports/store.js';
import { actionsView } from '../viewing/actions.js';
import { sum } from '../viewing/decimals.js';

/** What the exported list says of one period: everything that burdens somebody; rewards are not penalties. */
export async function penaltyList(
  repositories: Repositories,
  clock: Clock,
  period: string,
): Promise<PenaltyList | null> {
  const view = await actionsView(repositories, period);
  const county = await repositories.records.county();
  if (view === null || county === null) return null;
  const burdens = view.actions.filter(({ kind }) => kind !== 'reward');
  const decided = burdens.filter(({ state }) => state === 'proposed');
  const open = burdens.filter(({ state }) => state === 'pending');
  const rows = decided.map((action, i) => lineOf(action, i + 1));
  const { id, title, digest } = view.assessment.rulebook;
  return {
    title: `${county.name}${period}年度责任追究处理名单`,
    county: county.name,
    period,
    rulebook: { id, title: title.zh, digest },
    producedAt: localTime(clock.now()),
    // Nothing is decided by the product: until a named person has, every list is a proposal.
    proposed: true,
    rows,
    undecided: open.map((action, i) => ({ ...lineOf(action, i + 1), amount: null })),
    total: sum(rows.flatMap(({ amount }) => (amount === null ? [] : [amount]))),
  };
}

/** `YYYY-MM-DD HH:mm` in China's one time zone. */
function localTime(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

function lineOf(action: ActionView, number: number): PenaltyRow {
  const { official, organization, role, clause, amount, flags } = action;
  const vacant = flags.includes('vacant');
  return {
    number,
    official: official?.name ?? (vacant ? '（空缺）' : ''),
    organization: organization?.name ?? '',
    role: role?.name.zh ?? '',
    clause: clauseText(clause),
    decision: decisionOf(action),
    amount: action.kind === 'fine' ? amount : null,
    remark: flags.map((flag) => REMARKS[flag]).join('；'),
  };
}

const clauseText = ({ id, text }: ClauseView): string => `${id} ${text}`;

const REMARKS: Readonly<Record<ActionView['flags'][number], string>> = {
  vacant: '职务空缺',
  moved: '已调离',
  amount_unknown: '金额待定',
  tied: '名次并列，须先定名次',
};

const KINDS: Readonly<Record<ActionView['kind'], string>> = {
  reward: '奖励',
  fine: '罚款',
  measure: '组织处理',
  bar: '限制',
  duty: '责令',
  veto: '一票否决',
};

function decisionOf({
  kind,
  code,
  state,
  options,
  between,
  from,
  until,
  withinDays,
  withinWorkingDays,
}: ActionView): string {
  const said = [KINDS[kind]];
  if (code !== null) said.push(code.name.zh);
  if (state === 'pending') {
    const choices = options.map(({ name, amount }) => (amount === null ? name.zh : `${name.zh} ${amount}元`));
    if (between !== null) choices.push(`${between.from ?? '？'} 至 ${between.to ?? '？'} 元`);
    said.push(`待裁量：${choices.join('、')}`);
  }
  if (from !== null && until !== null) said.push(`${from} 至 ${until}`);
  if (withinDays !== null) said.push(`送达后 ${withinDays} 日内`);
  if (withinWorkingDays !== null) said.push(`送达后 ${withinWorkingDays} 个工作日内`);
  return said.join('：').replace(/：(\d{4}-)/, '，$1');
}
