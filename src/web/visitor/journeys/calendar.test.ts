import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromIso } from '../../../kernel/time.ts';
import type { Journey } from '../../../modules/journeys/contract.ts';
import { calendarOf, escapeText, foldLine } from './calendar.ts';

const octets = (text: string) => new TextEncoder().encode(text).length;

const journey = {
  id: '01a22957-fc49-7250-bcc8-5628ab9510f9',
  days: [
    {
      day: '2021-07-26',
      visits: [
        {
          ref: 'session:TYO20-JUD-06',
          startsAt: fromIso('2021-07-26T16:25:00+09:00'),
          endsAt: fromIso('2021-07-26T19:55:00+09:00'),
          travel: { mode: 'transit', minutes: 24, walkMetres: 664 },
        },
        {
          ref: 'meal:kudan',
          startsAt: fromIso('2021-07-26T20:10:00+09:00'),
          endsAt: fromIso('2021-07-26T21:00:00+09:00'),
          travel: { mode: 'none', minutes: 0, walkMetres: 0 },
        },
        {
          ref: 'meal:kudan',
          startsAt: fromIso('2021-07-26T22:10:00+09:00'),
          endsAt: fromIso('2021-07-26T23:00:00+09:00'),
          travel: { mode: 'none', minutes: 0, walkMetres: 0 },
        },
      ],
    },
  ],
} as unknown as Journey;
const places = {
  'session:TYO20-JUD-06': { name: '柔道', where: '日本武道館; 北の丸', latitude: 35.69, longitude: 139.75 },
};
const words = {
  title: 'Tokyo, judo',
  nameOf: (ref: string) => (ref.startsWith('session:') ? 'Judo, final' : 'Dinner'),
  wayOf: ({ minutes }: { minutes: number }) => (minutes > 0 ? `${minutes} min by train` : ''),
};
const stamp = fromIso('2021-06-01T00:00:00Z');

test('an event a visit, times in UTC, every line ended by CRLF', () => {
  const text = calendarOf(journey, places, words, stamp);
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
  expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(text).toContain('DTSTART:20210726T072500Z\r\nDTEND:20210726T105500Z\r\n');
  expect(text).toContain('DTSTAMP:20210601T000000Z\r\n');
  expect(text).toContain('SUMMARY:Judo\\, final\r\n');
  expect(text).toContain('LOCATION:日本武道館\\; 北の丸\r\n');
  expect(text).toContain('GEO:35.69;139.75\r\n');
  expect(text.match(/DESCRIPTION:/g)).toHaveLength(1);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('the same journey has the same UIDs, each once', () => {
  const uids = (text: string) => [...text.replaceAll('\r\n ', '').matchAll(/^UID:(.+)\r$/gm)].map(([, uid]) => uid);
  const first = uids(calendarOf(journey, places, words, stamp));
  expect(first).toEqual(uids(calendarOf(journey, {}, words, stamp + 1_000)));
  expect(new Set(first).size).toBe(3);
});

test('text is escaped so that it reads the same again', () => {
  const read = (text: string) => text.replace(/\\(n|.)/g, (_, one: string) => (one === 'n' ? '\n' : one));
  const plain = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{Cc}/gu, ''));
  fc.assert(
    fc.property(plain, plain, (first, second) => {
      const text = `${first}\n${second}`;
      expect(read(escapeText(text))).toBe(text);
      expect(escapeText(text)).not.toMatch(/[\r\n]/);
    }),
  );
});

test('lines are folded at 75 octets, never within a character, and unfold to what they were', () => {
  const line = fc.string({ unit: 'binary', maxLength: 400 }).map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, ''));
  fc.assert(
    fc.property(line, (text) => {
      const folded = foldLine(text);
      for (const part of folded.split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75);
      expect(folded.replaceAll('\r\n ', '')).toBe(text);
    }),
  );
  expect(foldLine('柔'.repeat(30)).split('\r\n')).toHaveLength(2);
});
