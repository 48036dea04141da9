import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

interface ReasonDialogProps {
  readonly title: ReactNode;
  /** What will happen, before it does. */
  readonly children: ReactNode;
  readonly act: string;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onAct: (because: string) => void;
  readonly onClose: () => void;
}

/** Asks for a reason that the other side will read, says what will happen, and then does it. */
export function ReasonDialog({ title, children, act, isBusy, error, onAct, onClose }: ReasonDialogProps) {
  const { t } = useLingui();
  const id = useId();
  const [because, setBecause] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAct(because.trim());
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {children}
        <div className="field">
          <label htmlFor={id}>{t`Why, in a sentence or two`}</label>
          <span className="hint">{t`They read exactly this.`}</span>
          <textarea
            id={id}
            className="input"
            rows={3}
            required
            maxLength={500}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </div>
        {error && <ProblemNotice error={error} />}
        <div className="row">
          <Button type="submit" busy={isBusy} disabled={because.trim() === ''}>
            {act}
          </Button>
          <Button look="plain" onClick={onClose}>
            <Trans>Leave it as it was</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
