import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { askJson, type JsonAnswer } from './ask-json.ts';
import type { Connector, Offer, OfferAnswer, OfferQuery } from './connector.ts';
import { priceOf } from './price-of.ts';

/*
 * Amadeus for Developers, Self-Service: OAuth 2.0 client credentials (v1/security/oauth2/token), hotels around a point
 * (v1/reference-data/locations/hotels/by-geocode), their offers (v3/shopping/hotel-offers), flights (v2/shopping/flight-offers).
 */

export interface AmadeusOptions {
  readonly key: string | undefined;
  readonly secret: string | undefined;
  /** The test environment unless told otherwise: `https://api.amadeus.com` sells for real. */
  readonly url?: string | undefined;
  readonly timeoutMs?: number;
  /** Seconds of the machine; tokens end by it. */
  readonly now?: () => number;
}

const Token = Compile(Type.Object({ access_token: Type.String({ minLength: 1 }), expires_in: Type.Number() }));
const Hotels = Compile(Type.Object({ data: Type.Array(Type.Object({ hotelId: Type.String() })) }));
const HotelOffers = Compile(
  Type.Object({
    data: Type.Array(
      Type.Object({
        hotel: Type.Object({ name: Type.Optional(Type.String()), hotelId: Type.String() }),
        offers: Type.Array(
          Type.Object({
            id: Type.String(),
            room: Type.Optional(
              Type.Object({
                typeEstimated: Type.Optional(
                  Type.Object({ category: Type.Optional(Type.String()), bedType: Type.Optional(Type.String()) }),
                ),
                description: Type.Optional(Type.Object({ text: Type.Optional(Type.String()) })),
              }),
            ),
            price: Type.Object({ currency: Type.String(), total: Type.Optional(Type.String()) }),
          }),
        ),
      }),
    ),
  }),
);
const Place = Type.Object({ iataCode: Type.String(), at: Type.String() });
const FlightOffers = Compile(
  Type.Object({
    data: Type.Array(
      Type.Object({
        id: Type.String(),
        numberOfBookableSeats: Type.Optional(Type.Integer()),
        itineraries: Type.Array(
          Type.Object({
            segments: Type.Array(
              Type.Object({ departure: Place, arrival: Place, carrierCode: Type.String(), number: Type.String() }),
              { minItems: 1 },
            ),
          }),
          { minItems: 1 },
        ),
        price: Type.Object({ currency: Type.String(), grandTotal: Type.String() }),
      }),
    ),
  }),
);

/** Most hotels that one question for offers may name. */
const mostHotels = 20;
const searchKm = 5;

export function amadeus(options: AmadeusOptions): Connector {
  const {
    key,
    secret,
    url = 'https://test.api.amadeus.com',
    timeoutMs = 10_000,
    now = () => Date.now() / 1_000,
  } = options;
  let token: { readonly text: string; readonly endsAt: number } | undefined;

  async function ask(path: string, query: Record<string, string>): Promise<JsonAnswer> {
    if (!token || token.endsAt <= now()) {
      const answer = await askJson(`${url}/v1/security/oauth2/token`, {
        method: 'POST',
        timeoutMs,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: key ?? '',
          client_secret: secret ?? '',
        }).toString(),
      });
      if ('failure' in answer) return answer;
      if (!Token.Check(answer.json)) return { failure: 'unreadable' };
      // A minute early, so that none ends on its way.
      token = { text: answer.json.access_token, endsAt: now() + answer.json.expires_in - 60 };
    }
    const answer = await askJson(`${url}${path}?${new URLSearchParams(query)}`, {
      timeoutMs,
      headers: { authorization: `Bearer ${token.text}` },
    });
    // A token may be taken back before its time: the next question gets a new one.
    if ('failure' in answer && answer.failure === 'refused') token = undefined;
    return answer;
  }

  return {
    name: 'amadeus',
    isSetUp: key !== undefined && secret !== undefined,
    async offers(query) {
      if (key === undefined || secret === undefined) return { failure: 'notSetUp' };
      return query.kind === 'rooms' ? await roomOffers(ask, query) : await seatOffers(ask, query);
    },
  };
}

type AskAmadeus = (path: string, query: Record<string, string>) => Promise<JsonAnswer>;

async function roomOffers(ask: AskAmadeus, query: OfferQuery & { kind: 'rooms' }): Promise<OfferAnswer> {
  const near = await ask('/v1/reference-data/locations/hotels/by-geocode', {
    latitude: String(query.latitude),
    longitude: String(query.longitude),
    radius: String(searchKm),
    radiusUnit: 'KM',
  });
  if ('failure' in near) return near;
  if (!Hotels.Check(near.json)) return { failure: 'unreadable' };
  const hotels = near.json.data.slice(0, mostHotels).map((one) => one.hotelId);
  if (hotels.length === 0) return { offers: [] };
  const answer = await ask('/v3/shopping/hotel-offers', {
    hotelIds: hotels.join(','),
    adults: String(query.adults),
    checkInDate: query.firstNight,
    checkOutDate: dayAfter(query.firstNight, query.nights),
    roomQuantity: '1',
    currency: query.currency,
  });
  if ('failure' in answer) return answer;
  if (!HotelOffers.Check(answer.json)) return { failure: 'unreadable' };
  const offers = answer.json.data.flatMap(({ hotel, offers: list }) =>
    list.flatMap(({ id, room, price }): Offer[] => {
      const total = priceOf(price.total, price.currency);
      const type = room?.typeEstimated;
      const detail = [type?.category, type?.bedType].filter(Boolean).join(', ') || (room?.description?.text ?? '');
      return total ? [{ kind: 'rooms', id, title: hotel.name ?? hotel.hotelId, detail, price: total, left: null }] : [];
    }),
  );
  return { offers };
}

async function seatOffers(ask: AskAmadeus, query: OfferQuery & { kind: 'seats' }): Promise<OfferAnswer> {
  const answer = await ask('/v2/shopping/flight-offers', {
    originLocationCode: query.from,
    destinationLocationCode: query.to,
    departureDate: query.day,
    adults: String(query.adults),
    currencyCode: query.currency,
    max: '20',
  });
  if ('failure' in answer) return answer;
  if (!FlightOffers.Check(answer.json)) return { failure: 'unreadable' };
  const offers = answer.json.data.flatMap(({ id, itineraries, price, numberOfBookableSeats }): Offer[] => {
    const total = priceOf(price.grandTotal, price.currency);
    const segments = itineraries[0]!.segments;
    const [first, last] = [segments[0]!, segments.at(-1)!];
    const title = segments.map((one) => `${one.carrierCode} ${one.number}`).join(', ');
    const detail = `${first.departure.iataCode} ${first.departure.at}, ${last.arrival.iataCode} ${last.arrival.at}`;
    return total ? [{ kind: 'seats', id, title, detail, price: total, left: numberOfBookableSeats ?? null }] : [];
  });
  return { offers };
}

/** The day on which the last of some nights ends. */
export function dayAfter(first: string, days: number): string {
  return new Date(Date.parse(`${first}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
