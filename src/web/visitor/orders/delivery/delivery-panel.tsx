import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usualDispatch } from '../../../../engines/landed-cost/consignment.ts';
import { localDay } from '../../../../kernel/time.ts';
import type { Arrival, Delivery, Way } from '../../../../modules/market/contract.ts';
import { type EditionView, useNow } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Load } from '../../../ui/load.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { type Destination, type Shop, useMarketQueries } from '../../market/market-queries.ts';
import { CountryChoice } from '../../market/ways/country-choice.tsx';
import { useDestination } from '../../market/ways/use-destination.ts';
import { WaysCompare } from '../../market/ways/ways-compare.tsx';
import { PlaceForm } from './place-form.tsx';
import { PlaceLine } from './place-line.tsx';
import { useDeliveryChoice } from './use-delivery-choice.ts';

interface DeliveryPanelProps {
  readonly view: EditionView;
  /** What the last choice did to the total, in words. */
  readonly difference: string;
}

/** How the goods of a cart come: the ways compared for all of them, then the place. */
export function DeliveryPanel({ view, difference }: DeliveryPanelProps) {
  const queries = useMarketQueries();
  const shop = useQuery(queries.shop());
  const query = useQuery({ ...queries.delivery(), staleTime: 0 });
  return (
    <section className="card roomy stack delivery" id="delivery" aria-labelledby="delivery-head">
      <h2 id="delivery-head">
        <Trans>How do you want to have it?</Trans>
      </h2>
      <Load query={query} skeleton={<Skeleton lines={3} height={96} />}>
        {({ delivery, arrives }) =>
          shop.data ? (
            <Choices delivery={delivery} arrives={arrives} shop={shop.data} view={view} difference={difference} />
          ) : (
            <Skeleton lines={3} height={96} />
          )
        }
      </Load>
    </section>
  );
}

interface ChoicesProps extends DeliveryPanelProps {
  readonly delivery: Delivery | null;
  readonly arrives: Arrival | null;
  readonly shop: Shop;
}

function Choices({ delivery, arrives, shop, view, difference }: ChoicesProps) {
  const { t } = useLingui();
  const queries = useMarketQueries();
  const destination = useDestination(shop);
  const [moved, setMoved] = useState<Destination>();
  const to = moved ?? delivery ?? destination.to;
  const offers = useQuery({
    ...queries.delivery(to ? { country: to.country, region: to.region } : undefined),
    enabled: to !== undefined,
    placeholderData: (before) => before,
  });
  const firstDay = useFirstDay(view);
  const choice = useDeliveryChoice({ delivery, lockers: shop.lockers, firstDay });
  if (!to || !offers.data) return <Skeleton lines={3} height={96} />;
  const move = (next: Destination) => {
    setMoved(next);
    destination.choose(next);
    choice.moveTo(next);
  };
  const { way } = choice;
  const asksNumber = way === 'shipHome' && offers.data.asksNumber;
  return (
    <div className="stack">
      <CountryChoice shop={shop} to={to} view={view} onChoose={move} />
      <div aria-busy={offers.isPlaceholderData || choice.isPending}>
        <WaysCompare
          offers={offers.data.offers}
          view={view}
          isResident={to.country === usualDispatch}
          chosen={way}
          onChoose={(next: Way) => choice.chooseWay(next, to)}
        />
      </div>
      <p role="status" className="strong difference">
        {choice.isPending ? t`Counting anew…` : difference}
      </p>
      {way && (choice.isOpen || !delivery) && (
        <PlaceForm
          key={`${way} ${to.country}`}
          way={way}
          country={to.country}
          lockers={shop.lockers}
          view={view}
          earlier={choice.earlierOf(way)}
          firstDay={firstDay}
          asksNumber={asksNumber}
          isBusy={choice.isPending}
          onSave={(wish) => choice.save(way, to, wish)}
        />
      )}
      {delivery && !choice.isOpen && (
        <div className="row apart place-chosen">
          <PlaceLine delivery={delivery} lockers={shop.lockers} view={view} />
          <Button look="quiet" onClick={choice.open}>
            <Trans>Change the place</Trans>
          </Button>
          {arrives && <ArrivalLine arrival={arrives} view={view} />}
        </div>
      )}
      {choice.error && <ProblemNotice error={choice.error} />}
    </div>
  );
}

/** Whether it comes before somebody leaves, with the latest day. */
function ArrivalLine({ arrival: { arrives, latest }, view }: { arrival: Arrival; view: EditionView }) {
  const day = view.formats.day(latest);
  if (arrives === 'inTime')
    return (
      <p className="state good">
        <Trans>In time: here by {day}</Trans>
      </p>
    );
  return (
    <p className={arrives === 'tooLate' ? 'state bad' : 'state wait'}>
      {arrives === 'tooLate' ? (
        <Trans>Too late: it may come on {day}. Choose a later day, or have it sent home.</Trans>
      ) : (
        <Trans>It may be late: by {day} at the latest.</Trans>
      )}
    </p>
  );
}

/** Today, or the first day of the Games while they are ahead. */
function useFirstDay(view: EditionView): string {
  const { firstDay, timeZone } = view.edition;
  const today = localDay(useNow(), timeZone);
  if (today < firstDay) return firstDay;
  return today;
}
