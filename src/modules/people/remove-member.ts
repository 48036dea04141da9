import { personOf, type Tx } from '../../platform/tx.ts';
import { PartyChanged } from './events.ts';
import { getPerson } from './get-person.ts';
import type { Person } from './person.ts';
import { refuse } from './problems.ts';
import { deleteMember } from './store.ts';

/** Takes somebody out of the caller's party. Refuses `noSuchMember`. */
export async function removeMember(tx: Tx, member: string): Promise<Person> {
  const owner = personOf(tx);
  if ((await deleteMember(tx.db, owner, member)) === 0) throw refuse.noSuchMember({ member });
  await tx.emit(PartyChanged, '*', owner, { person: owner });
  return await getPerson(tx, owner);
}
