import { refuseCommon } from '../../../kernel/problem.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { listVariants } from '../catalogue/store.ts';
import { refuse } from '../problems.ts';
import { type HoldRecord, holdFor, mostHolds } from './hold.ts';
import { insertHold, listHoldsOf, lockHold, takeStock } from './store.ts';

export interface HoldGoods {
  readonly edition: string;
  readonly id: string;
  readonly variant: string;
  readonly count: number;
}

/** Keeps goods for the caller at today's price. A retry gets the first answer. Refuses `noSuchVariant`, `soldOut`, `tooMany`. */
export async function holdGoods(tx: Tx, { edition, id, variant, count }: HoldGoods): Promise<HoldRecord> {
  const person = personOf(tx);
  const earlier = await lockHold(tx.db, edition, id);
  if (earlier) {
    if (earlier.person !== person || earlier.variant !== variant || earlier.count !== count)
      throw refuseCommon.conflictingId({ id });
    if (earlier.state !== 'held') throw refuse.noSuchHold({ hold: id });
    return earlier;
  }
  const [known] = await listVariants(tx.db, edition, [variant]);
  if (!known) throw refuse.noSuchVariant({ variant });
  const left = Math.max(0, known.onHand - known.held);
  if (left < count) throw refuse.soldOut({ variant, left });
  if ((await listHoldsOf(tx.db, edition, person, tx.now)).length >= mostHolds) throw refuse.tooMany();
  const { product, brand, priceAmount, currency } = known;
  const hold: HoldRecord = {
    edition,
    id,
    person,
    variant,
    product,
    brand,
    count,
    priceAmount,
    currency,
    expiresAt: tx.now + holdFor,
    order: null,
    state: 'held',
  };
  await insertHold(tx.db, hold);
  // Last, so that others wait for this row as short as can be.
  const got = await takeStock(tx.db, edition, [{ variant, count }]);
  if (got.length === 0) throw refuse.soldOut({ variant, left });
  return hold;
}
