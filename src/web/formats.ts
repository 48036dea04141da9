import type { Language } from '../kernel/language.ts';
import { formatMoney, type Money } from '../kernel/money.ts';
import type { Instant } from '../kernel/time.ts';

/** British order of day and month in English; the others as they are. */
const tags: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP', zh: 'zh-CN', fr: 'fr-FR' };

/** Dates, times, prices and lists for one reader, in the time zone of the venue. */
export interface Formats {
  /** `Sat 25 Jul` */
  day(day: string): string;
  /** `Saturday 25 July 2020` */
  longDay(day: string): string;
  /** `Sat` and `25`, for strips of days. */
  weekday(day: string): string;
  dayNumber(day: string): string;
  month(day: string): string;
  /** `19:00` */
  time(instant: Instant): string;
  /** `19:00–21:30` */
  span(from: Instant | null, to: Instant | null): string;
  /** `Sat 25 Jul, 19:00` */
  moment(instant: Instant): string;
  /** `Saturday 25 July 2020, 19:00–21:30` */
  longMoment(day: string, from: Instant | null, to: Instant | null): string;
  price(value: Money): string;
  number(value: number): string;
  list(parts: readonly string[]): string;
  /** The name of a country by its code, ISO 3166-1 alpha-2. */
  country(code: string): string;
  compare(first: string, second: string): number;
}

/** Builds the formats of a reader. Thin spaces become plain ones: browser and server do not agree on them. */
export function formatsFor(language: Language, timeZone: string): Formats {
  const tag = tags[language];
  const regions = new Intl.DisplayNames(language, { type: 'region' });
  const dated = (options: Intl.DateTimeFormatOptions, zone = 'UTC') =>
    new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
  const short = dated({ weekday: 'short', day: 'numeric', month: 'short' });
  const long = dated({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = dated({ weekday: 'short' });
  const month = dated({ month: 'short' });
  const clock = dated({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone);
  const localShort = dated({ weekday: 'short', day: 'numeric', month: 'short' }, timeZone);
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const numbers = new Intl.NumberFormat(tag);
  const collator = new Intl.Collator(tag, { numeric: true });
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
  const tidy = (text: string) => text.replace(/[\u202f\u2009]/g, ' ').replace(/^(\p{L}{3}),/u, '$1');
  const time = (instant: Instant) => tidy(clock.format(instant));
  const span = (from: Instant | null, to: Instant | null) =>
    from === null ? '' : to === null ? time(from) : `${time(from)}–${time(to)}`;
  const comma = language === 'en' || language === 'fr' ? ', ' : ' ';
  return {
    day: (day) => tidy(short.format(noon(day))),
    longDay: (day) => tidy(long.format(noon(day))),
    weekday: (day) => tidy(weekday.format(noon(day))),
    dayNumber: (day) => String(Number(day.slice(8))),
    month: (day) => tidy(month.format(noon(day))),
    time,
    span,
    moment: (instant) => `${tidy(localShort.format(instant))}${comma}${time(instant)}`,
    longMoment: (day, from, to) => `${tidy(long.format(noon(day)))}${from === null ? '' : comma + span(from, to)}`,
    price: (value) => tidy(formatMoney(value, language)).replace(/\u00a0/g, ' '),
    number: (value) => tidy(numbers.format(value)),
    list: (parts) => lists.format(parts),
    country: (code) => regions.of(code) ?? code,
    compare: (first, second) => collator.compare(first, second),
  };
}
