import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ParcelOffer, quoteParcel } from '../../../modules/market/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useBrand, useChange } from '../brand-data.ts';
import type { Sender } from './sender-fields.tsx';

interface OffersProps {
  readonly consignment: string;
  readonly items: readonly { readonly hold: string; readonly count: number }[];
  readonly sender: Sender;
  readonly chosen: ParcelOffer | undefined;
  readonly onChoose: (offer: ParcelOffer) => void;
}

/** What carriers take for the parcel, for those who want to compare. */
export function Offers({ consignment, items, sender, chosen, onChoose }: OffersProps) {
  const { t } = useLingui();
  const view = useEdition();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const ask = useChange(quoteParcel);
  return (
    <div className="stack tight">
      <div>
        <Button
          look="quiet"
          busy={ask.isPending}
          onClick={() =>
            ask.mutate({ params: { edition, brand, consignment }, body: { items: [...items], sender: { ...sender } } })
          }
        >
          <Trans>What carriers take</Trans>
        </Button>
      </div>
      {ask.error && <ProblemNotice error={ask.error} />}
      {ask.data && (
        <ul className="low-list">
          {ask.data.offers.map((one) => (
            <li key={`${one.system} ${one.rate}`}>
              <div>
                {one.system === 'table'
                  ? one.carrier === 'post'
                    ? t`Post`
                    : t`Courier`
                  : `${one.carrier} ${one.service}`}
                <span className="under soft fine">
                  {one.system === 'table' ? t`by the table of rates` : t`with a label`}
                  {one.days.most !== null && (
                    <>
                      {' · '}
                      <Plural value={one.days.most} one="# day at most" other="# days at most" />
                    </>
                  )}
                </span>
              </div>
              <span className="price">{view?.formats.price(one.price)}</span>
              <Button look={chosen === one ? 'main' : 'quiet'} onClick={() => onChoose(one)}>
                <Trans>Choose</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
