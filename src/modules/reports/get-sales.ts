import type { AnswerOf } from '../../kernel/endpoint.ts';
import { money } from '../../kernel/money.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { getSales as endpoint } from './contract.ts';
import { countBuyers, listSalesDays, listSessionSales, sumMoneyMoved } from './store.ts';

/** Sales of an edition, every session of the programme with tickets in it. */
export async function getSales(tx: Tx, edition: string): Promise<AnswerOf<typeof endpoint>> {
  const programme = await getProgramme(tx, edition);
  const { currency, timeZone } = programme.edition;
  const bySession = new Map((await listSessionSales(tx.db, edition)).map((row) => [row.session, row]));
  const moved = await sumMoneyMoved(tx.db, edition, currency);
  const days = await listSalesDays(tx.db, edition, timeZone);
  return {
    now: tx.now,
    revenue: money(moved.revenue, currency),
    refunded: money(moved.refunded, currency),
    ...(await countBuyers(tx.db, edition)),
    sessions: [...programme.sessions.values()]
      .filter((session) => session.ticketed)
      .map((session) => {
        const row = bySession.get(session.id);
        return {
          session: session.id,
          capacity: programme.seating(session.id).reduce((sum, one) => sum + one.capacity, 0),
          held: row?.held ?? 0,
          sold: row?.sold ?? 0,
          revenue: money(row?.revenue ?? 0, currency),
        };
      }),
    days: days.map(({ day, tickets, revenue }) => ({ day, tickets, revenue: money(revenue, currency) })),
  };
}
