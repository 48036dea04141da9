import type { BodyOf } from '../../../kernel/endpoint.ts';
import { refuseCommon } from '../../../kernel/problem.ts';
import { stableJson } from '../../../kernel/stable-json.ts';
import { day, localDay } from '../../../kernel/time.ts';
import type { SecretBox } from '../../../platform/secrets/secret-box.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import type * as contract from '../contract.ts';
import { refuse } from '../problems.ts';
import type { Delivery, Place, Way } from '../shapes.ts';
import { type DeliveryRecord, findDelivery, insertDelivery } from './store.ts';
import { toDelivery } from './wire-delivery.ts';

type Wish = BodyOf<typeof contract.saveDelivery>;

/** Which places a way leads to. */
const placesOf: Readonly<Record<Way, readonly Place['kind'][]>> = {
  shipHome: ['home'],
  carryHome: ['hotel', 'locker'],
  pickUp: ['locker', 'hotel'],
};

/** Keeps how the caller's goods shall come. The number for customs is sealed. Refuses `placeDoesNotFit`, `noSuchLocker`, `dayOutside`. */
export async function saveDelivery(tx: Tx, edition: string, wish: Wish, box: SecretBox): Promise<Delivery> {
  const person = personOf(tx);
  const earlier = await findDelivery(tx.db, edition, wish.id);
  if (earlier) {
    if (earlier.person !== person || stableJson(earlier.place) !== stableJson(wish.place))
      throw refuseCommon.conflictingId({ id: wish.id });
    return toDelivery(earlier);
  }
  await check(tx, edition, wish);
  const { id, way, country, region, place, via, idNumber } = wish;
  const sealedNumber = idNumber ? box.seal('market.customs', Buffer.from(idNumber)).toString('base64') : null;
  const record: DeliveryRecord = {
    edition,
    id,
    person,
    way,
    country,
    region,
    place,
    via,
    sealedNumber,
    chosenAt: tx.now,
  };
  await insertDelivery(tx.db, record);
  return toDelivery(record);
}

async function check(tx: Tx, edition: string, { way, place }: Wish): Promise<void> {
  if (!placesOf[way].includes(place.kind)) throw refuse.placeDoesNotFit({ way, place: place.kind });
  if (place.kind === 'home') return;
  const { timeZone, lastDay } = (await getProgramme(tx, edition)).edition;
  const lastFetch = new Date(Date.parse(lastDay) + 7 * day).toISOString().slice(0, 10);
  const date = place.kind === 'locker' ? place.day : place.leavesOn;
  if (date < localDay(tx.now, timeZone) || (place.kind === 'locker' && date > lastFetch))
    throw refuse.dayOutside({ day: date });
  if (place.kind !== 'locker') return;
  const { lockers } = await getSetting(tx, edition);
  if (!lockers.some((one) => one.lockerId === place.locker)) throw refuse.noSuchLocker({ locker: place.locker });
}
