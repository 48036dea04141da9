import { Trans } from '@lingui/react/macro';
import type { Delivery } from '../../../../modules/market/contract.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import type { Shop } from '../../market/market-queries.ts';

interface PlaceLineProps {
  readonly delivery: Delivery;
  readonly lockers: Shop['lockers'];
  readonly view: EditionView;
}

/** Where the goods go, in two lines. */
export function PlaceLine({ delivery, lockers, view }: PlaceLineProps) {
  const { language } = useReader();
  const { place, country } = delivery;
  if (place.kind === 'locker') {
    const locker = lockers.find(({ id }) => id === place.locker);
    return (
      <p>
        <span className="strong">{locker ? view.say(locker.names) : place.locker}</span>
        <br />
        <span className="soft">{view.formats.longDay(place.day)}</span>
      </p>
    );
  }
  if (place.kind === 'hotel')
    return (
      <p>
        <span className="strong">
          {place.hotel}, {place.name}
        </span>
        <br />
        <span className="soft">
          {place.street} · <Trans>you leave on {view.formats.day(place.leavesOn)}</Trans>
        </span>
      </p>
    );
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
  return (
    <p>
      <span className="strong">{place.name}</span>
      <br />
      <span className="soft">{[place.street, place.postcode, place.town, name].filter(Boolean).join(', ')}</span>
    </p>
  );
}
