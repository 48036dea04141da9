import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { listMembers as endpoint } from '../member-endpoints.ts';
import { refuse } from '../problems.ts';
import { enterBrand } from './enter-brand.ts';
import { listMembers } from './list-members.ts';
import { deleteMember, listMemberIds, lockBrand } from './store.ts';

/** Lets somebody act for a brand no more. Refuses `noSuchMember`, `lastMember`. */
export async function removeMember(
  tx: Tx,
  { edition, brand, member }: { edition: string; brand: string; member: string },
): Promise<AnswerOf<typeof endpoint>> {
  await enterBrand(tx, edition, brand);
  // Two who remove each other at once would leave nobody.
  await lockBrand(tx.db, edition, brand);
  const members = await listMemberIds(tx.db, edition, brand);
  if (!members.includes(member)) throw refuse.noSuchMember({ member });
  if (members.length === 1) throw refuse.lastMember();
  await deleteMember(tx.db, edition, brand, member);
  await recordAudit(tx, edition, 'market.memberRemoved', { brand, person: member });
  return await answer(tx, edition, brand);
}

/** Who took their own leave sees nothing more of it. */
async function answer(tx: Tx, edition: string, brand: string): Promise<AnswerOf<typeof endpoint>> {
  const { actor } = tx;
  const isStill = actor.kind === 'person' && (await listMemberIds(tx.db, edition, brand)).includes(actor.person);
  const isStaff =
    actor.kind === 'person' && actor.grants.some((grant) => grant.edition === edition && grant.task === 'market');
  return isStill || isStaff ? await listMembers(tx, edition, brand) : { members: [] };
}
