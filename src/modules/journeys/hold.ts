import type { Language, Words } from '../../kernel/language.ts';
import { type Money, money } from '../../kernel/money.ts';
import { day, minute } from '../../kernel/time.ts';
import type { Known } from './planning/facts.ts';
import type { Parts, PriceLine } from './shapes.ts';
import { pools, type Supply } from './supply/supply.ts';

/** How long a journey is kept for somebody who has not ordered; as long as its seats. */
export const holdFor = 10 * minute;

/** Given back so long before the first day: everything; then half, until the first day begins. */
const fullRefundBefore = 14 * day;

/** So many units of one pool. */
export interface Take {
  readonly pool: string;
  readonly units: number;
  readonly capacity: number;
}

/** A held, bought or ended package as the database keeps it. */
export interface HoldRecord {
  readonly edition: string;
  readonly id: string;
  /** Null once the buyer erased the account. */
  readonly person: string | null;
  readonly journey: string;
  readonly parts: Parts;
  readonly lines: readonly PriceLine[];
  readonly takes: readonly Take[];
  readonly totalAmount: number;
  readonly currency: string;
  readonly expiresAt: number;
  readonly order: string | null;
  readonly state: 'held' | 'released' | 'claimed' | 'cancelled';
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The days after each other from the first to the last. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += day)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** A day some days later or earlier. */
export function dayAfter(first: string, days: number): string {
  return new Date(Date.parse(`${first}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** Everything that a journey takes, with what there is in all, in the order in which it is locked. Undefined: not on offer. */
export function takesOf(supply: Supply, parts: Parts): Take[] | undefined {
  const people = parts.party.adults + parts.party.children;
  const units = new Map<string, number>();
  const add = (pool: string, count: number) => units.set(pool, (units.get(pool) ?? 0) + count);
  if (parts.stay)
    for (const night of nightsOf(parts.stay))
      for (const { roomType, rooms } of parts.stay.rooms) add(pools.room(parts.stay.hotel, roomType, night), rooms);
  for (const { transport, day } of parts.transports) add(pools.seat(transport, day), people);
  for (const { transfer, day } of parts.transfers) add(pools.transfer(transfer, day), people);
  for (const { session, category } of parts.tickets) add(pools.ticket(session, category), people);
  if (parts.guide)
    for (const one of parts.guide.days) add(pools.guide(parts.guide.guide, one), guidesFor(supply, parts));
  if (parts.package) add(pools.package(parts.package), people);
  const takes = [...units].map(([pool, count]) => ({ pool, units: count, capacity: supply.capacityOf(pool) }));
  if (takes.some((one) => one.capacity === undefined)) return undefined;
  return (takes as Take[]).sort((first, second) => (first.pool < second.pool ? -1 : 1));
}

export function nightsOf({ firstNight, nights }: NonNullable<Parts['stay']>): string[] {
  return daysBetween(firstNight, dayAfter(firstNight, nights - 1));
}

export function guidesFor(supply: Supply, parts: Parts): number {
  const people = parts.party.adults + parts.party.children;
  const most = supply.guides.get(parts.guide?.guide ?? '')?.mostPeople ?? people;
  return Math.ceil(people / most);
}

/** First and last day that a journey touches. */
export function spanOf(parts: Parts, { sessions }: Known): { firstDay: string; lastDay: string } {
  const days = [
    ...parts.transports.map((one) => one.day),
    ...(parts.guide?.days ?? []),
    ...parts.tickets.map((one) => sessions.get(one.session)?.day ?? ''),
    ...(parts.stay ? [parts.stay.firstNight, dayAfter(parts.stay.firstNight, parts.stay.nights)] : []),
  ].filter((one) => one !== '');
  days.sort();
  return { firstDay: days[0] ?? '', lastDay: days.at(-1) ?? '' };
}

/** What comes back of a package by policy; null once its first day began. */
export function refundOf(hold: HoldRecord, firstDayAt: number, now: number): Money | null {
  if (now >= firstDayAt) return null;
  const isEarly = now <= firstDayAt - fullRefundBefore;
  return money(isEarly ? hold.totalAmount : Math.floor(hold.totalAmount / 2), hold.currency);
}

const untils: Readonly<Record<Language, string>> = { en: ' to ', ja: '〜', zh: '至', fr: ' au ' };

/** First and last day of a package, as people write them. */
function spanInWords({ firstDay, lastDay }: HoldRecord, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const [first, last] = [format.format(Date.parse(firstDay)), format.format(Date.parse(lastDay))];
  return first === last ? first : `${first}${untils[language]}${last}`;
}

/** What stands in the cart and on the receipt: where, when, and what is in it. */
export function lineWords(supply: Supply | undefined, hold: HoldRecord): { title: Words; detail: Words } {
  const { parts } = hold;
  const people = parts.party.adults + parts.party.children;
  const nights = parts.stay?.nights ?? 0;
  const hotel = parts.stay ? supply?.hotels.get(parts.stay.hotel)?.names : undefined;
  const at = (language: 'en' | 'ja' | 'zh' | 'fr') => hotel?.[language] ?? hotel?.en ?? '';
  const days = (language: Language) => spanInWords(hold, language);
  const tickets = parts.tickets.length;
  return {
    title: {
      en: `Journey, ${days('en')}`,
      ja: `旅のプラン、${days('ja')}`,
      zh: `行程，${days('zh')}`,
      fr: `Voyage, ${days('fr')}`,
    },
    detail: {
      en: `${people} people${nights ? `, ${nights} nights, ${at('en')}` : ''}, ${tickets} sessions`,
      ja: `${people}名${nights ? `・${nights}泊・${at('ja')}` : ''}・${tickets}セッション`,
      zh: `${people}人${nights ? `，${nights}晚，${at('zh')}` : ''}，${tickets}场比赛`,
      fr: `${people} personnes${nights ? `, ${nights} nuits, ${at('fr')}` : ''}, ${tickets} sessions`,
    },
  };
}
