import { groupBy } from '../../../kernel/group-by.ts';
import { day, localDay } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/tx.ts';
import { listConsenting } from '../../people/index.ts';
import type { CampaignWish } from '../contract.ts';
import { getSupply, listAllTaken, type OnOffer } from '../get-supply.ts';
import { leftOf, type Taken } from '../planning/facts.ts';
import { refuse } from '../problems.ts';
import { pools } from '../supply/supply.ts';
import type { PackageRow } from '../supply/supply-rows.ts';
import { type Audience, audienceOf, type PlacedPackage } from './audience.ts';
import { packageItems } from './package-taste.ts';
import { listBookedDays, listDrawnSince } from './store.ts';

/** Nobody is drawn for two campaigns within this time, whichever side they were on. */
export const quietFor = 7 * day;

export interface FoundAudience extends Audience {
  readonly agreed: number;
  readonly package: PlacedPackage;
}

/** Whom a campaign would ask, from everybody whose consent to recommendations stands. Refuses `noSupply`, `noSuchPackage`. */
export async function findAudience(tx: Tx, edition: string, wish: Omit<CampaignWish, 'id'>): Promise<FoundAudience> {
  const offer = await getSupply(tx, edition);
  const taken = await listAllTaken(tx, edition, offer.programme);
  const today = localDay(tx.now, offer.known.timeZone);
  const packages = offer.known.tables.packages.map((row) => placedOf(offer, taken, row, today));
  const own = packages.find(({ row }) => row.packageId === wish.package);
  if (!own) throw refuse.noSuchPackage({ package: wish.package });
  const agreed = await listConsenting(tx.db, 'recommendations');
  const drawn = new Set(await listDrawnSince(tx.db, edition, tx.now - quietFor));
  const booked = groupBy(await listBookedDays(tx.db, edition), (row) => row.person);
  const candidates = agreed
    .filter(({ person }) => !drawn.has(person))
    .map((one) => ({ ...one, booked: booked.get(one.person) ?? [] }));
  const audience = audienceOf(candidates, packages, packageItems(offer.known), wish);
  return { ...audience, agreed: agreed.length, package: own };
}

function placedOf({ known }: OnOffer, taken: Taken, row: PackageRow, today: string): PlacedPackage {
  const left = leftOf(known, taken, pools.package(row.packageId));
  const rooms = row.hotelId === null ? [] : known.supply.roomsOf(row.hotelId);
  return {
    row,
    left: today < row.firstDay ? Math.max(0, left) : 0,
    isStepFree: row.hotelId === null || rooms.some((room) => room.stepFree),
  };
}
