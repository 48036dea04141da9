import type { Db } from '../database/db.ts';
import { at, sql } from '../database/sql.ts';

export interface DemoMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: number;
}

export async function insertDemoMail(db: Db, mail: DemoMail): Promise<void> {
  await db.run(sql`INSERT INTO platform.demo_mail (id, recipient, subject, body, sent_at)
    VALUES (${mail.id}, ${mail.to.toLowerCase()}, ${mail.subject}, ${mail.text}, ${at(mail.sentAt)})`);
}

/** The newest 50, of one address or of all. */
export function listDemoMail(db: Db, to: string | null): Promise<DemoMail[]> {
  return db.many<DemoMail>(sql`SELECT id, recipient AS "to", subject, body AS text, sent_at FROM platform.demo_mail
    WHERE ${to}::text IS NULL OR recipient = ${to} ORDER BY id DESC LIMIT 50`);
}

/** Keeps the newest 20 of an address. */
export async function deleteOldDemoMail(db: Db, to: string): Promise<void> {
  await db.run(sql`DELETE FROM platform.demo_mail WHERE recipient = ${to.toLowerCase()} AND id NOT IN (
    SELECT id FROM platform.demo_mail WHERE recipient = ${to.toLowerCase()} ORDER BY id DESC LIMIT 20)`);
}
