import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What is on a page of a PDF that pdfkit wrote: its letters through the fonts' ToUnicode maps, its filled squares. */
export interface ReadPage {
  readonly text: string;
  /** x, y (from the top), width, height in points. */
  readonly squares: readonly (readonly [number, number, number, number])[];
}

export function readPdf(pdf: Buffer): ReadPage[] {
  const source = pdf.toString('latin1');
  const objects = new Map<string, string>();
  for (const match of source.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)) objects.set(match[1]!, match[2]!);
  const streamOf = (id: string): string => {
    const object = objects.get(id)!;
    const body = object.slice(object.indexOf('stream\n') + 7, object.lastIndexOf('\nendstream'));
    const bytes = Buffer.from(body, 'latin1');
    return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  };
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b/.test(object));
  return pages.map((page) => {
    const content = streamOf(/\/Contents (\d+) 0 R/.exec(page)![1]!);
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)![1]!)!;
    const maps = new Map<string, Map<number, string>>();
    for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)!)![1]!;
      maps.set(name!, lettersOf(streamOf(unicode)));
    }
    return { text: textOf(content, maps), squares: squaresOf(content) };
  });
}

/** One `beginbfrange` with an array of UTF-16 texts, as pdfkit writes it. */
function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from, list] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    [...list!.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex], index) => {
      const text = Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
      letters.set(Number.parseInt(from!, 16) + index, text);
    });
  }
  return letters;
}

function textOf(content: string, maps: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined;
  let text = '';
  for (const [line, name] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[.*?\] TJ/g)) {
    if (name !== undefined) font = maps.get(name);
    else
      for (const [, hex] of line.matchAll(/<([0-9a-f]*)>/gi))
        for (const code of hex!.match(/.{4}/g) ?? []) text += font?.get(Number.parseInt(code, 16)) ?? '\ufffd';
  }
  return text;
}

function squaresOf(content: string): [number, number, number, number][] {
  return [...content.matchAll(/^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re$/gm)].map(([, x, y, width, height]) => [
    Number(x),
    Number(y),
    Number(width),
    Number(height),
  ]);
}

const dots = 3;

/** Codes on a page, read from its squares drawn at three dots a point, as a reader sees them. */
export async function readCodes({ squares }: ReadPage): Promise<Uint8Array[]> {
  const wasm = readFileSync(
    join(import.meta.dirname, '../../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'),
  );
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const [width, height] = [596 * dots, 842 * dots];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [x, y, w, h] of squares)
    for (let row = Math.round(y * dots); row < Math.round((y + h) * dots); row++)
      for (let column = Math.round(x * dots); column < Math.round((x + w) * dots); column++)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: 8,
  });
  return found.sort((a, b) => a.position.topLeft.y - b.position.topLeft.y).map((one) => new Uint8Array(one.bytes));
}
