import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import type { Language, Words } from '../../kernel/language.ts';
import { languageNames } from '../../kernel/language.ts';

interface WordsFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: Words;
  readonly maxLength: number;
  readonly rows?: number;
  /** What is wrong, by language. */
  readonly faults?: Readonly<Partial<Record<Language, string>>>;
  readonly onChange: (value: Words) => void;
}

/** Makers write Japanese first. */
const order: readonly Language[] = ['ja', 'en', 'zh', 'fr'];

/** One text in four languages, side by side where there is room; English must be there. */
export function WordsField({ label, hint, value, maxLength, rows = 1, faults = {}, onChange }: WordsFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const set = (language: Language, text: string) => onChange({ ...value, [language]: text });
  return (
    <fieldset className="words-field" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint soft fine" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className="words-grid">
        {order.map((language) => {
          const fault = faults[language];
          const part = {
            id: `${id}-${language}`,
            lang: language,
            className: 'input',
            value: value[language] ?? '',
            maxLength,
            required: language === 'en',
            'aria-invalid': fault ? true : undefined,
            'aria-describedby': fault ? `${id}-${language}-fault` : undefined,
          } as const;
          return (
            <div key={language} className="field">
              <label htmlFor={part.id} className="fine">
                {languageNames[language]}
                {language === 'en' && <span className="soft"> {t`(needed)`}</span>}
              </label>
              {rows > 1 ? (
                <textarea {...part} rows={rows} onChange={(event) => set(language, event.target.value)} />
              ) : (
                <input {...part} onChange={(event) => set(language, event.target.value)} />
              )}
              {fault && (
                <span className="fault" id={`${part.id}-fault`}>
                  {fault}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Without languages that were left empty; no empty text is kept. */
export function tidyWords(words: Words): Words {
  const kept = Object.entries(words).filter(([language, text]) => language === 'en' || text.trim() !== '');
  return Object.fromEntries(kept.map(([language, text]) => [language, text.trim()])) as unknown as Words;
}
