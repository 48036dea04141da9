import { type I18n, type Messages, setupI18n } from '@lingui/core';
import type { Language } from '../../../kernel/language.ts';

const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en.po'),
  ja: () => import('./ja.po'),
  zh: () => import('./zh.po'),
  fr: () => import('./fr.po'),
};

/** People's names come in all letters, whatever the steward reads; the browser fetches only the parts that are used. */
const loadFonts = (): Promise<unknown> =>
  Promise.all([import('../../look/fonts-ja.css'), import('../../look/fonts-zh.css')]);

export async function loadGateWords(language: Language): Promise<I18n> {
  const [{ messages }] = await Promise.all([catalogues[language](), loadFonts()]);
  document.documentElement.lang = language;
  return setupI18n({ locale: language, messages: { [language]: messages } });
}
