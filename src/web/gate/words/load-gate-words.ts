import { type I18n, type Messages, setupI18n } from '@lingui/core';
import type { Language } from '../../../kernel/language.ts';

const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en.po'),
  ja: () => import('./ja.po'),
  zh: () => import('./zh.po'),
  fr: () => import('./fr.po'),
};

export async function loadGateWords(language: Language): Promise<I18n> {
  const { messages } = await catalogues[language]();
  document.documentElement.lang = language;
  return setupI18n({ locale: language, messages: { [language]: messages } });
}
