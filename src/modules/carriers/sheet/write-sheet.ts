import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { invariant } from '../../../kernel/invariant.ts';
import { type Draw, drawer } from '../../../platform/fonts/drawer.ts';
import type { Weight } from '../../../platform/fonts/runs-in.ts';
import type { ShownParty, ShownPass, ShownTicket } from '../shown-pass.ts';
import { sheetTexts } from './sheet-words.ts';

/** Millimetres as points of PDF. */
const mm = 72 / 25.4;
const margin = 15 * mm;
const width = 210 * mm - 2 * margin;
const codeSize = 64 * mm;
const perPage = 3;
const headHeight = 34 * mm;
const blockHeight = 79 * mm;
/** A page of one person has larger letters: it is read at arm's length. */
const largeScale = 1.3;

/** The party on A4 paper, three to a page: name, code, next sessions with seat, gate and way. For those without a phone. */
export async function writeSheet(party: ShownParty, only?: readonly string[]): Promise<Buffer> {
  const passes = party.passes.filter((pass) => (only ? only.includes(pass.id) : pass.tickets.length > 0));
  const shown = passes.length > 0 ? passes : party.passes.slice(0, 1);
  invariant(shown.length > 0, 'a person with an account has a pass to print');
  const words = sheetTexts[party.language];
  const file = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: party.language,
    displayTitle: true,
    info: { Title: `${words.title} · ${party.editionName}`, Author: 'Kaimon' },
  });
  const chunks: Buffer[] = [];
  file.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => file.on('end', () => resolve(Buffer.concat(chunks))));
  const draw = drawer(file, party.language);
  const pages = Math.ceil(shown.length / perPage);
  for (let page = 0; page < pages; page++) {
    if (page > 0) file.addPage();
    drawHead(file, draw, party);
    shown.slice(page * perPage, (page + 1) * perPage).forEach((pass, index) => {
      const top = margin + headHeight + index * blockHeight;
      drawPass(file, draw, { party, pass, top, isFamily: shown.length > 1 });
    });
    const printedAt = moment(party, party.shownAt);
    const foot = words.foot(page + 1, pages, printedAt);
    draw(foot, { x: margin, y: 283 * mm, width, size: 9, colour: '#5b5a57' });
  }
  file.end();
  return await done;
}

function drawHead(file: PDFKit.PDFDocument, draw: Draw, party: ShownParty): void {
  const words = sheetTexts[party.language];
  file.rect(margin, margin, 3, 12 * mm).fill('#c22f22');
  draw(party.editionName, { x: margin + 10, y: margin - 2, width, size: 12, colour: '#5b5a57' });
  draw(words.title, { x: margin + 10, y: margin + 14, width, size: 22, weight: 700 });
  const end = draw(words.lead, { x: margin, y: margin + 15 * mm, width, size: 12 });
  draw(words.bring, { x: margin, y: end + 2, width, size: 10, colour: '#5b5a57' });
}

interface Block {
  readonly party: ShownParty;
  readonly pass: ShownPass;
  readonly top: number;
  readonly isFamily: boolean;
}

function drawPass(file: PDFKit.PDFDocument, draw: Draw, { party, pass, top, isFamily }: Block): void {
  const words = sheetTexts[party.language];
  file
    .moveTo(margin, top)
    .lineTo(margin + width, top)
    .lineWidth(0.7)
    .stroke('#8a857a');
  drawCode(file, pass.code, margin, top + 5 * mm);
  const x = margin + codeSize + 8 * mm;
  const room = width - codeSize - 8 * mm;
  const scale = isFamily ? 1 : largeScale;
  const bottom = top + (isFamily ? 1 : perPage) * blockHeight;
  const line = (text: string, y: number, size: number, more: { weight?: Weight; colour?: string } = {}) =>
    draw(text, { x, y, width: room, size: size * scale, ...more });
  let y = line(pass.name, top + 4 * mm, 22, { weight: 700 });
  y = line(`${words.kinds[pass.kind]} · ${words.shortCode} ${pass.shortCode}`, y + 1, 12);
  if (isFamily && pass === party.passes[0]) y = line(words.allOfUs, y + 2, 11);
  if (pass.tickets.length === 0) line(words.none, y + 8, 12);
  let told = 0;
  for (const ticket of pass.tickets) {
    if (told > 0 && y + ticketHeight * scale > bottom) break;
    y = ticketLines(party, ticket).reduce(
      (at, [text, size, weight]) => line(text, at, size, { weight }),
      y + 7 * scale,
    );
    told++;
  }
  const left = pass.tickets.length - told;
  if (left > 0) line(words.more(left), y + 4, 11);
}

/** Height of a ticket's lines with the gap before it and the line that tells how many are left. */
const ticketHeight = 7 + 1.32 * (11 + 11 + 14 + 14 + 10 + 11) + 8;

function ticketLines(party: ShownParty, ticket: ShownTicket): (readonly [string, number, Weight])[] {
  const words = sheetTexts[party.language];
  const { seat, station } = ticket;
  const place = seat.row === 0 ? words.standing(seat.block) : words.seat(seat.block, seat.row, seat.number);
  const kind = seat.kind === 'wheelchair' ? ` (${words.wheelchair})` : '';
  return [
    [`${moment(party, ticket.startsAt)} · ${words.doors} ${time(party, ticket.doorsAt)}`, 11, 400],
    [`${ticket.title} · ${ticket.venue}`, 11, 400],
    [words.gate(ticket.gate), 14, 700],
    [`${place}${kind}`, 14, 700],
    ...(station ? [[words.walk(station.name, station.walkMinutes), 10, 400] as const] : []),
  ];
}

/** The code as squares, a millimetre each, with the quiet zone that readers need around it. */
function drawCode(file: PDFKit.PDFDocument, code: Uint8Array, left: number, top: number): void {
  const { size, data } = encode(Array.from(code), { ecc: 'L', border: 2 });
  const unit = codeSize / size;
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      file.rect(left + from * unit, top + y * unit, (x + 1 - from) * unit, unit);
    }
  });
  file.fill('#000000');
}

function moment({ language, timeZone }: ShownParty, at: number): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

function time({ language, timeZone }: ShownParty, at: number): string {
  return new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}
