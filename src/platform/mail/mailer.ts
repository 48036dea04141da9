import nodemailer from 'nodemailer';
import type { Clock } from '../clock.ts';
import { dbOver } from '../database/db.ts';
import type { Database } from '../database/transactor.ts';
import { newId } from '../new-id.ts';
import { deleteOldDemoMail, insertDemoMail } from './store.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Further header fields, as `List-Unsubscribe`; values are ours, never a visitor's words. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends mail; rejects when it could not be handed over, so that the outbox tries again. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Mail by SMTP. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport(url);
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail });
    },
  };
}

/** Mail into the demo's own mailbox, which is a page. */
export function demoMailer(database: Database, clock: Clock): Mailer {
  const db = dbOver(database.pool);
  return {
    async send(mail) {
      await insertDemoMail(db, { id: newId(), ...mail, sentAt: clock.now() });
      await deleteOldDemoMail(db, mail.to);
    },
  };
}
