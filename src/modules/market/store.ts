import type { Db } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';

// What the market keeps about a person, across its folders and all editions.

export async function listEverythingOf(db: Db, person: string): Promise<Record<string, unknown[]>> {
  return {
    deliveries:
      await db.many(sql`SELECT edition, id, way, country, region, place->'place' AS place, place->'via' AS via,
      place->>'sealedNumber' IS NOT NULL AS has_number, chosen_at FROM market.delivery WHERE person = ${person} ORDER BY chosen_at`),
    holds:
      await db.many(sql`SELECT edition, id, variant, count, price_amount, currency, expires_at, state FROM market.hold
      WHERE person = ${person} ORDER BY edition, id`),
    consignments:
      await db.many(sql`SELECT edition, id, number, brand, state, document, placed_at, delivered_at FROM market.consignment
      WHERE person = ${person} ORDER BY placed_at`),
    returns:
      await db.many(sql`SELECT edition, id, consignment, state, reason, items, words, answer, sums, asked_at FROM market.return
      WHERE person = ${person} ORDER BY asked_at`),
    disputes:
      await db.many(sql`SELECT d.edition, d.id, d.kind, d.state, d.statement, d.answer, d.decided_because, d.opened_at
      FROM market.dispute d JOIN market.return r ON r.edition = d.edition AND r.id = d.return_id WHERE r.person = ${person} ORDER BY d.opened_at`),
    reviews: await db.many(sql`SELECT edition, id, product, stars, text, language, answer, written_at FROM market.review
      WHERE person = ${person} ORDER BY written_at`),
    brands: await db.many(
      sql`SELECT edition, brand FROM market.member WHERE person = ${person} ORDER BY edition, brand`,
    ),
  };
}

/** Whether goods are still to come, or a return is under way. */
export async function hasGoodsAhead(db: Db, person: string): Promise<boolean> {
  const row = await db.one<{ ahead: boolean }>(sql`SELECT
    EXISTS (SELECT 1 FROM market.consignment WHERE person = ${person} AND state IN ('placed', 'packed', 'partlySent', 'sent'))
    OR EXISTS (SELECT 1 FROM market.return WHERE person = ${person} AND state IN ('asked', 'agreed', 'sentBack', 'disputed')) AS ahead`);
  return row.ahead;
}

/** What stands in place of an address once its owner is gone. */
const nobody = { kind: 'home', name: '-', street: '-', town: '-', postcode: '', phone: '00000' };

/**
 * Takes a person off everything: addresses and what was written to brands are emptied, reviews stay without an author. What a cart keeps goes
 * back when its time is over.
 */
export async function forgetPerson(db: Db, person: string): Promise<void> {
  await db.run(sql`UPDATE market.dispute d SET statement = '' FROM market.return r
    WHERE r.edition = d.edition AND r.id = d.return_id AND r.person = ${person}`);
  await db.run(sql`UPDATE market.return SET person = NULL, words = '' WHERE person = ${person}`);
  await db.run(sql`UPDATE market.review SET person = NULL WHERE person = ${person}`);
  await db.run(sql`UPDATE market.hold SET person = NULL WHERE person = ${person}`);
  await db.run(sql`UPDATE market.consignment SET person = NULL WHERE person = ${person}`);
  await db.run(sql`DELETE FROM market.delivery d WHERE d.person = ${person}
    AND NOT EXISTS (SELECT 1 FROM market.consignment c WHERE c.edition = d.edition AND c.delivery = d.id)`);
  await db.run(sql`UPDATE market.delivery SET person = NULL,
      place = place || jsonb_build_object('place', ${JSON.stringify(nobody)}::jsonb, 'sealedNumber', NULL) WHERE person = ${person}`);
  await db.run(sql`DELETE FROM market.member WHERE person = ${person}`);
}

/** Erases numbers for customs whose goods all came before an instant, and those that nothing was ordered with since. Answers how many. */
export function eraseNumbersBefore(db: Db, edition: string, before: number): Promise<number> {
  return db.run(sql`UPDATE market.delivery d SET place = d.place || '{"sealedNumber": null}'::jsonb
    WHERE d.edition = ${edition} AND d.place->>'sealedNumber' IS NOT NULL AND d.chosen_at < ${at(before)}
      AND NOT EXISTS (SELECT 1 FROM market.consignment c WHERE c.edition = d.edition AND c.delivery = d.id AND c.state <> 'cancelled'
        AND (c.delivered_at IS NULL OR c.delivered_at >= ${at(before)}))`);
}
