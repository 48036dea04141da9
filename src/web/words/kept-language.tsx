import { useLingui } from '@lingui/react/macro';
import { chooseLanguage, isLanguage, type Language, languageNames, languages } from '../../kernel/language.ts';
import { useReader } from '../reader.tsx';

/** Pages made in the browser alone, each with a language of its own. */
type Pages = 'staff' | 'brand';
const keyOf = (pages: Pages) => `kaimon.${pages}Language`;

/** What was chosen on this device for these pages, or the first wish of the browser. */
export function keptLanguage(pages: Pages): Language {
  try {
    const kept = localStorage.getItem(keyOf(pages)) ?? '';
    if (isLanguage(kept)) return kept;
  } catch {
    // Storage may be forbidden; the browser's wish is enough.
  }
  return chooseLanguage(navigator.languages.join(','));
}

/** The language of these pages, kept on this device. */
export function LanguageSelect({ pages }: { pages: Pages }) {
  const { t } = useLingui();
  const { language } = useReader();
  const choose = (next: string) => {
    if (!isLanguage(next)) return;
    try {
      localStorage.setItem(keyOf(pages), next);
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
