import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { timesMoney } from '../../../kernel/money.ts';
import type { CategoryOffer, SeatChoice } from '../../../modules/tickets/contract.ts';
import { useAccount } from '../../account.ts';
import type { EditionView } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Stepper } from '../../ui/field.tsx';

interface BestTogetherProps {
  readonly offer: CategoryOffer;
  readonly view: EditionView;
  readonly limit: number;
  readonly busy: boolean;
  readonly onHold: (choice: SeatChoice) => void;
}

/** How many people come, and how many need a wheelchair space; the house finds the best seats side by side. */
export function BestTogether({ offer, view, limit, busy, onHold }: BestTogetherProps) {
  const { t } = useLingui();
  const given = Number(new URLSearchParams(useSearch()).get('count'));
  const { me } = useAccount();
  const most = Math.min(12, limit, offer.free);
  const [wish, setCount] = useState<number>();
  const [wheelchairWish, setWheelchairs] = useState<number>();
  const count = Math.max(1, Math.min(wish ?? (given || Math.max(1, me?.party.length ?? 2)), most));
  const mostWheelchairs = Math.min(4, count, offer.wheelchairFree);
  const wheelchairs = Math.min(wheelchairWish ?? (me?.profile.needs.wheelchair ? 1 : 0), mostWheelchairs);
  const total = timesMoney(offer.price, count);
  return (
    <div className="stack">
      <Stepper
        label={t`People`}
        value={count}
        min={1}
        max={most}
        less={t`One person fewer`}
        more={t`One person more`}
        onChange={setCount}
      />
      {offer.wheelchairFree > 0 && (
        <Stepper
          label={t`Wheelchair spaces among them`}
          value={wheelchairs}
          min={0}
          max={mostWheelchairs}
          less={t`One space fewer`}
          more={t`One space more`}
          onChange={setWheelchairs}
        />
      )}
      <p className="sum">
        <span>
          <Plural value={count} one="# seat" other="# seats" />
          {' · '}
          {view.categoryName(offer.category)}
        </span>
        <span className="price">{view.formats.price(total)}</span>
      </p>
      <Button
        broad
        busy={busy}
        onClick={() =>
          onHold({ kind: 'best', category: offer.category, count, ...(wheelchairs > 0 ? { wheelchairs } : {}) })
        }
      >
        {busy ? <Trans>Finding seats…</Trans> : <Trans>Hold the best seats together</Trans>}
      </Button>
      <p className="fine soft">
        <Trans>We keep them for you while you decide. You pay nothing yet.</Trans>
      </p>
    </div>
  );
}
