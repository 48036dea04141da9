import { chooseLanguage, isLanguage, type Language } from '../../kernel/language.ts';

/** What a tablet remembers between two days. */
type Name = 'language' | 'steward' | 'sound' | 'lane';

export function recall(name: Name): string | undefined {
  try {
    return localStorage.getItem(`kaimon.gate.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(name: Name, value: string): void {
  try {
    localStorage.setItem(`kaimon.gate.${name}`, value);
  } catch {
    // Storage may be forbidden; then the next day starts anew.
  }
}

/** The language chosen last, or the best one of the browser's. */
export function firstLanguage(): Language {
  const kept = recall('language') ?? '';
  return isLanguage(kept) ? kept : chooseLanguage(navigator.languages.join(','));
}
