import { isLanguage, type Language } from '../kernel/language.ts';

/** Where a page lives: the reader's language and the edition come first in every address. */
export interface Place {
  readonly language: Language;
  readonly edition: string;
}

/** What a reader chose in the programme; all of it stands in the address. */
export interface ProgrammeFilter {
  readonly q?: string | undefined;
  readonly sport?: readonly string[] | undefined;
  readonly day?: string | undefined;
  readonly medal?: boolean | undefined;
  readonly venue?: string | undefined;
  readonly maxPrice?: number | undefined;
  readonly seats?: number | undefined;
  readonly sort?: 'price' | undefined;
  readonly view?: 'timetable' | undefined;
  readonly shown?: number | undefined;
}

/** Where the questions of a journey begin: at one of them, from a package, or around a session. */
export interface JourneyStart {
  readonly step?: string;
  readonly package?: string;
  readonly around?: string;
}

const base = ({ language, edition }: Place) => `/${language}/${encodeURIComponent(edition)}`;

/** Every address of the visitor's pages, in one place. */
export const paths = {
  home: (at: Place) => `${base(at)}/`,
  programme: (at: Place, filter: ProgrammeFilter = {}) => `${base(at)}/programme${searchOf(filter)}`,
  map: (at: Place, filter: ProgrammeFilter = {}) => `${base(at)}/map${searchOf(filter)}`,
  session: (at: Place, session: string) => `${base(at)}/sessions/${encodeURIComponent(session)}`,
  signIn: (at: Place, next?: string) => `${base(at)}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  cart: (at: Place) => `${base(at)}/cart`,
  orders: (at: Place) => `${base(at)}/orders`,
  order: (at: Place, order: string) => `${base(at)}/orders/${encodeURIComponent(order)}`,
  pass: (at: Place) => `${base(at)}/pass`,
  face: (at: Place) => `${base(at)}/face`,
  waysIn: (at: Place) => `${base(at)}/ways-in`,
  journeys: (at: Place, start: JourneyStart = {}) => {
    const search = new URLSearchParams(Object.entries(start).filter(([, value]) => value)).toString();
    return `${base(at)}/journeys${search ? `?${search}` : ''}`;
  },
  journeyPlans: (at: Place) => `${base(at)}/journeys/plans`,
  /** `then`: what goes on by itself after signing in. */
  journeyPlan: (at: Place, then?: 'hold' | 'save') => `${base(at)}/journeys/plan${then ? `?then=${then}` : ''}`,
  myJourneys: (at: Place) => `${base(at)}/journeys/mine`,
  sharedJourney: (at: Place, share: string) => `${base(at)}/journeys/shared/${encodeURIComponent(share)}`,
  journeyToday: (at: Place) => `${base(at)}/journeys/today`,
  shop: (at: Place) => `${base(at)}/shop`,
  /** `search`: the choice as `shopSearchOf` writes it. */
  shopFind: (at: Place, search = '') => `${base(at)}/shop/find${search}`,
  product: (at: Place, product: string) => `${base(at)}/shop/products/${encodeURIComponent(product)}`,
  brand: (at: Place, brand: string) => `${base(at)}/shop/brands/${encodeURIComponent(brand)}`,
  me: (at: Place) => `${base(at)}/me`,
  mailbox: (at: Place) => `${base(at)}/mailbox`,
  bank: (at: Place, payment: string) => `${base(at)}/bank/${encodeURIComponent(payment)}`,
  about: (at: Place) => `${base(at)}/about`,
  privacy: (at: Place) => `${base(at)}/privacy`,
  sheet: ({ edition, language }: Place) => `/api/editions/${edition}/sheet.pdf?language=${language}`,
  deskSheet: (edition: string, pass: string) => `/api/editions/${edition}/desk/sheets/${pass}.pdf`,
  applePass: (edition: string, pass: string) => `/api/editions/${edition}/passes/${pass}/wallet.pkpass`,
  /** A drawing or a photo of the shop; drawings have no width of their own. */
  picture: (edition: string, id: string, width?: number, format: 'avif' | 'webp' = 'webp') =>
    `/api/editions/${edition}/market/pictures/${id}${width === undefined ? '.svg' : `/${width}.${format}`}`,
  receipt: (edition: string, order: string) => `/api/editions/${edition}/orders/${order}/receipt.pdf`,
} as const;

/** The query part of a programme address, keys in one order, so that one choice has one address. */
export function searchOf(filter: ProgrammeFilter): string {
  const search = new URLSearchParams();
  if (filter.q?.trim()) search.set('q', filter.q.trim());
  if (filter.sport?.length) search.set('sport', [...filter.sport].sort().join('.'));
  if (filter.day) search.set('day', filter.day);
  if (filter.medal) search.set('medal', '1');
  if (filter.venue) search.set('venue', filter.venue);
  if (filter.maxPrice) search.set('maxPrice', String(filter.maxPrice));
  if (filter.seats) search.set('seats', String(filter.seats));
  if (filter.sort) search.set('sort', filter.sort);
  if (filter.view) search.set('view', filter.view);
  if (filter.shown) search.set('shown', String(filter.shown));
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** A key out of an address; undefined where it is none. */
export function readKey(given: URLSearchParams, name: string): string | undefined {
  const text = given.get(name) ?? '';
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text) ? text : undefined;
}

/** A count out of an address, the largest at the most; undefined where it is none. */
export function readCount(given: URLSearchParams, name: string, largest: number): number | undefined {
  const value = Number(given.get(name));
  return Number.isInteger(value) && value > 0 ? Math.min(value, largest) : undefined;
}

/** Reads a programme address; what does not fit is left out rather than refused. */
export function filterOf(search: string): ProgrammeFilter {
  const given = new URLSearchParams(search);
  const day = given.get('day') ?? '';
  const sport = (given.get('sport') ?? '').split('.').filter((one) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(one));
  return {
    q: given.get('q')?.slice(0, 100) || undefined,
    sport: sport.length > 0 ? sport.slice(0, 60) : undefined,
    day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined,
    medal: given.get('medal') === '1' || undefined,
    venue: readKey(given, 'venue'),
    maxPrice: readCount(given, 'maxPrice', 100_000_000),
    seats: readCount(given, 'seats', 20),
    sort: given.get('sort') === 'price' ? 'price' : undefined,
    view: given.get('view') === 'timetable' ? 'timetable' : undefined,
    shown: readCount(given, 'shown', 1000),
  };
}

/** The same page in another language. */
export function inOtherLanguage(address: string, language: Language): string {
  return address.replace(/^\/[^/?#]+/, `/${language}`);
}

/** An address of this site in the language of the reader; one of another site as it is. */
export function inOwnLanguage(address: string, origin: string, language: Language): string {
  const target = new URL(address, origin);
  if (target.origin !== origin) return address;
  const path = target.pathname + target.search;
  return placeOf(target.pathname) ? inOtherLanguage(path, language) : path;
}

/** Takes an address apart: place and the rest, without slashes at its ends; undefined where it is not a page's. */
export function placeOf(pathname: string): (Place & { readonly rest: string }) | undefined {
  const [, language = '', edition = '', ...rest] = pathname.split('/');
  if (!isLanguage(language) || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(edition)) return undefined;
  return { language, edition, rest: rest.join('/').replace(/\/+$/, '') };
}

/** An address of this site to come back to after signing in; anything else leads home. */
export function safeNext(next: string | null, at: Place): string {
  return next && /^\/((en|ja|zh|fr)\/[A-Za-z0-9]|(staff|brand)(\/|$))/.test(next) && !next.includes('\\')
    ? next
    : paths.home(at);
}
