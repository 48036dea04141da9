import { groupBy } from '../../kernel/group-by.ts';
import type { Tx } from '../../platform/tx.ts';
import { defaultProfile, type Person } from './person.ts';
import { listAccountNames, listMembersOf } from './store.ts';

/** Who belongs to the parties of many people, the owner first; in two statements, however many they are. */
export async function listParties(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, Person['party']>> {
  const members = groupBy(await listMembersOf(tx.db, people), (member) => member.person);
  const accounts = await listAccountNames(tx.db, people);
  return new Map(
    accounts.map(({ id, email, name }) => [
      id,
      [
        { id, name: name ?? defaultProfile(email).name, kind: 'self' as const },
        ...(members.get(id) ?? []).map((one) => ({ id: one.id, name: one.name, kind: one.kind })),
      ],
    ]),
  );
}
