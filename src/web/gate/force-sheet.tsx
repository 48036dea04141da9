import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Sheet, StewardField, useSteward } from './sheet.tsx';

interface ForceSheetProps {
  readonly isEntry: boolean;
  /** Without an answer that is overruled: how many people, whose passes nobody knows. */
  readonly isUnnamed: boolean;
  readonly onClose: () => void;
  readonly onForce: (steward: string, why: string, unnamed: number | undefined) => void;
}

/** A human lets people pass: who, and why. */
export function ForceSheet({ isEntry, isUnnamed, onClose, onForce }: ForceSheetProps) {
  const { t } = useLingui();
  const steward = useSteward();
  const [why, setWhy] = useState('');
  const [count, setCount] = useState(1);
  const usual = [
    t`I saw a document`,
    t`The grown-up is here`,
    t`The phone is broken or empty`,
    t`The head of the gate said so`,
  ];
  const isWhole = steward.name !== '' && why.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWhole) onForce(steward.keep(), why.trim().slice(0, 120), isUnnamed ? count : undefined);
  };
  const title = isUnnamed ? (isEntry ? t`In without a pass` : t`Out without a pass`) : t`Let in anyway`;
  return (
    <Sheet title={title} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit}>
        {isUnnamed && (
          <>
            <label htmlFor="count">{t`How many people`}</label>
            <input
              id="count"
              type="number"
              min={1}
              max={500}
              value={count}
              onChange={(event) => setCount(Math.min(500, Math.max(1, Math.round(Number(event.target.value)) || 1)))}
            />
          </>
        )}
        <fieldset>
          <legend>{t`Why`}</legend>
          <div className="reasons">
            {usual.map((one) => (
              <button key={one} type="button" className="key" aria-pressed={why === one} onClick={() => setWhy(one)}>
                {one}
              </button>
            ))}
          </div>
        </fieldset>
        <label htmlFor="why">{t`Or in your own words`}</label>
        <input
          id="why"
          autoComplete="off"
          maxLength={120}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        <StewardField steward={steward} />
        <p>
          <Trans>Your name and the reason are written down with the time.</Trans>
        </p>
        <button type="submit" className="key main" disabled={!isWhole}>
          {isEntry ? <Trans>Let in</Trans> : <Trans>Let out</Trans>}
        </button>
      </form>
    </Sheet>
  );
}
