import { personOf, type Tx } from '../../platform/tx.ts';
import type { Member } from './contract.ts';
import { PartyChanged } from './events.ts';
import { getPerson } from './get-person.ts';
import { type Person, partyLimit } from './person.ts';
import { refuse } from './problems.ts';
import { lockParty, upsertMember } from './store.ts';

/** Adds somebody to the caller's party, or changes them. Refuses `partyFull`, and `noSuchMember` for the owner, whose name is the profile's. */
export async function saveMember(tx: Tx, member: Member): Promise<Person> {
  const owner = personOf(tx);
  if (member.id === owner) throw refuse.noSuchMember({ member: member.id });
  await lockParty(tx.db, owner);
  const { party } = await getPerson(tx, owner);
  const isNew = !party.some((one) => one.id === member.id);
  if (isNew && party.length >= partyLimit) throw refuse.partyFull({ limit: partyLimit });
  await upsertMember(tx.db, owner, member);
  await tx.emit(PartyChanged, '*', owner, { person: owner });
  return await getPerson(tx, owner);
}
