import { money } from '../../kernel/money.ts';
import { fromLocal } from '../../kernel/time.ts';
import { isLiving } from '../../platform/database/hold-table.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { ticketParts } from '../tickets/index.ts';
import { JourneyBooked } from './events.ts';
import { findSupply } from './get-supply.ts';
import { type HoldRecord, lineWords, refundOf } from './hold.ts';
import { refuse } from './problems.ts';
import { releaseJourneys } from './release-journeys.ts';
import { giveUnits, keepHolds, listHoldsOf, lockHolds, lockHoldsOfOrder, setHoldState } from './store.ts';

/** Journeys as orders sell them; meets the `Sellable` of orders. All parts go together, whatever happens. */
export const packageSellable = {
  kind: 'package',

  async listHeld(tx: Tx, edition: string, person: string) {
    const holds = await listHoldsOf(tx.db, edition, person, tx.now);
    const supply = holds.length > 0 ? await findSupply(tx, edition) : undefined;
    return holds.map((hold) => {
      const total = money(hold.totalAmount, hold.currency);
      const words = lineWords(supply, hold);
      return {
        line: { kind: 'package', hold: hold.id, ...words, count: 1, unitPrice: total, total },
        expiresAt: hold.expiresAt,
      };
    });
  },

  async keep(tx: Tx, edition: string, ids: readonly string[], order: string, until: number): Promise<boolean> {
    const holds = await lockHolds(tx.db, edition, ids);
    if (holds.length !== ids.length || !holds.every((hold) => isLiving(hold, tx.now))) return false;
    for (const hold of holds) if (!(await ticketParts.keep(tx, edition, hold.id, order, until))) return false;
    await keepHolds(tx.db, edition, ids, order, until);
    return true;
  },

  async claim(tx: Tx, edition: string, order: string, person: string): Promise<boolean> {
    const holds = await lockHoldsOfOrder(tx.db, edition, order);
    if (holds.length === 0 || holds.some((hold) => hold.state !== 'held')) return false;
    for (const hold of holds) {
      if (!(await ticketParts.issue(tx, edition, order, person, hold.id))) return false;
      await tx.emit(JourneyBooked, edition, hold.id, { hold: hold.id, journey: hold.journey });
    }
    await setHoldState(
      tx.db,
      edition,
      holds.map((hold) => hold.id),
      'claimed',
      tx.now,
    );
    return true;
  },

  async release(tx: Tx, edition: string, order: string): Promise<void> {
    await releaseJourneys(tx, edition, await lockHoldsOfOrder(tx.db, edition, order));
  },

  async quoteReturn(tx: Tx, edition: string, order: string, ids: readonly string[]) {
    const { timeZone } = (await getProgramme(tx, edition)).edition;
    const holds = await boughtOf(tx, edition, order, ids);
    return holds.map((hold) => {
      const refund = refundOf(hold, fromLocal(`${hold.firstDay}T00:00`, timeZone), tx.now);
      if (!refund) throw refuse.tooLateToCancel({ hold: hold.id });
      return { item: hold.id, hold: hold.id, paid: money(hold.totalAmount, hold.currency), refund };
    });
  },

  async listBought(tx: Tx, edition: string, order: string): Promise<string[]> {
    const holds = await lockHoldsOfOrder(tx.db, edition, order);
    return holds.filter((hold) => hold.state === 'claimed').map((hold) => hold.id);
  },

  async takeBack(tx: Tx, edition: string, order: string, ids: readonly string[]): Promise<void> {
    const holds = await boughtOf(tx, edition, order, ids);
    for (const hold of holds) await ticketParts.cancel(tx, edition, order, hold.id);
    await giveUnits(
      tx.db,
      edition,
      holds.flatMap((hold) => hold.takes),
    );
    await setHoldState(
      tx.db,
      edition,
      holds.map((hold) => hold.id),
      'cancelled',
    );
  },
};

async function boughtOf(tx: Tx, edition: string, order: string, ids: readonly string[]): Promise<HoldRecord[]> {
  const holds = await lockHoldsOfOrder(tx.db, edition, order);
  return holds.filter((hold) => ids.includes(hold.id) && hold.state === 'claimed');
}
