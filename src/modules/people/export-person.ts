import { personOf, type Tx } from '../../platform/tx.ts';
import { getPerson } from './get-person.ts';
import type { PersonalArea } from './personal-area.ts';

/** Everything kept about the caller, by area. */
export async function exportPerson(tx: Tx, areas: readonly PersonalArea[]): Promise<Record<string, unknown>> {
  const person = await getPerson(tx, personOf(tx));
  const parts: Record<string, unknown> = { people: person };
  for (const area of areas) parts[area.name] = await area.exportPerson(tx, person.id);
  return parts;
}
