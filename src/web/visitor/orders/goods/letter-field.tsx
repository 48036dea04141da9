import { type ReactNode, useId } from 'react';

interface LetterFieldProps {
  readonly label: ReactNode;
  readonly name: string;
  readonly required?: boolean;
  readonly maxLength?: number;
}

/** Some sentences to somebody. */
export function LetterField({ label, name, required = false, maxLength = 1_000 }: LetterFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} className="input" rows={3} maxLength={maxLength} required={required} />
    </div>
  );
}
