import { useLingui } from '@lingui/react/macro';
import { isLanguage, type Language, languages } from '../../kernel/language.ts';
import { useReader } from '../reader.tsx';

export const languageKey = 'kaimon.staffLanguage';

const names: Record<Language, string> = { en: 'English', ja: '日本語', zh: '中文', fr: 'Français' };

/** The language of the console, kept on this device. */
export function StaffLanguage() {
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
          {names[one]}
        </option>
      ))}
    </select>
  );
}
