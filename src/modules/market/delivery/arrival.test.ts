import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { marketTables } from '../catalogue/catalogue-schema.ts';
import { parseMarket } from '../catalogue/parse-catalogue.ts';
import { arrivalOf, latestDay } from './arrival.ts';
import { shippingDays, shippingRate } from './shipping.ts';

const folder = join(import.meta.dirname, '../../../../editions/tokyo-2020');
const files = new Map(
  marketTables.map(({ file }) => [file, readFileSync(join(folder, 'market', file), 'utf8')] as const),
);
const tables = parseMarket(files, 'JPY').tables!;
const days = { fewest: 1, most: 3 };
const hotel = (leavesOn: string) => arrivalOf({ kind: 'hotel', leavesOn }, '2021-07-28', days)?.arrives;
const locker = (day: string) => arrivalOf({ kind: 'locker', day }, '2021-07-28', days)?.arrives;

it('two days to send and three on the way come before the guest leaves, on the day itself perhaps', () => {
  expect(hotel('2021-08-03')).toBe('inTime');
  expect(hotel('2021-08-02')).toBe('mayBeLate');
  expect(hotel('2021-07-29')).toBe('mayBeLate');
  expect(hotel('2021-07-28')).toBe('tooLate');
  expect(locker('2021-08-02')).toBe('inTime');
  expect(locker('2021-08-01')).toBe('mayBeLate');
  expect(locker('2021-07-28')).toBe('tooLate');
  expect(arrivalOf({ kind: 'home' }, '2021-07-28', days)).toBeNull();
  expect(latestDay('2021-07-28', days)).toBe('2021-08-02');
});

it('a hotel is in the host country, wherever the guest is at home', () => {
  const wish = { country: 'US', via: 'post', grams: 1_000 } as const;
  expect(shippingDays(tables, { ...wish, place: 'hotel' })).toEqual(
    shippingDays(tables, { ...wish, country: 'JP', place: 'home' }),
  );
  expect(shippingDays(tables, { ...wish, place: 'home' })!.most).toBeGreaterThan(5);
});

it('the edition has a rate up to 30 kg for every country and both ways, which never falls with the weight', () => {
  for (const { country } of tables.shippingZones)
    for (const via of ['post', 'courier'] as const) {
      let before = 0;
      for (let grams = 100; grams <= 30_000; grams += 100) {
        const price = shippingRate(tables, { country, via, grams })!.priceAmount;
        expect(price, `${country} ${via} ${grams}`).toBeGreaterThanOrEqual(before);
        before = price;
      }
      expect(shippingRate(tables, { country, via, grams: 30_001 })).toBeUndefined();
    }
});

it('every locker is at a venue of the edition', () => {
  const venues = readFileSync(join(folder, 'venues.csv'), 'utf8');
  expect(tables.lockers).toHaveLength(10);
  for (const { venueId } of tables.lockers) expect(venues).toContain(`\n${venueId},`);
});
