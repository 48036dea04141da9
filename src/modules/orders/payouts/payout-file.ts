import { noCurrency } from '../../../kernel/money.ts';
import { column, type TableSchema } from '../../../platform/tables/table-schema.ts';
import { writeTable } from '../../../platform/tables/write-table.ts';
import type { Payout } from './store.ts';

const table: TableSchema = {
  name: 'payouts',
  file: 'payouts.csv',
  title: 'What sellers are paid',
  columns: [
    ...column('payout'),
    ...column('seller', 'key'),
    ...column('amount', 'amount'),
    ...column('currency'),
    ...column('until', 'date'),
  ],
  key: ['payout', 'seller'],
  foreignKeys: [],
};

/** A run as CSV for the bank, amounts in major units; what a spreadsheet would take for a formula is made text. */
export function payoutFile(payouts: readonly Payout[]): string {
  const byCurrency = [...new Set(payouts.map((one) => one.currency))].sort();
  const parts = byCurrency.map((currency) =>
    writeTable(
      table,
      payouts
        .filter((one) => one.currency === currency)
        .map(({ id, seller, amount, until }) => ({
          payout: id,
          seller,
          amount,
          currency,
          until: new Date(until).toISOString().slice(0, 10),
        })),
      currency,
    ),
  );
  const [first = writeTable(table, [], noCurrency), ...others] = parts;
  return [first, ...others.map((part) => part.slice(part.indexOf('\n') + 1))].join('');
}
