import { money } from '../../../kernel/money.ts';
import { day } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { usualDays } from './payout.ts';
import { listBalances, listStatement } from './store.ts';

/** A seller's books, entry by entry with what is owed after each. Who may see them is asked of `mayRead`, which refuses. */
export async function getStatement(
  tx: Tx,
  { edition, brand: seller }: { edition: string; brand: string },
  mayRead: (tx: Tx, edition: string, seller: string) => Promise<void>,
) {
  await mayRead(tx, edition, seller);
  const { currency } = (await getProgramme(tx, edition)).edition;
  const rows = await listStatement(tx.db, edition, seller);
  let balance = 0;
  const entries = rows.map(({ entry, bookedAt, cause, number, amount }) => {
    balance += amount;
    return {
      id: entry,
      at: bookedAt,
      cause,
      number,
      amount: money(amount, currency),
      balance: money(balance, currency),
    };
  });
  const [known] = await listBalances(tx.db, edition, tx.now - usualDays * day, seller);
  const payable = Math.max(0, known?.payable ?? 0);
  return { entries, owed: money(balance, currency), payable: money(payable, currency) };
}
