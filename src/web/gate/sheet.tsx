import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '../ui/icon.tsx';

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
