import PDFDocument from 'pdfkit';
import type { Language } from '../../../kernel/language.ts';
import { drawer } from '../../../platform/fonts/drawer.ts';
import { drawCn23 } from './cn23.ts';
import { drawLabel } from './label.ts';
import type { Paper } from './open-paper.ts';
import { drawPackingList } from './packing-list.ts';

/** A paper as PDF: packing lists on A4 in the reader's language, labels on A6, customs declarations CN 23 on A5 across in English and French. */
export async function writePaper(paper: Paper, language: Language): Promise<Buffer> {
  const size = { 'packing-list': 'A4', label: 'A6', cn23: 'A5' }[paper.kind];
  const file = new PDFDocument({
    size,
    layout: paper.kind === 'cn23' ? 'landscape' : 'portrait',
    margin: 0,
    lang: paper.kind === 'cn23' ? 'en' : language,
    displayTitle: true,
    info: { Title: `${paper.number} · ${paper.kind}`, Author: 'Kaimon' },
  });
  const chunks: Buffer[] = [];
  file.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => file.on('end', () => resolve(Buffer.concat(chunks))));
  const sheet = { file, draw: drawer(file, language), language };
  if (paper.kind === 'packing-list') drawPackingList(sheet, paper);
  else if (paper.kind === 'label') drawLabel(sheet, paper);
  else drawCn23(sheet, paper);
  file.end();
  return await done;
}
