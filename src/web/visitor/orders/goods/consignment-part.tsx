import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Consignment } from '../../../../modules/market/contract.ts';
import type { EditionView } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useMarketQueries } from '../../market/market-queries.ts';
import { useWayWords } from '../../market/shop-words.ts';
import { ReturnCard } from './return-card.tsx';
import { ReturnDialog } from './return-dialog.tsx';

interface ConsignmentPartProps {
  readonly consignment: Consignment;
  readonly view: EditionView;
}

/** What became of a sub-order: its parcels, where they can be followed, and what goes back. */
export function ConsignmentPart({ consignment, view }: ConsignmentPartProps) {
  const [isAsking, setAsking] = useState(false);
  const { items, parcels, returns } = consignment;
  const canReturn = items.some(({ returnable, missing }) => returnable > 0 || missing > 0);
  const until = Math.max(0, ...items.map(({ returnUntil }) => returnUntil ?? 0));
  return (
    <div className="consignment">
      <Destination consignment={consignment} view={view} />
      {parcels.length > 0 && (
        <ul className="parcels">
          {parcels.map((parcel) => (
            <li key={parcel.id}>
              <ParcelLine parcel={parcel} consignment={consignment} view={view} />
            </li>
          ))}
        </ul>
      )}
      {returns.map((one) => (
        <ReturnCard
          key={one.id}
          back={one}
          consignment={consignment}
          dispute={consignment.disputes.find((dispute) => dispute.return === one.id)}
          view={view}
        />
      ))}
      {canReturn && (
        <p className="row close">
          <Button look="quiet" onClick={() => setAsking(true)}>
            <Icon name="undo" size={20} />
            <Trans>Send something back…</Trans>
          </Button>
          {until > 0 && (
            <span className="fine soft">
              <Trans>until {view.formats.moment(until)}</Trans>
            </span>
          )}
        </p>
      )}
      {isAsking && <ReturnDialog consignment={consignment} view={view} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** Which way, and where to: a locker and a hotel are named by their day. */
function Destination({ consignment, view }: ConsignmentPartProps) {
  const { way, day, locker } = consignment;
  const { name, icon } = useWayWords(false)[way];
  const shop = useQuery({ ...useMarketQueries().shop(), enabled: locker !== null });
  const where = shop.data?.lockers.find(({ id }) => id === locker);
  return (
    <p className="with-icon fine">
      <Icon name={icon} size={20} />
      <span>
        {name}
        {where && `, ${view.say(where.names)}`}
        {day && `, ${view.formats.day(day)}`}
      </span>
    </p>
  );
}

interface ParcelLineProps extends ConsignmentPartProps {
  readonly parcel: Consignment['parcels'][number];
}

function ParcelLine({ parcel, consignment, view }: ParcelLineProps) {
  const { t } = useLingui();
  const { state, carrier, tracking, items, sentAt, expectedBy, deliveredAt } = parcel;
  const total = consignment.items.reduce((sum, { count, cancelled }) => sum + count - cancelled, 0);
  const here = items.reduce((sum, { count }) => sum + count, 0);
  const words = items.map(({ hold, count }) => {
    const item = consignment.items.find((one) => one.hold === hold);
    return `${count} × ${item ? view.say(item.title) : ''}`;
  });
  return (
    <>
      <Icon name="parcel" size={20} />
      <div>
        <p className="strong">
          {carrier}{' '}
          {tracking && (
            <span className="figures soft" translate="no">
              <span className="unseen">
                <Trans>Tracking number</Trans>{' '}
              </span>
              {tracking}
            </span>
          )}
        </p>
        {here < total && <p className="fine soft">{view.formats.list(words)}</p>}
        <p className="fine">
          {state === 'delivered' && deliveredAt !== null ? (
            <span className="state good">{t`Came on ${view.formats.moment(deliveredAt)}`}</span>
          ) : state === 'lost' ? (
            <span className="state bad">{t`Lost on its way`}</span>
          ) : (
            <>
              <Trans>Sent on {view.formats.moment(sentAt)}</Trans>
              {' · '}
              <Trans>here by {view.formats.moment(expectedBy)}</Trans>
            </>
          )}
        </p>
      </div>
    </>
  );
}
