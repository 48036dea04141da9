import type { ComponentType } from 'react';
import type { Instant } from '../kernel/time.ts';
import type { EditionPage } from '../modules/editions/contract.ts';
import type { Call } from './call.ts';
import { filterOf, type Place, placeOf } from './paths.ts';
import { nextMedalDay, type Queries, sessionsQueryOf } from './queries.ts';

/** Names of the last part of an address, as in `:session`. */
export type PageParams = Readonly<Record<string, string>>;
export interface PageProps {
  readonly params: PageParams;
}

/** What the server knows when it fetches for a page. */
export interface Needed {
  readonly queries: Queries;
  readonly call: Call;
  readonly place: Place;
  readonly params: PageParams;
  readonly search: string;
  readonly edition: EditionPage;
  readonly now: Instant;
}

/** What is fetched for a page, as queries. */
export type Needs = { queryKey: readonly unknown[] }[];

/** Loaded on the server only, so that no other page carries what the shop asks for. */
const shopNeeds = () => import('./visitor/market/market-needs.ts');

/** A page: where it lives, how its code is loaded, and what the server fetches before it renders. */
export interface Page {
  readonly name: string;
  readonly pattern: string;
  /** Path of its module below src/web, as the build's manifest names it. */
  readonly source: string;
  readonly load: () => Promise<ComponentType<PageProps>>;
  readonly needs?: (from: Needed) => Needs | Promise<Needs>;
  /** Pages about one person are not for search engines. */
  readonly isPrivate?: boolean;
}

export const pages: readonly Page[] = [
  {
    name: 'home',
    pattern: '',
    source: 'visitor/home/home-page.tsx',
    load: async () => (await import('./visitor/home/home-page.tsx')).HomePage,
    needs: ({ queries, edition, now }) => [queries.medalsOf(nextMedalDay(edition, now))],
  },
  {
    name: 'programme',
    pattern: 'programme',
    source: 'visitor/programme/programme-page.tsx',
    load: async () => (await import('./visitor/programme/programme-page.tsx')).ProgrammePage,
    needs: ({ queries, search }) => [queries.sessions(sessionsQueryOf(filterOf(search)))],
  },
  {
    name: 'map',
    pattern: 'map',
    source: 'visitor/programme/map-page.tsx',
    load: async () => (await import('./visitor/programme/map-page.tsx')).MapPage,
    needs: ({ queries, search }) => [queries.venueCounts(sessionsQueryOf(filterOf(search)))],
  },
  {
    name: 'session',
    pattern: 'sessions/:session',
    source: 'visitor/session/session-page.tsx',
    load: async () => (await import('./visitor/session/session-page.tsx')).SessionPage,
    needs: ({ queries, params }) => [queries.session(params['session'] ?? '')],
  },
  {
    name: 'shop',
    pattern: 'shop',
    source: 'visitor/market/shop-page.tsx',
    load: async () => (await import('./visitor/market/shop-page.tsx')).ShopPage,
    needs: async (from) => (await shopNeeds()).needsOfShop(from),
  },
  {
    name: 'shop-find',
    pattern: 'shop/find',
    source: 'visitor/market/find-page.tsx',
    load: async () => (await import('./visitor/market/find-page.tsx')).FindPage,
    needs: async (from) => (await shopNeeds()).needsOfFind(from),
  },
  {
    name: 'product',
    pattern: 'shop/products/:product',
    source: 'visitor/market/product/product-page.tsx',
    load: async () => (await import('./visitor/market/product/product-page.tsx')).ProductPage,
    needs: async (from) => (await shopNeeds()).needsOfProduct(from),
  },
  {
    name: 'brand',
    pattern: 'shop/brands/:brand',
    source: 'visitor/market/brand-page.tsx',
    load: async () => (await import('./visitor/market/brand-page.tsx')).BrandPage,
    needs: async (from) => (await shopNeeds()).needsOfBrand(from),
  },
  {
    name: 'sign-in',
    pattern: 'sign-in',
    source: 'visitor/account/sign-in-page.tsx',
    load: async () => (await import('./visitor/account/sign-in-page.tsx')).SignInPage,
    isPrivate: true,
  },
  {
    name: 'me',
    pattern: 'me',
    source: 'visitor/account/me-page.tsx',
    load: async () => (await import('./visitor/account/me-page.tsx')).MePage,
    isPrivate: true,
  },
  {
    name: 'cart',
    pattern: 'cart',
    source: 'visitor/orders/cart-page.tsx',
    load: async () => (await import('./visitor/orders/cart-page.tsx')).CartPage,
    isPrivate: true,
  },
  {
    name: 'orders',
    pattern: 'orders',
    source: 'visitor/orders/orders-page.tsx',
    load: async () => (await import('./visitor/orders/orders-page.tsx')).OrdersPage,
    isPrivate: true,
  },
  {
    name: 'order',
    pattern: 'orders/:order',
    source: 'visitor/orders/order-page.tsx',
    load: async () => (await import('./visitor/orders/order-page.tsx')).OrderPage,
    isPrivate: true,
  },
  {
    name: 'pass',
    pattern: 'pass',
    source: 'visitor/pass/pass-page.tsx',
    load: async () => (await import('./visitor/pass/pass-page.tsx')).PassPage,
    isPrivate: true,
  },
  {
    name: 'face',
    pattern: 'face',
    source: 'visitor/faces/faces-page.tsx',
    load: async () => (await import('./visitor/faces/faces-page.tsx')).FacesPage,
    isPrivate: true,
  },
  {
    name: 'ways-in',
    pattern: 'ways-in',
    source: 'visitor/carriers/ways-in-page.tsx',
    load: async () => (await import('./visitor/carriers/ways-in-page.tsx')).WaysInPage,
  },
  {
    name: 'journeys',
    pattern: 'journeys',
    source: 'visitor/journeys/questions/questions-page.tsx',
    load: async () => (await import('./visitor/journeys/questions/questions-page.tsx')).QuestionsPage,
  },
  {
    name: 'journey-plans',
    pattern: 'journeys/plans',
    source: 'visitor/journeys/plans/plans-page.tsx',
    load: async () => (await import('./visitor/journeys/plans/plans-page.tsx')).PlansPage,
    isPrivate: true,
  },
  {
    name: 'journey-plan',
    pattern: 'journeys/plan',
    source: 'visitor/journeys/plan/plan-page.tsx',
    load: async () => (await import('./visitor/journeys/plan/plan-page.tsx')).PlanPage,
    isPrivate: true,
  },
  {
    name: 'my-journeys',
    pattern: 'journeys/mine',
    source: 'visitor/journeys/kept/my-journeys-page.tsx',
    load: async () => (await import('./visitor/journeys/kept/my-journeys-page.tsx')).MyJourneysPage,
    isPrivate: true,
  },
  {
    name: 'shared-journey',
    pattern: 'journeys/shared/:share',
    source: 'visitor/journeys/kept/shared-page.tsx',
    load: async () => (await import('./visitor/journeys/kept/shared-page.tsx')).SharedPage,
    isPrivate: true,
  },
  {
    name: 'journey-today',
    pattern: 'journeys/today',
    source: 'visitor/journeys/today/today-page.tsx',
    load: async () => (await import('./visitor/journeys/today/today-page.tsx')).TodayPage,
    isPrivate: true,
  },
  {
    name: 'unsubscribe',
    pattern: 'unsubscribe/:token',
    source: 'visitor/journeys/kept/unsubscribe-page.tsx',
    load: async () => (await import('./visitor/journeys/kept/unsubscribe-page.tsx')).UnsubscribePage,
    isPrivate: true,
  },
  {
    name: 'mailbox',
    pattern: 'mailbox',
    source: 'visitor/demo/mailbox-page.tsx',
    load: async () => (await import('./visitor/demo/mailbox-page.tsx')).MailboxPage,
    isPrivate: true,
  },
  {
    name: 'bank',
    pattern: 'bank/:payment',
    source: 'visitor/demo/bank-page.tsx',
    load: async () => (await import('./visitor/demo/bank-page.tsx')).BankPage,
    isPrivate: true,
  },
  {
    name: 'about',
    pattern: 'about',
    source: 'visitor/about/about-page.tsx',
    load: async () => (await import('./visitor/about/about-page.tsx')).AboutPage,
  },
  {
    name: 'privacy',
    pattern: 'privacy',
    source: 'visitor/about/privacy-page.tsx',
    load: async () => (await import('./visitor/about/privacy-page.tsx')).PrivacyPage,
  },
];

