import { PKPass } from 'passkit-generator';
import type { ShownParty, ShownPass, ShownTicket } from '../shown-pass.ts';
import { signPicture } from './pass-picture.ts';
import type { PassCertificate } from './test-certificate.ts';
import { walletTexts } from './wallet-words.ts';

/** What ties a pass in Apple Wallet to its server. */
export interface AppleTie {
  readonly serial: string;
  /** Shown by the phone to fetch the pass again; at least 16 characters. */
  readonly token: string;
  /** Where the phone asks, `/v1/…` is put behind it. Apple wants https. */
  readonly webService: string;
  /** Nothing stands behind this pass any more: it is shown as void. */
  readonly isVoid: boolean;
}

const mostNext = 6;

/** The bundle of a pass (`.pkpass`): pass.json, pictures, manifest and a detached PKCS#7 signature over it (Apple, "PassKit"). */
export function applePass(party: ShownParty, pass: ShownPass, tie: AppleTie, certificate: PassCertificate): Buffer {
  const words = walletTexts[party.language];
  const { signerCert, signerKey, wwdr } = certificate;
  const next = pass.tickets[0];
  const isVoid = tie.isVoid || !next;
  const file = new PKPass(
    {
      'icon.png': signPicture(29),
      'icon@2x.png': signPicture(58),
      'icon@3x.png': signPicture(87),
      'logo.png': signPicture(50),
      'logo@2x.png': signPicture(100),
    },
    { signerCert, signerKey, wwdr },
    {
      passTypeIdentifier: certificate.passType,
      teamIdentifier: certificate.team,
      serialNumber: tie.serial,
      organizationName: 'Kaimon',
      description: `${words.pass} · ${party.editionName}`,
      logoText: party.editionName,
      foregroundColor: 'rgb(250,248,243)',
      backgroundColor: 'rgb(31,58,104)',
      labelColor: 'rgb(210,218,232)',
      sharingProhibited: true,
      ...(isVoid ? { voided: true } : {}),
      // A demo is reached by http, which Apple does not take.
      ...(tie.webService.startsWith('https:') ? { webServiceURL: tie.webService, authenticationToken: tie.token } : {}),
    },
  );
  file.type = 'eventTicket';
  if (next) fillNext(file, party, pass, next);
  else file.primaryFields.push({ key: 'session', value: words.none });
  file.secondaryFields.push({ key: 'name', label: words.name, value: pass.name });
  fillBack(file, party, pass, certificate.isForTest);
  if (!isVoid) {
    file.setBarcodes({
      format: 'PKBarcodeFormatQR',
      message: Buffer.from(pass.code).toString('latin1'),
      messageEncoding: 'iso-8859-1',
      altText: pass.shortCode,
    });
  }
  const end = pass.tickets.at(-1)?.endsAt;
  if (end !== undefined) file.setExpirationDate(new Date(end + 86_400_000));
  return file.getAsBuffer();
}

function fillNext(file: PKPass, party: ShownParty, pass: ShownPass, next: ShownTicket): void {
  const words = walletTexts[party.language];
  file.headerFields.push({ key: 'gate', label: words.gate, value: next.gate });
  file.primaryFields.push({ key: 'session', label: next.venue, value: next.title });
  file.secondaryFields.push({
    key: 'starts',
    label: words.when,
    value: new Date(next.startsAt).toISOString(),
    dateStyle: 'PKDateStyleMedium',
    timeStyle: 'PKDateStyleShort',
    changeMessage: `${words.when}: %@`,
  });
  file.auxiliaryFields.push({
    key: 'seat',
    label: words.seat,
    value: placeOf(party, next),
    changeMessage: `${words.seat}: %@`,
  });
  file.auxiliaryFields.push({
    key: 'doors',
    label: words.doors,
    value: new Date(next.doorsAt).toISOString(),
    dateStyle: 'PKDateStyleNone',
    timeStyle: 'PKDateStyleShort',
  });
  file.setLocations(...[next].map(({ latitude, longitude, venue }) => ({ latitude, longitude, relevantText: venue })));
  file.setRelevantDates(
    pass.tickets
      .slice(0, 10)
      .map((ticket) => ({ startDate: new Date(ticket.doorsAt), endDate: new Date(ticket.endsAt) })),
  );
}

function fillBack(file: PKPass, party: ShownParty, pass: ShownPass, isForTest: boolean): void {
  const words = walletTexts[party.language];
  if (isForTest) file.backFields.push({ key: 'test', value: words.forTest });
  file.backFields.push({ key: 'how', label: words.how, value: words.howText });
  file.backFields.push({ key: 'short', label: words.shortCode, value: pass.shortCode });
  pass.tickets.slice(1, 1 + mostNext).forEach((ticket, index) => {
    const day = new Intl.DateTimeFormat(party.language, {
      timeZone: party.timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    const value = `${day.format(ticket.startsAt)} · ${ticket.title} · ${ticket.venue} · ${placeOf(party, ticket)}`;
    file.backFields.push({ key: `next${index}`, label: words.next, value });
  });
}

/** A seat in a few letters. */
export function placeOf({ language }: ShownParty, { seat }: ShownTicket): string {
  const words = walletTexts[language];
  return seat.row === 0 ? words.standing(seat.block) : words.place(seat.block, seat.row, seat.number);
}
