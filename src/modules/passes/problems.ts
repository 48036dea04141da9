import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  badDeviceKey: {
    status: 422,
    title: 'This is not a key a phone can hold.',
    advice: 'Send a compressed point of the curve P-256, 33 bytes.',
  },
  noSuchGate: {
    status: 404,
    title: 'There is no such gate.',
    advice: 'Choose a gate of the edition, and pair the device again.',
  },
  journalGap: {
    status: 409,
    title: 'Entries are missing before these.',
    advice: 'Send the entry after the one that was acknowledged, and those that follow it.',
  },
  journalForked: {
    status: 409,
    title: 'These entries do not continue the journal that is known here.',
    advice: 'Keep the journal as it is and call the operator: it was restored or changed.',
  },
  gateInUse: {
    status: 409,
    title: 'Another device reports as this gate.',
    advice: 'Switch one of the two off. If you do not know the other, pair the gate again: its secret was copied.',
  },
  noSuchAccreditation: {
    status: 404,
    title: 'This person has no accreditation.',
    advice: 'Look the person up again; it may have been taken back. Accredit them anew if they are needed.',
  },
  unknownZoneGroup: {
    status: 422,
    title: 'The rules of admission do not know this zone group.',
    advice: 'Choose one of the zone groups of the edition’s access policy.',
  },
  unknownVenue: {
    status: 422,
    title: 'There is no such venue.',
    advice: 'Choose venues of this edition, or none for every venue.',
  },
  daysTooFar: {
    status: 422,
    title: 'These days do not fit one accreditation.',
    advice: 'Give days that exist, at most 64 from the first to the last.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('passes', problems);
