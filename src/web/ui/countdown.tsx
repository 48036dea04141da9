import { useLingui } from '@lingui/react/macro';
import type { Instant } from '../../kernel/time.ts';
import { useNow } from '../reader.tsx';

/** Minutes and seconds until an instant; a screen reader hears whole minutes, when they change. */
export function Countdown({ until, label }: { readonly until: Instant; readonly label: string }) {
  const now = useNow(1_000);
  const { t } = useLingui();
  const left = Math.max(0, Math.floor((until - now) / 1000));
  const minutes = Math.floor(left / 60);
  const text = `${minutes}:${String(left % 60).padStart(2, '0')}`;
  return (
    <span className={left < 60 ? 'state bad' : 'state wait'}>
      <span aria-hidden="true" className="figures">
        {label} {text}
      </span>
      <span className="unseen" role="timer" aria-live="polite">
        {left === 0 ? t`Time is over.` : t`${label} ${minutes} minutes`}
      </span>
    </span>
  );
}
