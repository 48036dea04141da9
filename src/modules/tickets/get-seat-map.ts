import { bitsOfBlock, categoryMap } from '../../engines/seating/category-map.ts';
import type { AnswerOf } from '../../kernel/endpoint.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, refuseEdition } from '../editions/index.ts';
import type { getSeatMap as endpoint } from './contract.ts';
import { listStock } from './store.ts';

/** Which blocks belong to which category of a session, and what is taken in each. Refuses `noSuchSession`. */
export async function getSeatMap(tx: Tx, edition: string, session: string): Promise<AnswerOf<typeof endpoint>> {
  const programme = await getProgramme(tx, edition);
  if (!programme.sessions.has(session)) throw refuseEdition.noSuchSession({ session });
  const stock = new Map((await listStock(tx.db, edition, session)).map((row) => [row.category, row.bits]));
  return {
    blocks: programme.seating(session).flatMap(({ category, blocks }) => {
      const map = categoryMap(blocks, stock.get(category) ?? null);
      return blocks.map((block) => ({
        block: block.id,
        category,
        takenBits: Buffer.from(bitsOfBlock(map, block.id)).toString('base64'),
      }));
    }),
  };
}
