import PDFDocument from 'pdfkit';
import type { Language } from '../../kernel/language.ts';
import { plainFont } from '../../platform/fonts/plain-font.ts';
import type { Order } from './contract.ts';
import { type ReceiptRow, receiptRows } from './receipt-rows.ts';
import { receiptTexts } from './words.ts';

/** A receipt as PDF, in the buyer's language. `timeZone`: the edition's, for the date. */
export async function writeReceipt(order: Order, language: Language, timeZone: string): Promise<Buffer> {
  const words = receiptTexts[language];
  const file = new PDFDocument({
    size: 'A4',
    margin: 56,
    info: { Title: `${words.receipt} ${order.number}`, Author: 'Kaimon' },
  });
  const chunks: Buffer[] = [];
  file.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => file.on('end', () => resolve(Buffer.concat(chunks))));
  file.registerFont('text', fontOf(language));
  file.font('text').fontSize(22).text(words.receipt).moveDown(0.3);
  const day = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(
    order.placedAt,
  );
  file
    .fontSize(11)
    .text(`${words.order} ${order.number}`)
    .text(day)
    .text(`${words.state}: ${words.states[order.state]}`)
    .moveDown();
  for (const row of receiptRows(order, language)) writeRow(file, row);
  file.moveDown().fontSize(9).text(words.note);
  file.end();
  return await done;
}

const sizes: Readonly<Record<ReceiptRow['kind'], number>> = { heading: 12, item: 11, fine: 9, sum: 14 };

/** Text on the left, its amount on the right; a row that does not fit begins the next page whole. */
function writeRow(file: PDFKit.PDFDocument, { kind, text, amount }: ReceiptRow): void {
  const amountWidth = 120;
  const { left, right, bottom } = file.page.margins;
  const width = file.page.width - left - right - amountWidth;
  if (kind !== 'fine') file.moveDown(kind === 'item' ? 0.3 : 0.7);
  file.fontSize(sizes[kind]);
  const height = file.heightOfString(text, { width });
  if (file.y + height > file.page.height - bottom) file.addPage();
  const top = file.y;
  if (amount !== undefined) file.text(amount, left + width, top, { width: amountWidth, align: 'right' });
  file.text(text, left, top, { width });
  file.y = top + height;
}

/** A font that has the language's letters. */
function fontOf(language: Language): Buffer {
  const family = { en: 'noto-sans-jp', fr: 'noto-sans-jp', ja: 'noto-sans-jp', zh: 'noto-sans-sc' }[language];
  const subset = { en: 'latin', fr: 'latin', ja: 'japanese', zh: 'chinese-simplified' }[language];
  return plainFont(family, subset, 400);
}
