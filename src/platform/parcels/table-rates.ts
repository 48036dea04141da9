import type { Money } from '../../kernel/money.ts';
import type { ParcelCarrier, ParcelOffer } from './carrier.ts';

/** One row of a table of rates, as far as an offer needs it. */
export interface TableRate {
  readonly price: Money;
  readonly fewestDays: number;
  readonly mostDays: number;
}

/** The organiser's own table: it knows prices, but neither sells labels nor follows parcels. */
export function tableRates(
  rateOf: (wish: { country: string; via: 'post' | 'courier'; grams: number }) => TableRate | undefined,
): ParcelCarrier {
  return {
    name: 'table',
    isSetUp: true,
    quote({ to: { country }, grams, via: only }) {
      const offers = (['post', 'courier'] as const).flatMap((via): ParcelOffer[] => {
        const rate = only === null || only === via ? rateOf({ country, via, grams }) : undefined;
        if (!rate) return [];
        const { price, fewestDays: fewest, mostDays: most } = rate;
        return [
          { system: 'table', carrier: via, service: via, price, days: { fewest, most }, shipment: '', rate: via },
        ];
      });
      return Promise.resolve({ offers });
    },
    buyLabel: () => Promise.resolve({ failure: 'notOffered' }),
    track: () => Promise.resolve({ failure: 'notOffered' }),
  };
}
