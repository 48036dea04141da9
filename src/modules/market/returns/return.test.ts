import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../../kernel/time.ts';
import { type ConsignmentItem, consignmentState } from '../fulfilment/consignment.ts';
import type { Parcel } from '../fulfilment/parcel.ts';
import { type ReturnRecord, returnableOf, returnReasons, returnStates, returnWithin } from './return.ts';
import { partsOf, unitsBack } from './return-sums.ts';

const hold = 'h';
const now = 100 * day;
const parcelOf = (changes: Partial<Parcel>): Parcel => ({
  ...{
    edition: 'e',
    id: 'p',
    consignment: 'c',
    brand: 'b',
    carrier: 'Post',
    tracking: null,
    label: null,
    sender: null,
  },
  ...{ state: 'sent', items: [{ hold, count: 1 }], grams: 1, sentAt: 0, expectedBy: 10 * day },
  ...{ deliveredAt: null, deliveredBy: null },
  ...changes,
});
const returnOf = (changes: Partial<ReturnRecord>): ReturnRecord => ({
  ...{ edition: 'e', id: 'r', consignment: 'c', brand: 'b', person: null, state: 'asked', reason: 'damaged' },
  ...{ items: [{ hold, count: 1 }], words: '', answer: null, tracking: null, askedAt: 0, actBy: null },
  sums: { total: { amount: 0, currency: 'JPY' }, parts: [], kept: [] },
  ...changes,
});

const anyParcel = fc
  .record({
    state: fc.constantFrom('sent', 'delivered', 'lost' as const),
    count: fc.integer({ min: 1, max: 5 }),
    expectedBy: fc.integer({ min: 0, max: 200 }),
    cameAt: fc.integer({ min: 0, max: 100 }),
    by: fc.constantFrom('carrier', 'brand' as const),
  })
  .map(({ state, count, expectedBy, cameAt, by }) =>
    parcelOf({
      state,
      items: [{ hold, count }],
      expectedBy: expectedBy * day,
      ...(state === 'delivered' ? { deliveredAt: cameAt * day, deliveredBy: by } : {}),
    }),
  );

it('whatever is asked for in any order, no unit comes back twice', () => {
  const wishes = fc.array(
    fc.record({ reason: fc.constantFrom(...returnReasons), state: fc.constantFrom(...returnStates) }),
  );
  fc.assert(
    fc.property(fc.array(anyParcel, { maxLength: 6 }), wishes, (parcels, asked) => {
      const sent = parcels.reduce((sum, one) => sum + one.items[0]!.count, 0);
      const returns: ReturnRecord[] = [];
      for (const { reason, state } of asked) {
        const { returnable, missing } = returnableOf({ hold, sent }, parcels, returns, now);
        expect(Math.min(returnable, missing)).toBeGreaterThanOrEqual(0);
        const left = reason === 'notArrived' ? missing : returnable;
        if (left > 0) returns.push(returnOf({ reason, state, items: [{ hold, count: left }] }));
      }
      const kept = returns.filter((one) => one.state !== 'refused' && one.state !== 'cancelled');
      expect(kept.reduce((sum, one) => sum + one.items[0]!.count, 0)).toBeLessThanOrEqual(sent);
    }),
  );
});

it('goods are returnable until thirty days after the newest parcel, and missing only once they should have come', () => {
  const at = (parcel: Parcel, instant: number) => returnableOf({ hold, sent: 1 }, [parcel], [], instant);
  const come = parcelOf({ state: 'delivered', deliveredAt: 50 * day, deliveredBy: 'carrier' });
  expect(at(come, 50 * day + returnWithin)).toMatchObject({ returnable: 1, missing: 0 });
  expect(at(come, 50 * day + returnWithin + 1)).toMatchObject({ returnable: 0, missing: 0 });
  expect(at(parcelOf({}), 10 * day)).toMatchObject({ returnable: 0, missing: 0 });
  expect(at(parcelOf({}), 10 * day + 1)).toMatchObject({ returnable: 0, missing: 1 });
  // What only the brand says has come can still be missed; what the carrier says cannot.
  expect(at({ ...come, deliveredBy: 'brand' }, 51 * day).missing).toBe(1);
});

it('a consignment stands where its lines and parcels say', () => {
  const item = (count: number, cancelled: number, sent: number) => ({ count, cancelled, sent });
  const [way, there] = [{ state: 'sent' } as const, { state: 'delivered' } as const];
  expect(consignmentState([item(2, 0, 0)], [], false)).toBe('placed');
  expect(consignmentState([item(2, 0, 0)], [], true)).toBe('packed');
  expect(consignmentState([item(2, 0, 1)], [there], true)).toBe('partlySent');
  expect(consignmentState([item(2, 0, 1), item(1, 1, 0)], [there], true)).toBe('partlySent');
  expect(consignmentState([item(2, 0, 2), item(1, 1, 0)], [there, way], true)).toBe('sent');
  expect(consignmentState([item(2, 0, 2), item(1, 1, 0)], [there, { state: 'lost' }], true)).toBe('delivered');
  expect(consignmentState([item(1, 1, 0)], [], true)).toBe('cancelled');
});

it('parts of what comes back sum to it, by charge never to more than was charged, however it is split', () => {
  const yen = (amount: number) => ({ amount, currency: 'JPY' });
  const words = { en: 'x' };
  const splits = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(splits, fc.nat(9_999), fc.nat(9_999), (counts, shipping, tax) => {
      const count = counts.reduce((sum, one) => sum + one, 0);
      const charge = (kind: string, amount: number) => ({
        kind,
        rule: null,
        words,
        amount: yen(amount),
        base: yen(amount),
        lines: [hold],
      });
      const line = {
        hold,
        title: words,
        detail: words,
        count,
        unitPrice: yen(700),
        total: yen(700 * count),
        value: yen(700 * count),
      };
      const document = {
        ...{ orderNumber: 'N', lawDay: '2026-11-30', customs: null, lines: [line] },
        ...{ charges: [charge('shipping', shipping), charge('tax', tax)], total: yen(0), base: yen(0) },
      };
      const sums = { shipping: 0, tax: 0 };
      let item = { hold, returned: 0 } as ConsignmentItem;
      for (const units of counts) {
        const back = unitsBack([item], [{ hold, count: units }], 'damaged');
        const { parts, total } = partsOf({ document }, back, yen(50_000));
        expect(parts.reduce((sum, part) => sum + part.amount.amount, 0)).toBe(total.amount);
        for (const { kind, amount } of parts) if (kind === 'shipping' || kind === 'tax') sums[kind] += amount.amount;
        item = { ...item, returned: item.returned + units };
      }
      expect(sums).toEqual({ shipping, tax });
    }),
  );
});
