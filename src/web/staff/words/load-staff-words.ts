import type { I18n, Messages } from '@lingui/core';
import type { Language } from '../../../kernel/language.ts';
import { loadWords } from '../../words/load-words.ts';

const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en.po'),
  ja: () => import('./ja.po'),
  zh: () => import('./zh.po'),
  fr: () => import('./fr.po'),
};

/** Words of the staff pages on top of everyone's, since both share the same parts. */
export async function loadStaffWords(language: Language): Promise<I18n> {
  const [words, { messages }] = await Promise.all([loadWords(language), catalogues[language]()]);
  words.load(language, messages);
  return words;
}
