/** One line of the penalty list; every cell is ready to print. */
export interface PenaltyRow {
  /** 序号, from 1 in each part. */
  readonly number: number;
  /** 姓名; the organization's own line has none, a vacant post says so. */
  readonly official: string;
  /** 单位 */
  readonly organization: string;
  /** 职务 */
  readonly role: string;
  /** 处理依据条款: the clause's id and text. */
  readonly clause: string;
  /** 处理决定 */
  readonly decision: string;
  /** 金额(元): a decimal, null where the line is not about money. Always null for an undecided line. */
  readonly amount: string | null;
  /** 备注 */
  readonly remark: string;
}

/** What the exported list says. The writer adds the amount in words and the layout, and computes nothing else. */
export interface PenaltyList {
  readonly title: string;
  readonly county: string;
  readonly period: string;
  readonly rulebook: { readonly id: string; readonly title: string; readonly digest: string };
  /** `YYYY-MM-DD HH:mm` in the county's time. */
  readonly producedAt: string;
  /** True until a named person has decided: the file is marked 拟处理. */
  readonly proposed: boolean;
  readonly rows: readonly PenaltyRow[];
  /** 待裁量: without amount. */
  readonly undecided: readonly PenaltyRow[];
  /** Sum of the amounts of `rows`, a decimal. */
  readonly total: string;
}

export interface PenaltyListWriter {
  /** Streams the .xlsx; resolves when everything is handed to `out`, which is ended. */
  write(list: PenaltyList, out: NodeJS.WritableStream): Promise<void>;
}
