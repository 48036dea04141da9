import { type I18n, type Messages, setupI18n } from '@lingui/core';
import type { Language } from '../../../kernel/language.ts';

type Catalogue = Promise<{ messages: Messages }>;
const brand: Record<Language, () => Catalogue> = {
  en: () => import('./en.po'),
  ja: () => import('./ja.po'),
  zh: () => import('./zh.po'),
  fr: () => import('./fr.po'),
};
const everyone: Record<Language, () => Catalogue> = {
  en: () => import('../../words/en.po'),
  ja: () => import('../../words/ja.po'),
  zh: () => import('../../words/zh.po'),
  fr: () => import('../../words/fr.po'),
};

/** Words of the brands’ pages on top of everyone's, since both share the same parts. */
export async function loadBrandWords(language: Language): Promise<I18n> {
  const [own, shared] = await Promise.all([brand[language](), everyone[language]()]);
  return setupI18n({ locale: language, messages: { [language]: { ...shared.messages, ...own.messages } } });
}
