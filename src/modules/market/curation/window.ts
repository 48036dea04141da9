import type { Static } from 'typebox';
import type { WindowSchema } from '../staff-endpoints.ts';

export type ShopWindow = Static<typeof WindowSchema>;

/** Who looks, as far as a window asks. */
export interface Onlooker {
  readonly country: string | null;
  readonly disciplines: readonly string[];
}

/** Whether a window stands open on a day, `2021-07-24`, for somebody; for those who told nothing, only what is for everybody. */
export function isShown(window: ShopWindow, day: string, who: Onlooker): boolean {
  if (window.firstDay !== null && day < window.firstDay) return false;
  if (window.lastDay !== null && day > window.lastDay) return false;
  if (window.countries.length > 0 && !(who.country !== null && window.countries.includes(who.country))) return false;
  return window.disciplines.length === 0 || window.disciplines.some((one) => who.disciplines.includes(one));
}
