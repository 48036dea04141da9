import type { Instant } from '../../../kernel/time.ts';
import type { Journey } from '../../../modules/journeys/contract.ts';
import type { Places } from './places.ts';

/** What the calendar says in the reader's language. */
export interface CalendarWords {
  readonly title: string;
  nameOf(ref: string, startsAt: Instant): string;
  /** The way there, as a sentence; empty where there is none. */
  wayOf(travel: Journey['days'][number]['visits'][number]['travel']): string;
}

/**
 * A journey as iCalendar (RFC 5545): an event a visit, times in UTC, so no time zone needs to be described. The same journey has the
 * same UIDs, so a calendar that takes it in again replaces what it has.
 */
export function calendarOf(journey: Journey, places: Places, words: CalendarWords, stamp: Instant): string {
  const events = journey.days.flatMap(({ day, visits }) =>
    visits.flatMap(({ ref, startsAt, endsAt, travel }, index) => {
      // A neighbourhood may be eaten in twice a day: the second time has a name of its own.
      const earlier = visits.slice(0, index).filter((one) => one.ref === ref).length;
      const facts = places[ref];
      const location = facts?.where ?? facts?.name ?? '';
      const way = words.wayOf(travel);
      const hasPoint = facts?.latitude !== undefined && facts.longitude !== undefined;
      return [
        'BEGIN:VEVENT',
        `UID:${journey.id}-${day}-${ref.replace(/[^A-Za-z0-9-]/g, '-')}${earlier > 0 ? `-${earlier + 1}` : ''}@kaimon`,
        `DTSTAMP:${utc(stamp)}`,
        `DTSTART:${utc(startsAt)}`,
        `DTEND:${utc(endsAt)}`,
        `SUMMARY:${escapeText(words.nameOf(ref, startsAt))}`,
        ...(location ? [`LOCATION:${escapeText(location)}`] : []),
        ...(hasPoint ? [`GEO:${facts.latitude};${facts.longitude}`] : []),
        ...(way ? [`DESCRIPTION:${escapeText(way)}`] : []),
        'END:VEVENT',
      ];
    }),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kaimon//Journeys//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(words.title)}`,
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** `20210726T080000Z` */
function utc(instant: Instant): string {
  return new Date(instant).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
}

/** Text as 3.3.11 wants it: backslash, semicolon, comma and line break escaped; other control characters left out. */
export function escapeText(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** At most 75 octets a line, continued after a space (3.1), and never within a character. */
export function foldLine(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
