import { majorUnits } from '../../../kernel/money.ts';
import { toIso } from '../../../kernel/time.ts';
import type { SessionCard } from '../../../modules/tickets/contract.ts';
import type { EditionView } from '../../reader.tsx';

/** The session as schema.org/Event, for search engines and assistants. */
export function eventJsonLd(session: SessionCard, view: EditionView, name: string, address: string): unknown {
  const venue = view.venue(session.venue);
  return {
    '@context': 'https://schema.org',
    '@type': 'SportsEvent',
    name,
    url: address,
    ...(session.startsAt ? { startDate: toIso(session.startsAt) } : { startDate: session.day }),
    ...(session.endsAt ? { endDate: toIso(session.endsAt) } : {}),
    ...(session.doorsAt ? { doorTime: toIso(session.doorsAt) } : {}),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    eventStatus: 'https://schema.org/EventScheduled',
    superEvent: {
      '@type': 'Event',
      name: view.say(view.edition.names),
      startDate: view.edition.firstDay,
      endDate: view.edition.lastDay,
    },
    ...(venue
      ? {
          location: {
            '@type': 'Place',
            name: view.say(venue.names),
            address: view.say(venue.address),
            geo: { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude },
          },
        }
      : {}),
    offers: session.prices.map(({ category, price }) => ({
      '@type': 'Offer',
      name: view.categoryName(category),
      price: majorUnits(price),
      priceCurrency: price.currency,
      url: address,
      availability: session.free > 0 ? 'https://schema.org/InStock' : 'https://schema.org/SoldOut',
    })),
  };
}
