import type { Language } from '../../../kernel/language.ts';
import type { Draw } from '../../../platform/fonts/drawer.ts';

/** Millimetres as points of PDF. */
export const mm = 72 / 25.4;

export interface Sheet {
  readonly file: PDFKit.PDFDocument;
  readonly draw: Draw;
  readonly language: Language;
}
