import { expect, test } from 'vitest';
import type { Charge, Line, SubOrder } from '../../../modules/orders/contract.ts';
import { byKind, detailOf, sellerGroups } from './seller-groups.ts';

const yen = (amount: number) => ({ amount, currency: 'JPY' });
const line = (hold: string, subOrder?: string) => ({ hold, ...(subOrder ? { subOrder } : {}) }) as Line;
const charge = (subOrder: string, kind: Charge['kind'], amount: number) =>
  ({ subOrder, kind, amount: yen(amount) }) as Charge;
const subOrder = (key: string) => ({ key, seller: { id: key, names: { en: key } } }) as SubOrder;

test('tickets stand first, then each maker with what comes on top of its goods', () => {
  const groups = sellerGroups({
    lines: [line('kettle', 'iron'), line('seats'), line('towel', 'loom'), line('scarf', 'loom')],
    subOrders: [subOrder('loom'), subOrder('iron')],
    charges: [charge('iron', 'tax', 3), charge('loom', 'shipping', 5)],
  });
  expect(groups.map(({ key, lines, charges }) => [key, lines.map(({ hold }) => hold), charges.length])).toEqual([
    ['organiser', ['seats'], 0],
    ['loom', ['towel', 'scarf'], 1],
    ['iron', ['kettle'], 1],
  ]);
});

test('charges of one kind are added up', () => {
  expect(byKind([charge('a', 'tax', 3), charge('a', 'shipping', 5), charge('a', 'tax', 4)])).toEqual([
    { kind: 'tax', amount: yen(7) },
    { kind: 'shipping', amount: yen(5) },
  ]);
});

test('the maker stands above the line, not in it', () => {
  const say = (words: { en: string }) => words.en;
  const seller = { id: 'loom', names: { en: 'Loom' } };
  const line = { hold: 'a', detail: { en: 'Indigo · Loom' }, seller } as Line;
  expect(detailOf(line, say)).toBe('Indigo');
  expect(detailOf({ ...line, detail: { en: 'Block A, row 1' } }, say)).toBe('Block A, row 1');
});
