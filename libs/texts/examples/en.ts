/** What `kaohe test` says of a rulebook's worked examples. Braces hold what is filled in. */
export const en: Readonly<Record<string, string>> = {
  differs: '{place}: expected {expected}, got {got}',
  nothing: 'nothing',
  more: '… and {more} more differences',
  no_result: 'no expected result beside it: write {file}, or let --update write what the rulebook gives today',
  no_case: 'no case beside it: {file} is missing',
  unmet: 'the case is refused: {place}: {message}',
  updated: 'the expected result was written: read it against the decree before you keep it',
  counted: '{examples} examples, {good} ok, {bad} not ok',
};
