import { formatMoney } from '../../../kernel/money.ts';
import type { Address } from '../../../platform/parcels/carrier.ts';
import { countryName } from './label.ts';
import type { ParcelPaper } from './open-paper.ts';
import { mm, type Sheet } from './sheet.ts';

/*
 * Customs declaration CN 23 of the Universal Postal Union, as postal operators print it: captions in English and French, the numbers of
 * its fields as on the form. Amounts are in the currency of the sale without taxes.
 */

const margin = 7 * mm;
const width = 210 * mm - 2 * margin;
const grey = '#5b5a57';
const kilograms = (grams: number) => (grams / 1_000).toFixed(3);

/** More kinds than the form has lines go on a sheet of their own, in the same columns. */
const linesAPage = 8;

export function drawCn23(sheet: Sheet, paper: ParcelPaper): void {
  const { contents } = paper;
  const pages = Math.ceil(contents.length / linesAPage);
  for (let page = 0; page < pages; page++) {
    if (page > 0) sheet.file.addPage();
    drawHead(sheet, paper, `${page + 1}/${pages}`);
    drawContents(sheet, paper, contents.slice(page * linesAPage, (page + 1) * linesAPage));
    drawFoot(sheet, paper);
  }
}

type Box = readonly [x: number, y: number, width: number, height: number];

/** A field: its caption small and grey, what is filled in below. */
function field(
  { file, draw }: Sheet,
  [x, y, w, h]: Box,
  caption: string,
  value: string | readonly string[],
  size = 8,
): void {
  file.rect(x, y, w, h).lineWidth(0.5).stroke('#1d1d1f');
  let at = draw(caption, { x: x + 2, y: y + 1, width: w - 4, size: 5, colour: grey });
  for (const line of [value].flat()) if (line) at = draw(line, { x: x + 2, y: at, width: w - 4, size });
}

function drawHead(sheet: Sheet, { from, to, tracking, number, carrier }: ParcelPaper, page: string): void {
  const { draw } = sheet;
  draw('CUSTOMS DECLARATION / DÉCLARATION EN DOUANE', { x: margin, y: margin - 4, width, size: 11, weight: 700 });
  draw(`CN 23   ${page}`, { x: margin + width - 28 * mm, y: margin - 4, width: 28 * mm, size: 11, weight: 700 });
  const half = width / 2;
  const top = margin + 6 * mm;
  field(
    sheet,
    [margin, top, half, 26 * mm],
    'From / De: name, street, town, country / nom, rue, localité, pays',
    addressLines(from),
  );
  field(
    sheet,
    [margin, top + 26 * mm, half, 26 * mm],
    'To / À: name, street, town, country / nom, rue, localité, pays',
    addressLines(to),
  );
  const right = margin + half;
  const rows = [
    ['No. of item / N° de l’envoi', tracking ?? ''],
    ['Sender’s reference / Référence de l’expéditeur', number],
    ['Designated operator / Opérateur désigné', carrier],
    [
      'Importer’s reference (tax code, VAT No., importer code) / Référence de l’importateur (code fiscal, N° de TVA)',
      '',
    ],
    ['Importer’s telephone / N° de téléphone de l’importateur', to.phone ?? ''],
  ] as const;
  rows.forEach(([caption, value], index) => {
    field(sheet, [right, top + index * 10.4 * mm, half, 10.4 * mm], caption, value);
  });
}

function addressLines({ name, street, town, region, postcode, country, phone }: Address): string[] {
  return [
    name,
    street,
    [postcode, town, region].filter(Boolean).join(' '),
    countryName(country),
    phone ? `Tel. ${phone}` : '',
  ];
}

const columns = [
  ['Detailed description of contents / Description détaillée du contenu (1)', 78],
  ['Quantity / Quantité (2)', 17],
  ['Net weight, kg / Poids net (3)', 23],
  ['Value / Valeur (5)', 27],
  ['HS tariff number / N° tarifaire du SH (7)', 27],
  ['Country of origin / Pays d’origine (8)', 24],
] as const;

function drawContents({ file, draw }: Sheet, _: ParcelPaper, contents: ParcelPaper['contents']): void {
  const top = margin + 59 * mm;
  const height = 9 * mm + linesAPage * 3.9 * mm;
  const rows = contents.map(({ description, count, grams, value, hsCode, origin }) => [
    description,
    String(count),
    kilograms(grams),
    formatMoney(value, 'en'),
    hsCode,
    countryName(origin),
  ]);
  let x = margin;
  columns.forEach(([caption, share], index) => {
    const w = (share * width) / 196;
    file.rect(x, top, w, height).lineWidth(0.5).stroke('#1d1d1f');
    draw(caption, { x: x + 2, y: top + 1, width: w - 4, size: 5, colour: grey });
    rows.forEach((row, line) => {
      const text = index === 0 ? shortened(row[0]!, 52) : row[index]!;
      draw(text, { x: x + 2, y: top + 8 * mm + line * 3.9 * mm, width: w - 4, size: 7.5 });
    });
    x += w;
  });
}

function drawFoot(sheet: Sheet, paper: ParcelPaper): void {
  const { grams, value, postage, isDutyPaid, number, sentAt, timeZone } = paper;
  const top = margin + 59 * mm + 9 * mm + linesAPage * 3.9 * mm;
  const third = width / 3;
  const row = 8 * mm;
  field(sheet, [margin, top, third, row], 'Total gross weight, kg / Poids brut total (4)', kilograms(grams));
  field(sheet, [margin + third, top, third, row], 'Total value / Valeur totale (6)', formatMoney(value, 'en'));
  field(sheet, [margin + 2 * third, top, third, row], 'Postal charges / Frais de port (9)', formatMoney(postage, 'en'));
  const kinds = [
    'Gift / Cadeau',
    'Documents',
    'Commercial sample / Échantillon commercial',
    'Returned goods / Retour de marchandise',
    'Sale of goods / Vente de marchandises',
    'Other / Autre',
  ].map((kind) => `${kind.startsWith('Sale') ? '[X]' : '[  ]'} ${kind}`);
  const box = 13 * mm;
  field(
    sheet,
    [margin, top + row, 2 * third, box],
    'Category of item / Catégorie de l’envoi (10)',
    [kinds.slice(0, 3).join('    '), kinds.slice(3).join('    ')],
    7,
  );
  const note = isDutyPaid ? 'Duties and taxes paid ahead (DDP) / Droits et taxes acquittés' : '';
  field(
    sheet,
    [margin + 2 * third, top + row, third, box],
    'Comments / Observations (11)',
    [note, `Invoice / Facture (14): ${number}`],
    7,
  );
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(sentAt);
  const words =
    'I certify that what is declared here is correct and that this item holds nothing dangerous or forbidden by law or by postal or customs rules. / Je certifie que les renseignements de cette déclaration sont exacts et que cet envoi ne contient aucun objet dangereux ou interdit par la législation ou la réglementation postale ou douanière.';
  const rest = 148 * mm - margin - (top + row + box);
  field(sheet, [margin, top + row + box, 2 * third, rest], '', words, 5.5);
  field(
    sheet,
    [margin + 2 * third, top + row + box, third, rest],
    'Date and sender’s signature / Date et signature de l’expéditeur (15)',
    day,
  );
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
