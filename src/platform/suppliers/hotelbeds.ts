import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { dayAfter } from './amadeus.ts';
import { askJson } from './ask-json.ts';
import type { Connector, Offer } from './connector.ts';
import { priceOf } from './price-of.ts';

/*
 * Hotelbeds APItude, Hotel Booking API: availability around a point (POST hotel-api/1.0/hotels). Each request carries the key and
 * the SHA-256 of key, secret and seconds since 1970.
 */

export interface HotelbedsOptions {
  readonly key: string | undefined;
  readonly secret: string | undefined;
  /** The test environment unless told otherwise: `https://api.hotelbeds.com` sells for real. */
  readonly url?: string | undefined;
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

const textOrNumber = Type.Union([Type.String(), Type.Number()]);
const Availability = Compile(
  Type.Object({
    hotels: Type.Object({
      hotels: Type.Optional(
        Type.Array(
          Type.Object({
            code: textOrNumber,
            name: Type.String(),
            currency: Type.String(),
            rooms: Type.Array(
              Type.Object({
                name: Type.String(),
                rates: Type.Array(
                  Type.Object({
                    rateKey: Type.String(),
                    net: Type.Optional(textOrNumber),
                    allotment: Type.Optional(Type.Integer()),
                    boardName: Type.Optional(Type.String()),
                  }),
                ),
              }),
            ),
          }),
        ),
      ),
    }),
  }),
);

const searchKm = 5;

/** The signature of one second, as APItude checks it. */
export function signatureOf(key: string, secret: string, seconds: number): string {
  return createHash('sha256').update(`${key}${secret}${seconds}`).digest('hex');
}

export function hotelbeds(options: HotelbedsOptions): Connector {
  const {
    key,
    secret,
    url = 'https://api.test.hotelbeds.com',
    timeoutMs = 10_000,
    now = () => Date.now() / 1_000,
  } = options;
  return {
    name: 'hotelbeds',
    isSetUp: key !== undefined && secret !== undefined,
    async offers(query) {
      if (key === undefined || secret === undefined) return { failure: 'notSetUp' };
      if (query.kind !== 'rooms') return { failure: 'notOffered' };
      const answer = await askJson(`${url}/hotel-api/1.0/hotels`, {
        method: 'POST',
        timeoutMs,
        headers: {
          'content-type': 'application/json',
          'api-key': key,
          'x-signature': signatureOf(key, secret, Math.floor(now())),
        },
        body: JSON.stringify({
          stay: { checkIn: query.firstNight, checkOut: dayAfter(query.firstNight, query.nights) },
          occupancies: [{ rooms: 1, adults: query.adults, children: 0 }],
          geolocation: { latitude: query.latitude, longitude: query.longitude, radius: searchKm, unit: 'km' },
        }),
      });
      if ('failure' in answer) return answer;
      if (!Availability.Check(answer.json)) return { failure: 'unreadable' };
      const offers = (answer.json.hotels.hotels ?? []).flatMap((hotel) =>
        hotel.rooms.flatMap((room) =>
          room.rates.flatMap(({ rateKey, net, allotment, boardName }): Offer[] => {
            const price = priceOf(net, hotel.currency);
            const detail = [room.name, boardName].filter(Boolean).join(', ');
            return price
              ? [{ kind: 'rooms', id: rateKey, title: hotel.name, detail, price, left: allotment ?? null }]
              : [];
          }),
        ),
      );
      return { offers };
    },
  };
}
