import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amadeus } from './amadeus.ts';
import type { Connector, OfferQuery } from './connector.ts';
import { hotelbeds, signatureOf } from './hotelbeds.ts';

/* Both clients against a server of our own that answers in the shapes of their public documentation, or badly. */

const rooms: OfferQuery = {
  kind: 'rooms',
  latitude: 35.69,
  longitude: 139.7,
  firstNight: '2021-07-30',
  nights: 3,
  adults: 2,
  currency: 'JPY',
};
const seats: OfferQuery = { kind: 'seats', from: 'CDG', to: 'HND', day: '2021-07-21', adults: 2, currency: 'EUR' };

interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let url: string;
let asked: Asked[];
/** Answers instead of the good ones, by path; `silence` never answers. */
let faults: Record<string, { status?: number; text?: string } | 'silence'>;
let now: number;

const good: Record<string, unknown> = {
  '/v1/security/oauth2/token': { type: 'amadeusOAuth2Token', access_token: 'T1', expires_in: 1799, state: 'approved' },
  '/v1/reference-data/locations/hotels/by-geocode': {
    data: [{ hotelId: 'HNTYO001', name: 'X' }, { hotelId: 'HNTYO002' }],
  },
  '/v3/shopping/hotel-offers': {
    data: [
      {
        type: 'hotel-offers',
        hotel: { hotelId: 'HNTYO001', name: 'HOTEL ONE', latitude: 35.6, longitude: 139.7 },
        available: true,
        offers: [
          {
            id: 'TSXOJ6LFQ2',
            room: { typeEstimated: { category: 'STANDARD_ROOM', beds: 1, bedType: 'DOUBLE' } },
            price: { currency: 'JPY', total: '58200.00' },
          },
          { id: 'NOPRICE', price: { currency: 'JPY' } },
        ],
      },
    ],
  },
  '/v2/shopping/flight-offers': {
    data: [
      {
        type: 'flight-offer',
        id: '1',
        numberOfBookableSeats: 7,
        itineraries: [
          {
            duration: 'PT14H20M',
            segments: [
              {
                departure: { iataCode: 'CDG', at: '2021-07-21T11:20:00' },
                arrival: { iataCode: 'HND', at: '2021-07-22T06:40:00' },
                carrierCode: 'AF',
                number: '274',
              },
            ],
          },
        ],
        price: { currency: 'EUR', total: '546.70', grandTotal: '546.70' },
      },
    ],
  },
  '/hotel-api/1.0/hotels': {
    auditData: { processTime: '219' },
    hotels: {
      total: 1,
      hotels: [
        {
          code: 3424,
          name: 'As Americas',
          latitude: '40.64',
          longitude: '-8.64',
          currency: 'EUR',
          rooms: [
            {
              code: 'DBL.ST',
              name: 'DOUBLE STANDARD',
              rates: [{ rateKey: '2021|W|3424', net: '118.27', allotment: 5, boardName: 'BED AND BREAKFAST' }],
            },
          ],
        },
      ],
    },
  },
};

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const path = new URL(request.url!, 'http://x').pathname;
  asked.push({ path: request.url!, headers: request.headers, body });
  const fault = faults[path];
  if (fault === 'silence') return;
  response.statusCode = fault?.status ?? (path in good ? 200 : 404);
  response.end(fault?.text ?? JSON.stringify(good[path] ?? {}));
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked = [];
  faults = {};
  now = 1_600_000_000;
});

const options = () => ({ key: 'K', secret: 'S', url, timeoutMs: 150, now: () => now });

describe('amadeus', () => {
  it('asks for a token, for hotels around the point, and for their offers', async () => {
    const answer = await amadeus(options()).offers(rooms);
    expect(answer).toEqual({
      offers: [
        {
          kind: 'rooms',
          id: 'TSXOJ6LFQ2',
          title: 'HOTEL ONE',
          detail: 'STANDARD_ROOM, DOUBLE',
          price: { amount: 58_200, currency: 'JPY' },
          left: null,
        },
      ],
    });
    expect(asked[0]!.body).toBe('grant_type=client_credentials&client_id=K&client_secret=S');
    expect(asked[2]!.headers.authorization).toBe('Bearer T1');
    expect(asked[2]!.path).toContain('hotelIds=HNTYO001%2CHNTYO002');
    expect(asked[2]!.path).toContain('checkInDate=2021-07-30&checkOutDate=2021-08-02');
  });

  it('tells flights with what is left, and asks for a new token only when the old one ends', async () => {
    const connector = amadeus(options());
    const answer = await connector.offers(seats);
    expect(answer).toEqual({
      offers: [
        {
          kind: 'seats',
          id: '1',
          title: 'AF 274',
          detail: 'CDG 2021-07-21T11:20:00, HND 2021-07-22T06:40:00',
          price: { amount: 54_670, currency: 'EUR' },
          left: 7,
        },
      ],
    });
    await connector.offers(seats);
    expect(asked.filter(({ path }) => path.includes('oauth2'))).toHaveLength(1);
    now += 1_790;
    await connector.offers(seats);
    expect(asked.filter(({ path }) => path.includes('oauth2'))).toHaveLength(2);
  });
});

describe('hotelbeds', () => {
  it('signs with key, secret and second, and reads rates', async () => {
    const answer = await hotelbeds(options()).offers(rooms);
    expect(answer).toEqual({
      offers: [
        {
          kind: 'rooms',
          id: '2021|W|3424',
          title: 'As Americas',
          detail: 'DOUBLE STANDARD, BED AND BREAKFAST',
          price: { amount: 11_827, currency: 'EUR' },
          left: 5,
        },
      ],
    });
    expect(asked[0]!.headers['api-key']).toBe('K');
    expect(asked[0]!.headers['x-signature']).toBe(signatureOf('K', 'S', 1_600_000_000));
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ stay: { checkIn: '2021-07-30', checkOut: '2021-08-02' } });
  });

  it('has no flights', async () => {
    expect(await hotelbeds(options()).offers(seats)).toEqual({ failure: 'notOffered' });
  });
});

const cases: [string, (one: ReturnType<typeof options>) => Connector, string][] = [
  ['amadeus', amadeus, '/v3/shopping/hotel-offers'],
  ['amadeus token', amadeus, '/v1/security/oauth2/token'],
  ['hotelbeds', hotelbeds, '/hotel-api/1.0/hotels'],
];
describe.each(cases)('%s when it goes wrong', (_name, open, path) => {
  it.each([
    ['timedOut', 'silence' as const],
    ['tooMany', { status: 429 }],
    ['unreachable', { status: 503, text: '<html>' }],
    ['refused', { status: 401, text: '{"errors":[]}' }],
    ['unreadable', { text: '{"data": [' }],
    ['unreadable', { text: '[]' }],
    ['unreadable', { text: 'null' }],
    ['unreadable', { text: '{"data":[{"hotel":7}],"hotels":{"hotels":"none"}}' }],
  ])('answers %s', async (failure, fault) => {
    faults[path] = fault;
    expect(await open(options()).offers(rooms)).toEqual({ failure });
  });

  it('answers unreachable where nobody listens, and notSetUp without keys', async () => {
    expect(await open({ ...options(), url: 'http://127.0.0.1:9' }).offers(rooms)).toEqual({ failure: 'unreachable' });
    expect(await open({ ...options(), key: undefined as never }).offers(rooms)).toEqual({ failure: 'notSetUp' });
  });
});
