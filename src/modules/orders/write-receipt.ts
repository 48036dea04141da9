import PDFDocument from 'pdfkit';
import { inLanguage, type Language } from '../../kernel/language.ts';
import { formatMoney } from '../../kernel/money.ts';
import { plainFont } from '../../platform/fonts/plain-font.ts';
import type { Order } from './contract.ts';
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
  for (const line of order.lines) {
    file.fontSize(12).text(inLanguage(line.title, language));
    file.fontSize(10).text(inLanguage(line.detail, language));
    file
      .text(`${line.count} × ${formatMoney(line.unitPrice, language)} = ${formatMoney(line.total, language)}`)
      .moveDown(0.7);
  }
  file.fontSize(14).text(`${words.total} ${formatMoney(order.total, language)}`);
  if (order.refunded.amount > 0) file.fontSize(12).text(`${words.refunded} ${formatMoney(order.refunded, language)}`);
  file.moveDown().fontSize(9).text(words.note);
  file.end();
  return await done;
}

/** A font that has the language's letters. */
function fontOf(language: Language): Buffer {
  const family = { en: 'noto-sans-jp', fr: 'noto-sans-jp', ja: 'noto-sans-jp', zh: 'noto-sans-sc' }[language];
  const subset = { en: 'latin', fr: 'latin', ja: 'japanese', zh: 'chinese-simplified' }[language];
  return plainFont(family, subset, 400);
}
