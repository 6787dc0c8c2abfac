/** The fenced blocks of a page that carry this word (and nothing else) after the fence. */
export const blocksOf = (page: string, word: string): string[] =>
  [...page.matchAll(/^```([^\n]*)\n(.*?)^```$/gmsu)].filter(([, said]) => said === word).map(([, , text]) => text);
