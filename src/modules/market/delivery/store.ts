import type { Money } from '../../../kernel/money.ts';
import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { Delivery } from '../shapes.ts';

/** A choice of delivery as the database keeps it; a number for customs stands sealed beside the place. */
export interface DeliveryRecord extends Omit<Delivery, 'isNamed'> {
  readonly edition: string;
  readonly person: string | null;
  /** Base64 of the sealed number of an identity card; null where none was given. */
  readonly sealedNumber: string | null;
}

interface Row extends Omit<DeliveryRecord, 'place' | 'via' | 'sealedNumber'> {
  readonly place: { place: Delivery['place']; via: Delivery['via']; sealedNumber: string | null };
}

const columns = sql`edition, id, person, way, country, region, place, chosen_at`;

function toRecord({ place: kept, ...row }: Row): DeliveryRecord {
  return { ...row, ...kept };
}

export async function insertDelivery(db: Db, record: DeliveryRecord): Promise<void> {
  const { place, via, sealedNumber } = record;
  await db.run(sql`INSERT INTO market.delivery (edition, id, person, way, country, region, place, chosen_at)
    VALUES (${record.edition}, ${record.id}, ${record.person}, ${record.way}, ${record.country}, ${record.region},
      ${JSON.stringify({ place, via, sealedNumber })}::jsonb, ${at(record.chosenAt)})`);
}

export async function findDelivery(db: Db, edition: string, id: string): Promise<DeliveryRecord | undefined> {
  const row = await db.find<Row>(sql`SELECT ${columns} FROM market.delivery WHERE edition = ${edition} AND id = ${id}`);
  return row && toRecord(row);
}

/** What a person chose last. */
export async function findLastDelivery(db: Db, edition: string, person: string): Promise<DeliveryRecord | undefined> {
  const row = await db.find<Row>(sql`SELECT ${columns} FROM market.delivery
    WHERE edition = ${edition} AND person = ${person} ORDER BY chosen_at DESC, id DESC LIMIT 1`);
  return row && toRecord(row);
}

/** Worth of what was sent to a person in a country in the year of a day, in the edition's currency; cancelled ones do not count. */
export async function sumSentThisYear(
  db: Db,
  edition: string,
  person: string,
  country: string,
  day: string,
): Promise<Money | null> {
  const row =
    await db.find<Money>(sql`SELECT sum((l->'value'->>'amount')::bigint)::bigint AS amount, min(l->'value'->>'currency') AS currency
    FROM market.consignment c JOIN market.delivery d ON d.edition = c.edition AND d.id = c.delivery
      CROSS JOIN jsonb_array_elements(c.document->'lines') AS l
    WHERE c.edition = ${edition} AND c.person = ${person} AND c.state <> 'cancelled' AND d.way = 'shipHome' AND d.country = ${country}
      AND c.document->>'lawDay' LIKE ${`${day.slice(0, 4)}-%`}
    HAVING count(*) > 0`);
  return row ?? null;
}

export async function listDeliveriesByIds(db: Db, edition: string, ids: readonly string[]): Promise<DeliveryRecord[]> {
  const rows = await db.many<Row>(
    sql`SELECT ${columns} FROM market.delivery WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])`,
  );
  return rows.map(toRecord);
}
