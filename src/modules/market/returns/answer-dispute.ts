import type { Tx } from '../../../platform/tx.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import { DisputeMoved } from '../events.ts';
import { lockConsignment } from '../fulfilment/store.ts';
import type { Dispute } from '../fulfilment-shapes.ts';
import { refuse } from '../problems.ts';
import { findDispute, updateDispute } from './store.ts';
import { toDispute } from './wire-return.ts';

export interface AnswerDispute {
  readonly edition: string;
  readonly brand: string;
  readonly dispute: string;
  readonly words: string;
}

/** A brand says its side, once, also late while staff have not decided. Refuses `noSuchDispute`, `wrongStep`. */
export async function answerDispute(tx: Tx, { edition, brand, dispute: id, words }: AnswerDispute): Promise<Dispute> {
  await enterBrand(tx, edition, brand);
  const known = await findDispute(tx.db, edition, id);
  if (known?.brand !== brand) throw refuse.noSuchDispute({ dispute: id });
  await lockConsignment(tx.db, edition, known.consignment);
  const dispute = (await findDispute(tx.db, edition, id))!;
  if (dispute.state !== 'opened') throw refuse.wrongStep({ state: dispute.state });
  const next = { ...dispute, state: 'answered', answer: words } as const;
  await updateDispute(tx.db, next);
  const { consignment } = dispute;
  await tx.emit(DisputeMoved, edition, consignment, { consignment, dispute: id, state: 'answered' });
  return toDispute(next, tx.now);
}
