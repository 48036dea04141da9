import { createHmac, randomBytes } from 'node:crypto';
import type { Blueprint } from '../../../modules/editions/index.ts';
import { smallBlueprint } from '../../../modules/editions/testing/small-edition.ts';
import { loadMarket } from '../../../modules/market/index.ts';
import { product, smallMarket, variant } from '../../../modules/market/testing/small-market.ts';
import { dbOver } from '../../../platform/database/db.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/new-id.ts';
import { systemActor } from '../../../platform/tx.ts';
import { makeScratch, type Scratch } from '../scratch.ts';

export const edition = 'small-2021';
export const secret = 'a secret of these measurements, long enough to be one';

/** A database of its own with two brands and so many units of each thing that is sold. */
export async function makeMarket(units: number, products = 1): Promise<Scratch> {
  const scratch = await makeScratch(blueprintOf(units));
  const brands = new Map([
    ['iron', '732393'],
    ['cloth', '630260'],
  ]);
  const files = smallMarket((brand) =>
    Array.from({ length: products }, (_, index) => {
      const id = products === 1 ? `${brand}-thing` : `${brand}-thing-${index}`;
      return [product(id, brands.get(brand)!), variant(id, 3_000 + 100 * index, units)];
    }),
  );
  await scratch.database.write(systemActor('bench'), (tx) => loadMarket(tx, edition, files));
  return scratch;
}

/** The small edition with so many seats in category A, and so many standing places at the road. */
function blueprintOf(units: number): Blueprint {
  const small = smallBlueprint(edition);
  const seatsPerRow = 10;
  return {
    ...small,
    venues: small.venues.map((one) => ({ ...one, capacityPersons: 1_000_000 })),
    blocks: small.blocks.map((one) => {
      if (one.blockId === '101')
        return { ...one, rows: Math.ceil(units / seatsPerRow), seatsPerRow, wheelchairSpaces: 0 };
      return one.kind === 'standing' ? { ...one, seatsPerRow: units } : one;
    }),
  };
}

/** Signed-in people, written straight into the tables of the sign-in: what is measured begins after it. Answers their cookies. */
export async function makeBuyers(scratch: Scratch, count: number): Promise<string[]> {
  const buyers = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    email: `buyer-${newId()}@example.org`,
    name: `Buyer ${index}`,
    token: randomBytes(24).toString('base64url'),
    session: newId(),
  }));
  const db = dbOver(scratch.database.pool);
  const rows = sql`jsonb_to_recordset(${JSON.stringify(buyers)}::jsonb) AS r(id text, email text, name text, token text, session text)`;
  await db.run(
    sql`INSERT INTO people."user" ("id", "name", "email", "emailVerified") SELECT id, name, email, true FROM ${rows}`,
  );
  await db.run(sql`INSERT INTO people."session" ("id", "expiresAt", "token", "updatedAt", "userId")
    SELECT session, now() + interval '30 days', token, now(), id FROM ${rows}`);
  return buyers.map(({ token }) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    return `kaimon.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
}
