import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { recall, remember } from './remembered.ts';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet over the screen: the browser's own dialog, which keeps the focus, closes with Escape and gives it back. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { t } = useLingui();
  const sheet = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    sheet.current?.showModal();
    sheet.current?.querySelector('input')?.focus();
  }, []);
  return (
    <dialog ref={sheet} className="sheet" aria-labelledby={id} onClose={onClose}>
      <div className="sheet-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="key" aria-label={t`Close`} onClick={() => sheet.current?.close()}>
          <Icon name="close" size={32} />
        </button>
      </div>
      {children}
    </dialog>
  );
}

export interface Steward {
  /** As typed, and as it is written down. */
  readonly text: string;
  readonly name: string;
  readonly set: (name: string) => void;
  /** The name, remembered for the next time. */
  readonly keep: () => string;
}

export function useSteward(): Steward {
  const [text, set] = useState(() => recall('steward') ?? '');
  const name = text.trim().slice(0, 60);
  return {
    text,
    name,
    set,
    keep: () => {
      remember('steward', name);
      return name;
    },
  };
}

/** Who decides here; it is written down with what a human decides. */
export function StewardField({ steward }: { readonly steward: Steward }) {
  const { t } = useLingui();
  return (
    <>
      <label htmlFor="steward">{t`Your name`}</label>
      <input
        id="steward"
        autoComplete="off"
        maxLength={60}
        value={steward.text}
        onChange={(event) => steward.set(event.target.value)}
      />
    </>
  );
}
