import { ref } from 'vue';
import type { NameView } from '../../libs/api-types/index.js';
import { word, type Language } from '../../libs/texts/index.js';

const KEPT = 'kaohe.language';

export const language = ref<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh');

export function setLanguage(next: Language): void {
  language.value = next;
  localStorage.setItem(KEPT, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}
setLanguage(language.value);

/** A word of the screens in the language chosen. */
export const say = (key: string, filled?: Readonly<Record<string, string | number>>): string =>
  word(key, language.value, filled);

export const named = (name: NameView): string => name[language.value];
