import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { makeAccount } from '../../people/index.ts';
import type { listMembers as endpoint } from '../member-endpoints.ts';
import { refuse } from '../problems.ts';
import { enterBrand } from './enter-brand.ts';
import { listMembers } from './list-members.ts';
import { insertMember, listMemberIds } from './store.ts';

const mostMembers = 20;

/** Lets somebody act for a brand; an address without an account gets one, and its owner still has to sign in. Refuses `tooManyMembers`. */
export async function addMember(
  tx: Tx,
  { edition, brand }: { edition: string; brand: string },
  email: string,
): Promise<AnswerOf<typeof endpoint>> {
  await enterBrand(tx, edition, brand);
  if ((await listMemberIds(tx.db, edition, brand)).length >= mostMembers) throw refuse.tooManyMembers();
  const address = email.toLowerCase();
  const person = await makeAccount(tx, { email: address, name: address.split('@')[0] ?? address });
  await insertMember(tx.db, edition, brand, person);
  await recordAudit(tx, edition, 'market.memberAdded', { brand, person });
  return await listMembers(tx, edition, brand);
}
