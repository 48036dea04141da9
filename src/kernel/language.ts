import { type Static, Type } from 'typebox';
import { oneOf } from './endpoint.ts';

/** Languages in which Kaimon speaks (BCP 47); editions may offer fewer. */
export const languages = ['en', 'ja', 'zh', 'fr'] as const;
export type Language = (typeof languages)[number];
/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ja: '日本語',
  zh: '中文',
  fr: 'Français',
};
export const LanguageSchema = oneOf(languages);

/** A text in the languages it exists in; English is always there. */
export const WordsSchema = Type.Object({
  en: Type.String(),
  ja: Type.Optional(Type.String()),
  zh: Type.Optional(Type.String()),
  fr: Type.Optional(Type.String()),
});
export type Words = Static<typeof WordsSchema>;

/** The text in the reader's language, or in English where it is missing. */
export function inLanguage(words: Words, language: string): string {
  return words[language as Language] || words.en;
}

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

/** The best supported language for an `Accept-Language` header (RFC 9110, 12.5.4). */
export function chooseLanguage(header: string | undefined, offered: readonly Language[] = languages): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { primary: tag.toLowerCase().split('-')[0] ?? '', weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter((wish) => wish.weight > 0)
    .sort((first, second) => second.weight - first.weight);
  return (
    offered.find(
      (language) => language === wishes.find((wish) => offered.includes(wish.primary as Language))?.primary,
    ) ?? 'en'
  );
}
