import { encode } from 'uqr';
import type { Address } from '../../../platform/parcels/carrier.ts';
import type { ParcelPaper } from './open-paper.ts';
import { mm, type Sheet } from './sheet.ts';

const margin = 6 * mm;
const width = 105 * mm - 2 * margin;
const codeSize = 24 * mm;
const grey = '#5b5a57';

/** A label of 105 by 148 millimetres: where it goes in large letters, where it comes from, and its number as text and as code. */
export function drawLabel({ file, draw }: Sheet, paper: ParcelPaper): void {
  const { number, tracking, carrier, grams, sentAt, timeZone, from, to } = paper;
  file.rect(margin, margin, width, 148 * mm - 2 * margin).stroke('#1d1d1f');
  const x = margin + 4 * mm;
  const room = width - 8 * mm;
  let y = draw('From / Expéditeur', { x, y: margin + 3 * mm, width: room, size: 7, colour: grey });
  for (const line of linesOf(from)) y = draw(line, { x, y, width: room, size: 9 });
  y += 3 * mm;
  file
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .stroke('#1d1d1f');
  y = draw('To / Destinataire', { x, y: y + 2 * mm, width: room, size: 7, colour: grey });
  const [name = '', ...others] = linesOf(to);
  y = draw(name, { x, y: y + 1, width: room, size: 16, weight: 700 });
  for (const line of others) y = draw(line, { x, y, width: room, size: 13 });
  const foot = 148 * mm - margin - codeSize - 6 * mm;
  file
    .moveTo(margin, foot)
    .lineTo(margin + width, foot)
    .stroke('#1d1d1f');
  drawCode(file, tracking ?? number, x, foot + 3 * mm);
  const right = x + codeSize + 4 * mm;
  const rest = room - codeSize - 4 * mm;
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(sentAt);
  let line = draw(carrier, { x: right, y: foot + 3 * mm, width: rest, size: 11, weight: 700 });
  if (tracking) line = draw(tracking, { x: right, y: line, width: rest, size: 12, weight: 700 });
  line = draw(number, { x: right, y: line, width: rest, size: 10 });
  draw(`${(grams / 1_000).toFixed(2)} kg · ${day}`, { x: right, y: line, width: rest, size: 10 });
}

/** An address from the person to the country, as post offices read it; the country in capitals. */
export function linesOf({ name, street, town, region, postcode, country, phone }: Address): string[] {
  const place = [town, region, postcode].filter(Boolean).join(' ');
  return [name, street, place, countryName(country).toUpperCase(), phone ?? ''].filter((line) => line !== '');
}

/** The English name of a country, which every post office reads. */
export function countryName(country: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
}

function drawCode(file: PDFKit.PDFDocument, text: string, left: number, top: number): void {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const unit = codeSize / size;
  data.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) file.rect(left + x * unit, top + y * unit, unit, unit);
    });
  });
  file.fill('#000000');
}
