import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Way, WayOffer } from '../../../../modules/market/contract.ts';
import type { EditionView } from '../../../reader.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Said } from '../said.tsx';
import { ShelfPrice } from '../shelf-price.tsx';
import { useWayWords } from '../shop-words.ts';
import { RuleLines } from './rule-lines.tsx';

interface WaysCompareProps {
  readonly offers: readonly WayOffer[];
  readonly view: EditionView;
  /** Who lives in the host country has nothing to carry over a border. */
  readonly isResident: boolean;
  /** Makes the ways a choice. */
  readonly chosen?: Way | undefined;
  readonly onChoose?: (way: Way) => void;
}

/** The lawful ways side by side, each with what it costs in all and how that comes about. */
export function WaysCompare({ offers, view, isResident, chosen, onChoose }: WaysCompareProps) {
  const shown = offers.filter(({ way }) => way !== 'carryHome' || !isResident || way === chosen);
  const possible = shown.filter(({ obstacle }) => obstacle === null);
  const least = Math.min(...possible.map(({ total }) => total.amount));
  const hasBest = possible.some(({ total }) => total.amount > least);
  return (
    <ul className="ways-compare">
      {shown.map((offer) => (
        <li key={offer.way} className="way-card" data-chosen={offer.way === chosen || undefined}>
          <WayHead
            offer={offer}
            view={view}
            isResident={isResident}
            isChosen={offer.way === chosen}
            {...(onChoose ? { onChoose } : {})}
          >
            {hasBest && offer.obstacle === null && offer.total.amount === least && (
              <span className="least">
                <Trans>Least to pay now</Trans>
              </span>
            )}
          </WayHead>
          {offer.obstacle ? <Obstacle offer={offer} /> : <WayBody offer={offer} view={view} />}
        </li>
      ))}
    </ul>
  );
}

interface WayHeadProps {
  readonly offer: WayOffer;
  readonly view: EditionView;
  readonly isResident: boolean;
  readonly isChosen: boolean;
  readonly onChoose?: (way: Way) => void;
  readonly children: ReactNode;
}

function WayHead({ offer, view, isResident, isChosen, onChoose, children }: WayHeadProps) {
  const { name, line, icon } = useWayWords(isResident)[offer.way];
  const words = (
    <>
      <Icon name={icon} size={28} />
      <span className="way-name">{name}</span>
      {offer.obstacle === null && (
        <span className="way-total">
          <ShelfPrice price={offer.total} view={view} />
        </span>
      )}
      {children}
      <span className="soft fine way-line">{line}</span>
    </>
  );
  if (!onChoose) return <div className="way-head">{words}</div>;
  return (
    <label className="way-head">
      <input
        type="radio"
        name="way"
        className="unseen"
        checked={isChosen}
        disabled={offer.obstacle !== null && !isChosen}
        onChange={() => onChoose(offer.way)}
      />
      {words}
    </label>
  );
}

function Obstacle({ offer }: { readonly offer: WayOffer }) {
  return (
    <p className="way-obstacle fine">
      <Icon name="look" size={20} />
      <span>
        <span className="strong">
          <Trans>Not this way.</Trans>
        </span>{' '}
        <Said words={offer.obstacle!.words} />
      </span>
    </p>
  );
}

function WayBody({ offer, view }: { readonly offer: WayOffer; readonly view: EditionView }) {
  const { t } = useLingui();
  const { goods, charges, days, refundLater, notes, way } = offer;
  return (
    <div className="way-body stack tight">
      {days ? (
        <p className="fine with-icon">
          <Icon name="clock" size={20} />
          <span>
            {days.fewest === days.most ? (
              <Plural value={days.most} one="Comes within # day" other="Comes within # days" />
            ) : (
              <Trans>
                Comes in {days.fewest} to {days.most} days
              </Trans>
            )}
          </span>
        </p>
      ) : (
        way !== 'shipHome' && (
          <p className="fine with-icon">
            <Icon name="place" size={20} />
            <Trans>Waits for you on the day you name</Trans>
          </p>
        )
      )}
      {refundLater && (
        <div className="comes-back fine">
          <p className="strong">
            <Trans>{view.formats.price(refundLater.amount)} come back later</Trans>
          </p>
          <p>
            <Said words={refundLater.words} />
          </p>
        </div>
      )}
      <details className="by-rule">
        <summary>{t`How this comes about`}</summary>
        <RuleLines
          view={view}
          lines={[
            { key: 'goods', words: t`Goods without tax`, amount: goods },
            ...charges.map((charge, index) => ({ key: `${charge.kind}${index}`, ...charge })),
          ]}
        />
        {notes.length > 0 && (
          <ul className="notes fine">
            {notes.map((note) => (
              <li key={note.en}>
                <Said words={note} />
              </li>
            ))}
          </ul>
        )}
      </details>
    </div>
  );
}
