import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { getPerson } from '../../people/index.ts';
import { familyNames } from '../catalogue/family-words.ts';
import type { Personal } from '../finding/personal-order.ts';
import { listOwnFamilies } from '../stock/store.ts';

/** What a personal order goes by: sports that the person follows, and families of goods they hold or bought. Undefined for nobody. */
export async function getPersonal(tx: Tx, edition: string): Promise<Personal | undefined> {
  if (tx.actor.kind !== 'person') return undefined;
  const { profile, id } = await getPerson(tx, tx.actor.person);
  const { disciplines } = (await getProgramme(tx, edition)).edition;
  const followed = disciplines.filter((one) => profile.favouriteDisciplines.includes(one.id));
  const families = await listOwnFamilies(tx.db, edition, id);
  return {
    disciplines: Object.fromEntries(followed.map((one) => [one.id, one.names])),
    country: null,
    countryNames: null,
    chances: {},
    families: families.map(({ family, isBought }) => ({
      family,
      weight: isBought ? 1 : 0.6,
      names: familyNames[family],
    })),
  };
}
