import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { languages } from '../../kernel/language.ts';
import { money } from '../../kernel/money.ts';
import type { Order } from './contract.ts';
import { receiptRows, rowsAsText } from './receipt-rows.ts';
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

const yen = (amount: number) => money(amount, 'JPY');
const hold = order.lines[5]!.hold;
const brands: Order = {
  ...order,
  lines: order.lines.map((line) => (line.hold === hold ? { ...line, subOrder: 'iron/d' } : line)),
  discounts: [
    {
      promotion: 'tenth',
      names: { en: 'Spring' },
      words: { en: '10 % off' },
      fundedBy: 'seller',
      amount: yen(800),
      base: yen(800),
      shares: [{ hold, amount: yen(800), base: yen(800) }],
    },
  ],
  charges: ['Tax of the country', 'Tax of the country', 'By post'].map((en, index) => ({
    subOrder: 'iron/d',
    kind: index < 2 ? 'tax' : 'shipping',
    rule: null,
    words: { en },
    lines: [hold],
    amount: yen(100),
    base: yen(100),
    account: 'taxes',
  })),
  subOrders: [
    {
      key: 'iron/d',
      number: 'K7Q2-94MX-1',
      seller: { id: 'iron', names: { en: 'Iron' } },
      dispatch: { en: 'Morioka' },
      customs: null,
      goods: yen(8_000),
      discount: yen(800),
      shipping: yen(100),
      taxes: yen(200),
      total: yen(7_500),
      base: yen(7_500),
    },
  ],
  rate: {
    table: 't',
    date: '2026-10-06',
    from: 'EUR',
    to: 'JPY',
    fromPerBase: '1',
    toPerBase: '178.15',
    spreadBasisPoints: 200,
  },
};

it('the rows say everything that makes the total, and as text for a mail', () => {
  const rows = receiptRows(brands, 'en');
  const from = rows.findIndex((row) => row.kind === 'heading');
  expect(rows.slice(from).map((row) => [row.text, row.amount])).toEqual([
    ['K7Q2-94MX-1  Iron, Morioka', undefined],
    ['Judo', '¥8,000'],
    ['Nippon Budokan, 2 × ¥4,000', undefined],
    ['Spring: 10 % off', '-¥800'],
    ['Tax of the country', '¥200'],
    ['By post', '¥100'],
    ['Together', '¥7,500'],
    ['Total', '¥48,000'],
    ['In the currency prices are made in; 1 EUR = 178.15 JPY on 2026-10-06, plus 2 %', '¥48,000'],
    ['Refunded', '¥8,000'],
    ['Left after refunds', '¥40,000'],
  ]);
  expect(rowsAsText(rows)).toContain('\n\nK7Q2-94MX-1  Iron, Morioka\nJudo  ¥8,000\n  Nippon');
});

it('a receipt of sixty lines goes over several pages', async () => {
  const lines = Array.from({ length: 60 }, () => order.lines[0]!);
  const pdf = await writeReceipt({ ...order, lines }, 'en', 'Asia/Tokyo');
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1);
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
