/*
 * Where each cell of a CSV text (RFC 4180) begins. The values come from csv-parse, which tells lines but not columns.
 */

export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Places of every cell of every record that is not empty; a quote that is never closed ends the list. */
export function csvPlaces(text: string): { records: Spot[][]; unclosed?: Spot } {
  const records: Spot[][] = [];
  let record: Spot[] = [];
  let line = 1;
  let lineStart = text.startsWith('\ufeff') ? 1 : 0;
  let at = lineStart;
  while (at < text.length) {
    const spot = { line, column: at - lineStart + 1 };
    if (record.length === 0 && breakLength(text, at) > 0) {
      at += breakLength(text, at);
      line += 1;
      lineStart = at;
      continue;
    }
    record.push(spot);
    if (text[at] === '"') {
      at += 1;
      while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) {
        const length = breakLength(text, at);
        if (length > 0) {
          line += 1;
          lineStart = at + length;
        }
        at += text[at] === '"' ? 2 : length || 1;
      }
      if (at >= text.length) return { records, unclosed: spot };
      at += 1;
    }
    while (at < text.length && text[at] !== ',' && breakLength(text, at) === 0) at += 1;
    if (text[at] === ',') {
      at += 1;
      // A comma at the very end is followed by one more, empty cell.
      if (at < text.length && breakLength(text, at) === 0) continue;
      record.push({ line, column: at - lineStart + 1 });
    }
    records.push(record);
    record = [];
    const length = breakLength(text, at);
    at += length;
    line += length > 0 ? 1 : 0;
    lineStart = length > 0 ? at : lineStart;
  }
  return { records };
}

function breakLength(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1;
  return text[at] === '\n' ? 1 : 0;
}
