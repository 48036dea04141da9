import { type I18n, type Messages, setupI18n } from '@lingui/core';
import type { Language } from '../../../kernel/language.ts';

const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en.po'),
  ja: () => import('./ja.po'),
  zh: () => import('./zh.po'),
  fr: () => import('./fr.po'),
};

/** Letters that the first font lacks; the browser fetches only the parts that a page uses. */
const fonts: Partial<Record<Language, () => Promise<unknown>>> = {
  ja: () => import('../../look/fonts-ja.css'),
  zh: () => import('../../look/fonts-zh.css'),
};

export async function loadGateWords(language: Language): Promise<I18n> {
  const [{ messages }] = await Promise.all([catalogues[language](), fonts[language]?.()]);
  document.documentElement.lang = language;
  return setupI18n({ locale: language, messages: { [language]: messages } });
}
