import { createHash } from 'node:crypto';
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts';
import { refuseCommon } from '../../../kernel/problem.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type * as contract from '../contract.ts';
import { refuse } from '../problems.ts';
import { pictureWidths, type ReadPhoto, readPhoto } from './picture-sizes.ts';
import { countPictures, findPicture, insertPicture, insertSize, type PictureRecord } from './store.ts';

type Answer = AnswerOf<typeof contract.addPicture>;
type Place = { readonly edition: string; readonly brand: string };

const mostPictures = 5_000;

/**
 * Takes a photo of a brand: the door first, then the decoder, outside of any transaction; then it is written down. A retry gets the first
 * answer. Refuses as `readPhoto` does, and `tooManyPictures`.
 */
export async function addPicture(
  { database, actor }: Pick<Call, 'database' | 'actor'>,
  place: Place,
  { id, bytes: text }: BodyOf<typeof contract.addPicture>,
): Promise<Answer> {
  const bytes = Buffer.from(text, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const earlier = await database.read(actor, (tx) => findEarlier(tx, place, { id, sha256 }));
  if (earlier) return answerOf(earlier);
  const photo = await readPhoto(bytes);
  return await database.write(actor, (tx) => keep(tx, place, { id, sha256 }, photo));
}

async function findEarlier(
  tx: Tx,
  { edition, brand }: Place,
  { id, sha256 }: { id: string; sha256: string },
): Promise<PictureRecord | undefined> {
  await enterBrand(tx, edition, brand);
  const earlier = await findPicture(tx.db, edition, id);
  if (earlier && (earlier.brand !== brand || earlier.sha256 !== sha256)) throw refuseCommon.conflictingId({ id });
  return earlier;
}

async function keep(
  tx: Tx,
  place: Place,
  picture: { id: string; sha256: string },
  { width, height, webp }: ReadPhoto,
): Promise<Answer> {
  const { edition, brand } = place;
  const earlier = await findEarlier(tx, place, picture);
  if (earlier) return answerOf(earlier);
  const record = { ...picture, brand, width, height };
  await asBrand(tx, edition, brand, async (db) => {
    if ((await countPictures(db, edition, brand)) >= mostPictures) throw refuse.tooManyPictures();
    await insertPicture(db, edition, record, tx.now);
  });
  const largest = { edition, picture: picture.id, width: pictureWidths.at(-1)!, format: 'webp' as const };
  await insertSize(tx.db, largest, webp, tx.now);
  await recordAudit(tx, edition, 'market.pictureAdded', { brand, picture: picture.id });
  return answerOf(record);
}

function answerOf({ id, width, height }: PictureRecord): Answer {
  return { picture: { id, kind: 'photo' }, width, height };
}
