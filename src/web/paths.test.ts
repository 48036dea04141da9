import { describe, expect, test } from 'vitest';
import { matchPage } from './pages.ts';
import { filterOf, inOtherLanguage, inOwnLanguage, paths, placeOf, safeNext, searchOf } from './paths.ts';

const at = { language: 'ja', edition: 'tokyo-2020' } as const;

describe('addresses', () => {
  test('every page is found again from the address it is given', () => {
    const addresses: Record<string, string> = {
      home: paths.home(at),
      programme: paths.programme(at, { day: '2020-07-25', medal: true }),
      map: paths.map(at),
      session: paths.session(at, 'TYO20-SWM-01'),
      'sign-in': paths.signIn(at, paths.cart(at)),
      cart: paths.cart(at),
      orders: paths.orders(at),
      order: paths.order(at, '0198'),
      pass: paths.pass(at),
      me: paths.me(at),
      mailbox: paths.mailbox(at),
      bank: paths.bank(at, '0198'),
      about: paths.about(at),
      privacy: paths.privacy(at),
    };
    for (const [name, address] of Object.entries(addresses)) {
      expect(matchPage(address.split('?')[0]!)?.page.name).toBe(name);
    }
  });

  test('parameters come back decoded', () => {
    expect(matchPage('/en/tokyo-2020/sessions/a%20b')?.params).toEqual({ session: 'a b' });
  });

  test('an unknown address below an edition is the missing page, one outside is none', () => {
    expect(matchPage('/en/tokyo-2020/nowhere')?.page.name).toBe('missing');
    expect(matchPage('/en/tokyo-2020/sessions')?.page.name).toBe('missing');
    expect(matchPage('/xx/tokyo-2020/')).toBeUndefined();
    expect(placeOf('/en/..%2f/')).toBeUndefined();
  });

  test('another language keeps page and choice', () => {
    expect(inOtherLanguage('/en/tokyo-2020/programme?day=2020-07-25', 'fr')).toBe(
      '/fr/tokyo-2020/programme?day=2020-07-25',
    );
  });
});

describe('the programme filter', () => {
  test('survives a trip through the address', () => {
    const filter = {
      q: 'judo & 柔道',
      sport: ['JUD', 'KTE'],
      day: '2020-07-25',
      medal: true,
      venue: 'nippon-budokan',
      maxPrice: 5000,
      seats: 4,
      sort: 'price' as const,
      view: 'timetable' as const,
      shown: 80,
    };
    expect(filterOf(searchOf(filter))).toEqual(filter);
  });

  test('one choice has one address', () => {
    expect(searchOf({ sport: ['B', 'A'] })).toBe(searchOf({ sport: ['A', 'B'] }));
    expect(searchOf({ q: '  ', medal: false })).toBe('');
  });

  test('leaves out what does not fit', () => {
    const filter = filterOf('?day=today&maxPrice=-3&seats=99&venue=%3Cscript%3E&sort=rank&shown=1e9');
    expect(filter).toMatchObject({ day: undefined, maxPrice: undefined, seats: 20, venue: undefined, sort: undefined });
    expect(filter.shown).toBe(1000);
  });
});

test('pages that others point to open in the language of the reader', () => {
  const own = 'https://example.org';
  expect(inOwnLanguage('/en/tokyo-2020/orders/1?x=1', own, 'ja')).toBe('/ja/tokyo-2020/orders/1?x=1');
  expect(inOwnLanguage('https://example.org/en/tokyo-2020/bank/1', own, 'fr')).toBe('/fr/tokyo-2020/bank/1');
  expect(inOwnLanguage('https://bank.example/step', own, 'fr')).toBe('https://bank.example/step');
  expect(inOwnLanguage('/api/x', own, 'fr')).toBe('/api/x');
});

test('signing in leads back to this site only', () => {
  expect(safeNext('/en/tokyo-2020/cart', at)).toBe('/en/tokyo-2020/cart');
  for (const bad of ['https://example.org/', '//example.org', '/\\example.org', '/en/\\x', 'javascript:1', null]) {
    expect(safeNext(bad, at)).toBe('/ja/tokyo-2020/');
  }
});
