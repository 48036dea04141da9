import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { CategoryOffer } from '../../../modules/tickets/contract.ts';
import type { EditionView } from '../../reader.tsx';

interface OffersProps {
  readonly offers: readonly CategoryOffer[];
  readonly view: EditionView;
  readonly chosen: string;
  /** Absent while nothing can be bought: then it is only a list. */
  readonly onChoose: ((category: string) => void) | undefined;
}

/** Categories, best first, with price and what is free. */
export function Offers({ offers, view, chosen, onChoose }: OffersProps) {
  const { t } = useLingui();
  const isAssumed = offers.some(({ basis }) => basis === 'assumed');
  return (
    <div className="stack tight">
      <fieldset className="offers">
        <legend className="unseen">{t`Category`}</legend>
        {offers.map((offer, index) => (
          <OfferRow
            key={offer.category}
            offer={offer}
            rank={Math.min(5, index + 1)}
            view={view}
            isChosen={offer.category === chosen}
            onChoose={onChoose}
          />
        ))}
      </fieldset>
      {isAssumed && (
        <p className="fine soft">
          <Trans>Estimates fill gaps in the published price list.</Trans>
        </p>
      )}
    </div>
  );
}

interface OfferRowProps {
  readonly offer: CategoryOffer;
  readonly rank: number;
  readonly view: EditionView;
  readonly isChosen: boolean;
  readonly onChoose: OffersProps['onChoose'];
}

function OfferRow({ offer, rank, view, isChosen, onChoose }: OfferRowProps) {
  const { t } = useLingui();
  const isGone = offer.free <= 0;
  const content = (
    <>
      <span className={`swatch rank-${rank}`} aria-hidden="true" />
      <span className="name">
        <span className="strong">{view.categoryName(offer.category)}</span>
        <span className="fine soft">
          {offer.free > 0 ? (
            <Plural value={offer.free} one="# seat free" other="# seats free" />
          ) : (
            <Trans>Sold out</Trans>
          )}
          {offer.wheelchairFree > 0 && (
            <>
              {' · '}
              <Plural value={offer.wheelchairFree} one="# wheelchair space" other="# wheelchair spaces" />
            </>
          )}
        </span>
      </span>
      <span className="cost">
        <span className="price">{view.formats.price(offer.price)}</span>
        {offer.basis === 'assumed' && <span className="fine soft">{t`estimate`}</span>}
      </span>
    </>
  );
  if (!onChoose) {
    return (
      <div className="offer" data-off={isGone || undefined}>
        {content}
      </div>
    );
  }
  return (
    <label className="offer" data-off={isGone || undefined}>
      <input
        type="radio"
        name="category"
        value={offer.category}
        checked={isChosen}
        disabled={isGone}
        onChange={() => onChoose(offer.category)}
      />
      {content}
    </label>
  );
}
