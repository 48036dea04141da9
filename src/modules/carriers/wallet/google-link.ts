import { importPKCS8, SignJWT } from 'jose';
import { walletTextPattern } from '../../../engines/admission/carriers/wallet-text.ts';
import type { ShownParty, ShownPass } from '../shown-pass.ts';
import { placeOf } from './apple-pass.ts';
import type { GoogleAccount } from './wallet-settings.ts';

/** What ties a pass in Google Wallet to its server. */
export interface GoogleTie {
  readonly serial: string;
  /** 32 bytes; gates hold the same. */
  readonly walletKey: Uint8Array;
  readonly origin: string;
  /** Seconds since 1970 by the machine's clock: Google knows no other. */
  readonly issuedAt: number;
}

/** Milliseconds for which one code stands: the step of the gates. */
const periodMillis = 15_000;

/**
 * The address that saves a pass in Google Wallet: a JWT (RS256) with the class of the session and the ticket, whose barcode
 * turns every 15 s by TOTP (Google Wallet API: EventTicketObject, RotatingBarcode). The phone needs no network for it.
 */
export async function googleLink(
  party: ShownParty,
  pass: ShownPass,
  tie: GoogleTie,
  account: GoogleAccount,
): Promise<string> {
  const key = await importPKCS8(account.privateKey, 'RS256');
  const token = await new SignJWT({
    typ: 'savetowallet',
    origins: [tie.origin],
    payload: {
      eventTicketClasses: [eventClass(party, pass, account)],
      eventTicketObjects: [eventObject(party, pass, tie, account)],
    },
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(account.email)
    .setAudience('google')
    .setIssuedAt(tie.issuedAt)
    .sign(key);
  return `https://pay.google.com/gp/v/save/${token}`;
}

function eventClass(party: ShownParty, pass: ShownPass, account: GoogleAccount): object {
  const next = pass.tickets[0];
  return {
    id: classId(party, pass, account),
    issuerName: 'Kaimon',
    reviewStatus: 'UNDER_REVIEW',
    eventName: words(party, next ? `${party.editionName} · ${next.title}` : party.editionName),
    hexBackgroundColor: '#1f3a68',
    ...(next
      ? {
          venue: { name: words(party, next.venue), address: words(party, next.venue) },
          dateTime: {
            doorsOpen: new Date(next.doorsAt).toISOString(),
            start: new Date(next.startsAt).toISOString(),
            end: new Date(next.endsAt).toISOString(),
          },
        }
      : {}),
  };
}

function eventObject(party: ShownParty, pass: ShownPass, tie: GoogleTie, account: GoogleAccount): object {
  const next = pass.tickets[0];
  return {
    id: `${account.issuer}.${tie.serial}`,
    classId: classId(party, pass, account),
    state: next ? 'ACTIVE' : 'EXPIRED',
    ticketHolderName: pass.name,
    ticketNumber: pass.shortCode,
    rotatingBarcode: {
      type: 'QR_CODE',
      valuePattern: walletTextPattern(pass.id, '{totp_timestamp_millis}', '{totp_value_0}'),
      alternateText: pass.shortCode,
      totpDetails: {
        periodMillis: String(periodMillis),
        algorithm: 'TOTP_SHA1',
        parameters: [{ key: Buffer.from(tie.walletKey).toString('hex'), valueLength: 8 }],
      },
    },
    ...(next
      ? {
          seatInfo: {
            seat: words(party, next.seat.row === 0 ? '—' : String(next.seat.number)),
            row: words(party, next.seat.row === 0 ? '—' : String(next.seat.row)),
            section: words(party, next.seat.block),
            gate: words(party, next.gate),
          },
          textModulesData: pass.tickets.slice(1, 7).map((ticket, index) => ({
            id: `next${index}`,
            header: `${ticket.title} · ${ticket.venue}`,
            body: `${new Intl.DateTimeFormat(party.language, { timeZone: party.timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(ticket.startsAt)} · ${placeOf(party, ticket)}`,
          })),
        }
      : {}),
  };
}

function classId({ edition }: ShownParty, pass: ShownPass, { issuer }: GoogleAccount): string {
  return `${issuer}.${edition}.${pass.tickets[0]?.session ?? 'none'}`.replace(/[^A-Za-z0-9._-]/g, '_');
}

function words({ language }: ShownParty, value: string): object {
  return { defaultValue: { language, value } };
}
