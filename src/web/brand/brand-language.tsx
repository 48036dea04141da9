import { useLingui } from '@lingui/react/macro';
import { chooseLanguage, isLanguage, type Language, languages } from '../../kernel/language.ts';
import { useReader } from '../reader.tsx';

const languageKey = 'kaimon.brandLanguage';

export const languageNames: Record<Language, string> = { en: 'English', ja: '日本語', zh: '中文', fr: 'Français' };

/** What was chosen on this device, or the first wish of the browser. */
export function readLanguage(): Language {
  try {
    const kept = localStorage.getItem(languageKey) ?? '';
    if (isLanguage(kept)) return kept;
  } catch {
    // Storage may be forbidden; the browser's wish is enough.
  }
  return chooseLanguage(navigator.languages.join(','));
}

/** The language of the brand's pages, kept on this device. */
export function BrandLanguage() {
  const { t } = useLingui();
  const { language } = useReader();
  const choose = (next: string) => {
    if (!isLanguage(next)) return;
    try {
      localStorage.setItem(languageKey, next);
    } catch {
      return;
    }
    location.reload();
  };
  return (
    <select
      className="input staff-language"
      aria-label={t`Language`}
      value={language}
      onChange={(event) => choose(event.target.value)}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNames[one]}
        </option>
      ))}
    </select>
  );
}
