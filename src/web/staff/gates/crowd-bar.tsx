import { useLingui } from '@lingui/react/macro';
import type { Board } from '../../../modules/passes/contract.ts';

/** Of the tickets sold: inside now, been and gone, still to come. Filled, hatched and empty, so shapes speak too. */
export function CrowdBar({ counts }: { readonly counts: Board['sessions'][number] }) {
  const { t } = useLingui();
  const { sold, inside, entered, expected } = counts;
  const whole = Math.max(1, sold, entered);
  const share = (value: number) => `${(100 * Math.max(0, value)) / whole}%`;
  return (
    <div
      className="crowd"
      role="img"
      aria-label={t`${inside} inside, ${entered - inside} left again, ${expected} still expected`}
    >
      <span className="in" style={{ inlineSize: share(inside) }} />
      <span className="gone" style={{ inlineSize: share(entered - inside) }} />
    </div>
  );
}
