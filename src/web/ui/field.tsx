import { type ComponentProps, type ReactNode, useId } from 'react';

interface FieldProps extends Omit<ComponentProps<'input'>, 'className' | 'id'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the value, in a sentence. */
  readonly fault?: string | undefined;
  readonly look?: 'code';
}

/** A label, an input, a hint and what is wrong with it, tied together. */
export function Field({ label, hint, fault, look, ...input }: FieldProps) {
  const id = useId();
  const notes = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        {...input}
        id={id}
        className={look === 'code' ? 'input code' : 'input'}
        aria-invalid={fault ? true : undefined}
        aria-describedby={notes || undefined}
      />
      {fault && (
        <span className="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'className' | 'id'> {
  readonly label: ReactNode;
}

export function Select({ label, children, ...select }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select {...select} id={id} className="input">
        {children}
      </select>
    </div>
  );
}

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'className'> {
  readonly kind: 'checkbox' | 'radio';
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** A tick box or a radio button with its words as the target. */
export function Choice({ kind, hint, children, ...input }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...input} type={kind} />
      <span>
        {children}
        {hint && (
          <span className="soft fine" style={{ display: 'block' }}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly less: string;
  readonly more: string;
  readonly onChange: (value: number) => void;
}

/** A small whole number, by two large buttons. */
export function Stepper({ label, value, min, max, less, more, onChange }: StepperProps) {
  return (
    <div className="row apart">
      <span>{label}</span>
      <fieldset className="stepper" aria-label={label}>
        <button
          type="button"
          className="button quiet"
          aria-label={less}
          disabled={value <= min}
          onClick={() => onChange(value - 1)}
        >
          −
        </button>
        <output aria-live="polite">{value}</output>
        <button
          type="button"
          className="button quiet"
          aria-label={more}
          disabled={value >= max}
          onClick={() => onChange(value + 1)}
        >
          +
        </button>
      </fieldset>
    </div>
  );
}
