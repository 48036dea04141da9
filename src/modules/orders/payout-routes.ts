import { money } from '../../kernel/money.ts';
import { day } from '../../kernel/time.ts';
import { on, type Route } from '../../platform/http/route.ts';
import type { Tx } from '../../platform/tx.ts';
import * as contract from './payout-endpoints.ts';
import { getStatement } from './payouts/get-statement.ts';
import { makePayouts } from './payouts/make-payouts.ts';
import { usualDays } from './payouts/payout.ts';
import { payoutFile } from './payouts/payout-file.ts';
import { listBalances, listPayouts, type Payout } from './payouts/store.ts';

/** `readsBooks` refuses who may not see a seller's books: orders knows no sellers. */
export function payoutRoutes(readsBooks: (tx: Tx, edition: string, seller: string) => Promise<void>): Route[] {
  return [
    on(contract.listPayouts, async (tx, { params: { edition }, query: { olderThanDays = usualDays } }) => {
      const balances = await listBalances(tx.db, edition, tx.now - olderThanDays * day);
      return {
        balances: balances.map(({ seller, currency, owed, payable }) => ({
          seller,
          owed: money(owed, currency),
          payable: money(Math.max(0, payable), currency),
        })),
        payouts: (await listPayouts(tx.db, edition, null)).map(wired),
      };
    }),
    on(contract.makePayouts, async (tx, { params: { edition }, body: { id, olderThanDays = usualDays } }) => {
      const payouts = await makePayouts(tx, { edition, id, olderThanDays });
      return { payouts: payouts.map(wired), file: payoutFile(payouts) };
    }),
    on(contract.getStatement, (tx, { params }) => getStatement(tx, params, readsBooks)),
  ];
}

const wired = ({ amount, currency, ...one }: Payout) => ({ ...one, amount: money(amount, currency) });
