/** `kaohe test` 对规则书算例的说法。花括号内为填入的内容。 */
export const zh: Readonly<Record<string, string>> = {
  differs: '{place}：应为 {expected}，实得 {got}',
  nothing: '无',
  more: '……另有 {more} 处不同',
  no_result: '旁边没有预期结果：请写出 {file}，或用 --update 写入规则书目前给出的结果',
  no_case: '旁边没有案例：缺少 {file}',
  unmet: '案例未被接受：{place}：{message}',
  updated: '预期结果已写入：请对照办法核对后再保留',
  counted: '共 {examples} 个算例，{good} 个相符，{bad} 个不符',
};