export const missingPage: Page = {
  name: 'missing',
  pattern: '*',
  source: 'visitor/about/missing-page.tsx',
  load: async () => (await import('./visitor/about/missing-page.tsx')).MissingPage,
  isPrivate: true,
};

export interface PageMatch {
  readonly page: Page;
  readonly place: Place;
  readonly params: PageParams;
}

/** The page of an address; the missing page for an unknown one below a place, undefined outside of any. */
export function matchPage(pathname: string): PageMatch | undefined {
  const place = placeOf(pathname);
  if (!place) return undefined;
  const parts = place.rest.split('/');
  for (const page of pages) {
    const wanted = page.pattern.split('/');
    if (wanted.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, index) => {
      const text = parts[index] ?? '';
      if (!part.startsWith(':')) return part === text;
      params[part.slice(1)] = decode(text);
      return text !== '';
    });
    if (fits) return { page, place, params };
  }
  return { page: missingPage, place, params: {} };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const loaded = new Map<Page, ComponentType<PageProps>>();
const loading = new Map<Page, Promise<ComponentType<PageProps>>>();

/** Loads a page's code once; after it, {@link loadedPage} answers at once. */
export function loadPage(page: Page): Promise<ComponentType<PageProps>> {
  const under = loading.get(page) ?? page.load();
  loading.set(page, under);
  under.then(
    (component) => loaded.set(page, component),
    () => loading.delete(page),
  );
  return under;
}

export function loadedPage(page: Page): ComponentType<PageProps> | undefined {
  return loaded.get(page);
}
