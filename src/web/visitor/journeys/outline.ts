import type { Journey } from '../../../modules/journeys/contract.ts';

/** What somebody would see of a journey, for telling whether two are one; the order of keys is the database's own affair. */
export function outlineOf({ days, parts, price }: Journey): string {
  const { stay, transports } = parts;
  return JSON.stringify([
    days.map(({ visits }) => visits.map(({ ref, startsAt }) => [ref, startsAt])),
    stay && [stay.hotel, stay.firstNight, stay.nights],
    transports.map(({ transport, day }) => [transport, day]),
    price.total.amount,
  ]);
}
