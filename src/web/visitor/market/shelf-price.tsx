import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { convertMoney, rateOf } from '../../../kernel/exchange.ts';
import type { Money } from '../../../kernel/money.ts';
import { useAccount } from '../../account.ts';
import type { EditionView } from '../../reader.tsx';
import { useMarketQueries } from './market-queries.ts';

interface ShelfPriceProps {
  readonly price: Money;
  readonly view: EditionView;
  /** Words around the price, as in “from ¥2,860”. */
  readonly children?: (price: string) => ReactNode;
}

/** A price as it stands on the shelf, and about what it is in the reader's currency where the profile names one. */
export function ShelfPrice({ price, view, children = (text) => text }: ShelfPriceProps) {
  const { me } = useAccount();
  const wished = me?.profile.currency;
  const isOther = Boolean(wished) && wished !== price.currency;
  const { data } = useQuery({ ...useMarketQueries().rates(), enabled: isOther });
  const rate = isOther && data?.table ? rateOf(data.table, price.currency, wished!, data.spreadBasisPoints) : undefined;
  return (
    <>
      <span className="price">{children(view.formats.price(price))}</span>
      {rate && <span className="soft fine figures">≈ {view.formats.price(convertMoney(price, rate))}</span>}
    </>
  );
}
