import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { type Hold, holdSeats, type SeatChoice } from '../../../modules/tickets/contract.ts';
import { newId, ProblemError } from '../../call.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useEnsureSignedIn } from '../account/use-ensure-signed-in.ts';
import { BestTogether } from './best-together.tsx';
import { HeldNotice } from './held-notice.tsx';
import { Offers } from './offers.tsx';
import { SaleNotice } from './sale-notice.tsx';
import type { SessionAnswer } from './session-page.tsx';

const SeatMap = lazy(async () => ({ default: (await import('./seat-map.tsx')).SeatMap }));

interface BuyProps {
  readonly answer: SessionAnswer;
  readonly view: EditionView;
}

/** Prices and seats: the best together in two taps, or chosen on the map. What is chosen stands in the address. */
export function Buy({ answer, view }: BuyProps) {
  const { session, offers, sale } = answer;
  const search = useSearch();
  const given = new URLSearchParams(search);
  const firstFree = offers.find(({ free }) => free > 0)?.category ?? offers[0]?.category ?? '';
  const [category, setCategory] = useState(given.get('category') ?? cheapestFree(answer) ?? firstFree);
  const [isOnMap, setOnMap] = useState(false);
  const offer = offers.find((one) => one.category === category) ?? offers[0];
  const hold = useHolding(answer);
  if (!session.ticketed || offers.length === 0) {
    return (
      <aside className="card roomy stack buy">
        <h2>
          <Trans>Come and watch</Trans>
        </h2>
        <p>
          <Trans>This session needs no ticket. Come early for a good place.</Trans>
        </p>
      </aside>
    );
  }
  const canBuy = sale.isOpen && session.free > 0;
  return (
    <aside className="card roomy stack buy" aria-labelledby="buy">
      <div className="row apart">
        <h2 id="buy">
          <Trans>Seats and prices</Trans>
        </h2>
        <span className="soft">
          <Plural value={session.free} one="# free" other="# free" />
        </span>
      </div>
      <SaleNotice sale={sale} isSoldOut={session.free <= 0} view={view} />
      <Offers
        offers={offers}
        view={view}
        chosen={category}
        onChoose={canBuy && !isOnMap && !hold.data ? setCategory : undefined}
      />
      {hold.data && <HeldNotice hold={hold.data} view={view} onMore={hold.reset} />}
      {hold.error && <ProblemNotice error={hold.error} />}
      {canBuy && offer && !hold.data && (
        <>
          <ModeSwitch isOnMap={isOnMap} onChange={setOnMap} />
          {isOnMap ? (
            <Suspense fallback={<Skeleton lines={1} height={280} />}>
              <SeatMap
                session={session}
                view={view}
                limit={sale.perSessionLimit}
                busy={hold.isPending}
                onHold={hold.mutate}
              />
            </Suspense>
          ) : (
            <BestTogether
              offer={offer}
              view={view}
              limit={sale.perSessionLimit}
              busy={hold.isPending}
              onHold={hold.mutate}
            />
          )}
        </>
      )}
    </aside>
  );
}

function cheapestFree({ offers }: SessionAnswer): string | undefined {
  return offers.findLast(({ free }) => free > 0)?.category;
}

/** Holds seats; asks a newcomer to sign in first, with the choice kept in the address. One id per choice. */
function useHolding({ session }: SessionAnswer) {
  const reader = useReader();
  const client = useQueryClient();
  const ensureSignedIn = useEnsureSignedIn();
  const attempt = useRef<{ key: string; id: string }>(undefined);
  const mutation = useMutation<Hold, Error, SeatChoice>({
    mutationFn: (choice) => {
      const key = JSON.stringify(choice);
      if (attempt.current?.key !== key) attempt.current = { key, id: newId() };
      return reader.call(holdSeats, {
        params: { edition: reader.edition },
        body: { id: attempt.current.id, session: session.id, choice },
      });
    },
    onSettled: (_hold, error) => {
      // Without an answer the same id is sent again, so that a retry never holds twice.
      if (!(error instanceof ProblemError && error.isOffline)) attempt.current = undefined;
      void client.invalidateQueries({ queryKey: reader.queries.cart().queryKey });
      void client.invalidateQueries({ queryKey: reader.queries.session(session.id).queryKey });
      void client.invalidateQueries({ queryKey: reader.queries.seatMap(session.id).queryKey });
    },
  });
  const mutate = async (choice: SeatChoice) => {
    const kept =
      choice.kind === 'best' ? `?category=${choice.category}&count=${choice.count}` : `?category=${choice.category}`;
    if (await ensureSignedIn(`${paths.session(reader, session.id)}${kept}`)) mutation.mutate(choice);
  };
  return { ...mutation, mutate };
}

function ModeSwitch({ isOnMap, onChange }: { isOnMap: boolean; onChange: (isOnMap: boolean) => void }) {
  const { t } = useLingui();
  return (
    <fieldset className="row close" aria-label={t`How to choose seats`}>
      <button type="button" className="chip" aria-pressed={!isOnMap} onClick={() => onChange(false)}>
        <Trans>Best together</Trans>
      </button>
      <button type="button" className="chip" aria-pressed={isOnMap} onClick={() => onChange(true)}>
        <Trans>On the map</Trans>
      </button>
    </fieldset>
  );
}
