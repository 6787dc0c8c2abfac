/** 规则书的每种提示一句话：疑点何在，怎么办。花括号里是原值和细节。 */
export const zh: Readonly<Record<string, string>> = {
  unguarded_division: '除数“{value}”可能为零，届时无法计算。请写明为零时怎么办，如“if d = 0 then … else x / d”。',
  weights_not_full: '各项权重之和为 {value}，而责任书满分为 {full}。请改正权重或“full”。',
  uncited_clause: '没有任何内容引用条款“{value}”。请在落实它的规则中引用，或标为失效并写明理由。',
  unreachable_band: '没有任何值会用到“{value}”：已被前面的档次截走，或超出取值范围。请改正档次的顺序或数值。',
  band_gap: '这些取值没有对应结果：{missing}。请逐一列出，或用“default”写明其余怎么办。',
  impossible_value: '“{value}”不在此处可能的取值之内{allowed}。请改用其中之一。',
  never_fires: '这个条件永远不成立，规则永远不会触发。请改正条件，或删去该规则。',
  two_measures:
    '同一期内“{rule}”与“{other}”可能对同一人给出两种不同的措施（{roles}：{measures}）。请让较重的规则覆盖另一条（overrides），或使两个条件互相排斥。',
  overlapping_places:
    '“{ranking}”参加排名的不足 {least} 个时，同一单位可能既在前列（“{rule}”）又在后列（“{others}”）。请加上条件“{ranking}.size >= {least}”。',
  rank_only: '“{rule}”只凭“{ranking}”的名次：无论大家做得多好，总有人垫底。请再加一个绝对条件，如得分低于某一标准。',
  fine_on_official:
    '“{rule}”对个人（{value}）罚款。罚款不是《公务员法》规定的处分。请改为考核等次、谈话或组织措施的建议。',
  veto_without_authority: '一票否决（{rules}）没有写明依据。请在“source.authority”中写明，或取消一票否决。',
  falling_fine: '罚款没有随情节加重而增加：“{value}”。请改正金额的顺序。',
  thousand_points: '责任书满分为 {value} 分：2024 年整治形式主义为基层减负的规定已不允许千分制。请折算为百分制。',
  duplicate_request: '“{value}”与“{other}”要求填报同一数据。请只填报一次，两处共用。',
  lone_option: '“{rule}”的裁量没有余地（{value}）。请给出不同的选项，或直接写定金额、措施。',
  unused_name: '“{value}”没有任何用处。请加以使用，或删去。',
  petition_penalty: '信访（“{counted}”）越多，被考核者越吃亏，容易诱发拦卡堵截。请改为考核办理情况。',
};
