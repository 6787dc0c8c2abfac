/** The only door of texts: codes become sentences here, in Chinese and in English. */
export { CODES } from './codes.js';
export { yuanInWords } from './yuan.js';
export { en as problemsInEnglish } from './problems/en.js';
export { zh as problemsInChinese } from './problems/zh.js';
export { plainSentence, sentence, type Language, type Spoken } from './problems/sentence.js';
export { en as screensInEnglish } from './screens/en.js';
export { zh as screensInChinese } from './screens/zh.js';
export { word } from './screens/words.js';
export { saying } from './examples/saying.js';
export { en as examplesInEnglish } from './examples/en.js';
export { zh as examplesInChinese } from './examples/zh.js';
export { en as traceInEnglish } from './trace/en.js';
export { zh as traceInChinese } from './trace/zh.js';
export { hasPhrase, phrase } from './trace/phrase.js';
export { en as lintsInEnglish } from './lints/en.js';
export { zh as lintsInChinese } from './lints/zh.js';
export { checking } from './lints/checking.js';
