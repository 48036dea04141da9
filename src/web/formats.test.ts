import { expect, test } from 'vitest';
import { fromIso } from '../kernel/time.ts';
import { formatsFor } from './formats.ts';

const start = fromIso('2020-07-25T19:00:00+09:00');

test('times are those of the venue, whoever reads them', () => {
  const formats = formatsFor('en', 'Asia/Tokyo');
  expect(formats.time(start)).toBe('19:00');
  expect(formats.span(start, start + 9_000_000)).toBe('19:00–21:30');
  expect(formats.span(null, null)).toBe('');
  expect(formats.moment(start)).toBe('Sat 25 Jul, 19:00');
});

test('days are written as each language writes them', () => {
  expect(formatsFor('en', 'Asia/Tokyo').day('2020-07-25')).toBe('Sat 25 Jul');
  expect(formatsFor('ja', 'Asia/Tokyo').longDay('2020-07-25')).toBe('2020年7月25日土曜日');
  expect(formatsFor('fr', 'Asia/Tokyo').longDay('2020-07-25')).toBe('samedi 25 juillet 2020');
});

test('no text holds a space that browsers and servers write differently', () => {
  for (const language of ['en', 'ja', 'zh', 'fr'] as const) {
    const formats = formatsFor(language, 'Asia/Tokyo');
    const texts = [
      formats.price({ amount: 125_800, currency: 'JPY' }),
      formats.number(1_250),
      formats.moment(start),
      formats.longDay('2020-07-25'),
    ];
    for (const text of texts) expect(text).not.toMatch(/[\u202f\u2009\u00a0]/);
  }
});
