/** The sheets of a county's workbook and their columns; an import column is a row here. */
export interface Column {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly holds: 'text' | 'date' | 'decimal';
}

export interface SheetTemplate {
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly Column[];
}

const text = (key: string, zh: string, en: string): Column => ({ key, zh, en, holds: 'text' });
const date = (key: string, zh: string, en: string): Column => ({ key, zh, en, holds: 'date' });

export const GUIDE = { zh: '填表说明', en: 'guide' };

export const ORGANIZATIONS: SheetTemplate = {
  zh: '单位',
  en: 'organizations',
  columns: [
    text('code', '编码', 'code'),
    text('kind', '类别', 'kind'),
    text('name', '名称', 'name'),
    text('parent', '上级单位', 'parent'),
    date('from', '设立日期', 'from'),
    date('to', '撤销日期', 'to'),
  ],
};

export const POSTS: SheetTemplate = {
  zh: '人员任职',
  en: 'officials and posts',
  columns: [
    text('official', '人员编码', 'official'),
    text('officialName', '姓名', 'official name'),
    text('role', '职务', 'role'),
    text('organization', '单位', 'organization'),
    date('from', '任职日期', 'from'),
    date('to', '免职日期', 'to'),
  ],
};

export const READINGS: SheetTemplate = {
  zh: '填报数据',
  en: 'readings',
  columns: [
    text('period', '考核期', 'period'),
    text('organization', '单位', 'organization'),
    text('organizationName', '单位名称', 'organization name'),
  ],
};

export const EVENTS: SheetTemplate = {
  zh: '事件',
  en: 'events',
  columns: [
    text('code', '编码', 'code'),
    text('type', '事件类型', 'type'),
    text('organization', '单位', 'organization'),
    date('date', '日期', 'date'),
    text('official', '人员编码', 'official'),
  ],
};

export const DETERMINATIONS: SheetTemplate = {
  zh: '裁量决定',
  en: 'determinations',
  columns: [
    text('period', '考核期', 'period'),
    text('rule', '规则', 'rule'),
    text('organization', '单位', 'organization'),
    text('official', '人员编码', 'official'),
    text('role', '职务', 'role'),
    text('event', '事件', 'event'),
    text('kind', '处理种类', 'kind'),
    text('choice', '选择', 'choice'),
    { key: 'amount', zh: '金额', en: 'amount', holds: 'decimal' },
    text('by', '决定人', 'by'),
    text('reason', '理由', 'reason'),
  ],
};

/** Facts of the county on the first sheet: a label in one cell, the value in the next. */
export const COUNTY_LABELS = {
  code: ['县代码', 'county code'],
  name: ['县名', 'county name'],
  periods: ['考核期', 'periods'],
} as const;
