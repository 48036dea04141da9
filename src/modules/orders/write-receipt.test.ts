import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { languages } from '../../kernel/language.ts';
import { money } from '../../kernel/money.ts';
import type { Order } from './contract.ts';
import { receiptTexts } from './words.ts';
import { writeReceipt } from './write-receipt.ts';

const placedAt = Date.parse('2021-06-10T03:00:00Z');
const order: Order = {
  id: '01930000-0000-7000-8000-000000000001',
  number: 'K7Q2-94MX',
  edition: 'tokyo-2020',
  state: 'paid',
  lines: Array.from({ length: 6 }, (_, index) => ({
    kind: 'ticket',
    hold: `01930000-0000-7000-8000-00000000001${index}`,
    title: { en: 'Judo', ja: 'グランプリ 柔道 がぎぐげご ばびぶべぼ ぱぴぷぺぽ', zh: '柔道', fr: 'Judo' },
    detail: { en: 'Nippon Budokan', ja: '日本武道館 決勝', zh: '日本武道馆', fr: 'Nippon Budokan, été' },
    count: 2,
    unitPrice: money(4_000, 'JPY'),
    total: money(8_000, 'JPY'),
  })),
  discounts: [],
  charges: [],
  subOrders: [],
  rate: null,
  base: money(48_000, 'JPY'),
  total: money(48_000, 'JPY'),
  refunded: money(8_000, 'JPY'),
  placedAt,
  payUntil: placedAt,
  payments: [],
};

it.each(languages)('a receipt in %s is small enough for a mail, and says its words', async (language) => {
  const pdf = await writeReceipt(order, language, 'Asia/Tokyo');
  expect(pdf.length).toBeLessThan(120_000);
  const said = lettersOf(pdf);
  for (const letter of `${receiptTexts[language].total}${order.lines[0]!.title[language]}48`.replaceAll(' ', ''))
    expect(said, letter).toContain(letter);
});

/** The letters of a PDF's fonts, from their ToUnicode maps. */
function lettersOf(pdf: Buffer): Set<string> {
  const letters = new Set<string>();
  for (const [, body = ''] of pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)) {
    const text = plain(body);
    if (!text.includes('begincmap')) continue;
    for (const [, hex = ''] of text.matchAll(/<([0-9a-f]{4})>/gi))
      letters.add(String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return letters;
}

function plain(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
  } catch {
    return body;
  }
}
