import { expect, it } from 'vitest';
import { isShown, type ShopWindow } from './window.ts';

const window: ShopWindow = {
  id: '01930000-0000-7000-8000-000000000001',
  names: { en: 'Judo week' },
  texts: { en: 'Made for the mat.' },
  products: ['belt'],
  firstDay: '2021-07-24',
  lastDay: '2021-07-31',
  disciplines: ['JUD'],
  countries: [],
};
const judoka = { country: null, disciplines: ['JUD', 'SWM'] };

it('stands open from its first to its last day, both included', () => {
  const days = ['2021-07-23', '2021-07-24', '2021-07-31', '2021-08-01'];
  expect(days.map((day) => isShown(window, day, judoka))).toEqual([false, true, true, false]);
});

it('is for those whom it names, and for everybody where it names none', () => {
  const stranger = { country: null, disciplines: [] };
  expect(isShown(window, '2021-07-25', stranger)).toBe(false);
  expect(isShown({ ...window, disciplines: [] }, '2021-07-25', stranger)).toBe(true);
  expect(isShown({ ...window, countries: ['CHN'] }, '2021-07-25', judoka)).toBe(false);
  expect(isShown({ ...window, countries: ['CHN'] }, '2021-07-25', { ...judoka, country: 'CHN' })).toBe(true);
});
