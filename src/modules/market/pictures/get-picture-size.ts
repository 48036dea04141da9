import { anyone, type Transactor } from '../../../platform/tx.ts';
import { getDrawing } from './get-drawing.ts';
import { drawingSize, photoSize, pictureFormats, pictureWidths } from './picture-sizes.ts';
import { findSize, insertSize, isDrawn, type SizeKey } from './store.ts';

/** Sizes that are being made, so that a crowd that asks for one makes it once. */
const making = new Map<string, Promise<Buffer | undefined>>();
/** Of those that are waited for; each takes a processor for a moment. */
const mostAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * A picture in one of three widths; made when it is first asked for, kept afterwards. Undefined where there is no such picture. A drawing
 * comes in pixels only in colours that somebody's goods have, since its colours stand in its address.
 */
export async function getPictureSize(
  database: Transactor,
  edition: string,
  picture: string,
  size: string,
): Promise<{ bytes: Buffer; type: string; isPhoto: boolean } | undefined> {
  const [, width, format] = /^(\d{3,4})\.([a-z]{4})$/.exec(size) ?? [];
  const key = { edition, picture, width: Number(width), format: format as SizeKey['format'] };
  if (!pictureFormats.includes(key.format) || !(pictureWidths as readonly number[]).includes(key.width))
    return undefined;
  const isPhoto = /^[0-9a-f-]{36}$/.test(picture);
  const kept = await database.read(anyone, (tx) => findSize(tx.db, key));
  const bytes = kept ?? (await made(database, key, isPhoto));
  return bytes && { bytes, type: `image/${key.format}`, isPhoto };
}

function made(database: Transactor, key: SizeKey, isPhoto: boolean): Promise<Buffer | undefined> {
  const name = JSON.stringify(key);
  const known = making.get(name);
  if (known) return known;
  const work = make(database, key, isPhoto).finally(() => making.delete(name));
  making.set(name, work);
  return work;
}

async function make(database: Transactor, key: SizeKey, isPhoto: boolean): Promise<Buffer | undefined> {
  const { edition, picture, width, format } = key;
  const draw = isPhoto ? await photoOf(database, key) : await drawingOf(database, edition, picture);
  if (draw === undefined) return undefined;
  const bytes = await inTurn(() => draw(width, format));
  await database.write(anyone, (tx) => insertSize(tx.db, key, bytes, tx.now));
  return bytes;
}

type Draw = (width: number, format: SizeKey['format']) => Promise<Buffer>;

async function photoOf(database: Transactor, key: SizeKey): Promise<Draw | undefined> {
  const largest = { ...key, width: pictureWidths.at(-1)!, format: 'webp' as const };
  const webp = await database.read(anyone, (tx) => findSize(tx.db, largest));
  return webp && ((width, format) => photoSize(webp, width, format));
}

async function drawingOf(database: Transactor, edition: string, picture: string): Promise<Draw | undefined> {
  const [motif = '', ...colours] = picture.split('.');
  const svg = await database.read(anyone, async (tx) =>
    (await isDrawn(tx.db, edition, motif, colours)) ? await getDrawing(tx, edition, picture) : undefined,
  );
  return svg === undefined ? undefined : (width, format) => drawingSize(svg, width, format);
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
