import type { Language } from '../../kernel/language.ts';
import { runsIn, type Weight } from './runs-in.ts';

/** Draws a text and answers where the next line begins. Points of PDF, from the top left. */
export type Draw = (
  text: string,
  at: { x: number; y: number; width: number; size: number; weight?: Weight; colour?: string },
) => number;

/** Draws a text in as many fonts as its letters need, wrapped to a width; answers where the next line begins. */
export function drawer(file: PDFKit.PDFDocument, language: Language): Draw {
  const runs = runsIn(file, language);
  return (text, { x, y, width: room, size, weight = 400, colour = '#1d1d1f' }) => {
    file.fillColor(colour).fontSize(size);
    const lineHeight = size * 1.32;
    let line = y;
    let at = x;
    for (const piece of piecesOf(text)) {
      const drawn = runs(piece, weight).map((run) => {
        file.font(run.font).fontSize(size);
        return { ...run, width: file.widthOfString(run.text) };
      });
      const needed = drawn.reduce((sum, run) => sum + run.width, 0);
      if (at > x && at + needed > x + room) {
        line += lineHeight;
        at = x;
        if (piece.trim() === '') continue;
      }
      for (const run of drawn) {
        file.font(run.font).fontSize(size).text(run.text, at, line, { lineBreak: false, baseline: -size });
        at += run.width;
      }
    }
    return line + lineHeight;
  };
}

/** Where a line may break: at blanks, and between letters of scripts that are written without them. */
function piecesOf(text: string): string[] {
  return (
    text.match(
      /\s+|[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef][、。，．：）」]*|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]+/g,
    ) ?? []
  );
}
