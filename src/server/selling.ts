import type { RulePack } from '../engines/landed-cost/pack.ts';
import type { RateTable } from '../kernel/exchange.ts';
import { packageSellable } from '../modules/journeys/index.ts';
import { enterBrand, goodsSellable, type MarketPorts } from '../modules/market/index.ts';
import { findPaymentFacts, findRates, type Sellable, type Selling, sumGoodsRefund } from '../modules/orders/index.ts';
import { listTicketsOf, ticketSellable } from '../modules/tickets/index.ts';
import type { Config } from '../platform/config.ts';
import { keptAnswers } from '../platform/kept-answers.ts';
import { easyPost } from '../platform/parcels/easypost.ts';
import type { SecretBox } from '../platform/secrets/secret-box.ts';
import type { Tx } from '../platform/tx.ts';

/** Rates older than this are not quoted; a holiday of the central bank is shorter. A demo lives on the table that it came with. */
const freshDays = 10;

/** The day whose law a demo plays by: its calendar is moved, duties and taxes are not. */
const demoLawDay = '2026-11-30';

/** A brand's books are read by those who may enter it. */
export const readsBooks = async (tx: Tx, edition: string, seller: string): Promise<void> => {
  await enterBrand(tx, edition, seller);
};

const isTicketHolder = async (tx: Tx, edition: string, person: string) =>
  (await listTicketsOf(tx.db, edition, person)).some((ticket) => ticket.state === 'valid');

/** Everything that can be put in a cart, and what pricing it needs. */
export function sellingOf(
  config: Config,
  { packs, box }: { packs: readonly RulePack[]; box: SecretBox },
): { market: MarketPorts; sellables: readonly Sellable[]; selling: Selling } {
  const lawDay = () => config.lawDay ?? (config.demo ? demoLawDay : new Date().toISOString().slice(0, 10));
  const kept = keptAnswers<RateTable | undefined>(1_000);
  const rates = (tx: Tx) =>
    kept.get(tx, lawDay(), () => findRates(tx, lawDay(), config.demo ? Number.POSITIVE_INFINITY : freshDays));
  const parcels = [easyPost({ key: config.easypostKey, url: config.easypostUrl })];
  const market: MarketPorts = {
    lawDay,
    rates,
    packs,
    box,
    parcels,
    paymentOf: findPaymentFacts,
    sumRefund: sumGoodsRefund,
  };
  // In the order in which their rows are locked.
  const sellables: readonly Sellable[] = [ticketSellable, packageSellable, goodsSellable(market)];
  return { market, sellables, selling: { sellables, rates, spreadBasisPoints: config.exchangeSpread, isTicketHolder } };
}
