/** Colours that stay apart for colour-blind eyes (Wong 2011); a word always stands beside them. */
export const PALETTE = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#8a6d00',
  '#56b4e9',
  '#6a3d9a',
  '#555555',
] as const;
export const WON = '#0072b2';
export const MISSED = '#d9d9d9';
export const DEDUCTED = '#b3361c';
export const ADDED = '#007a5a';
export const TEXT = '#1f2933';
export const QUIET = '#e4e7eb';
