import type { I18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Facts, Reason, Window } from '../../engines/admission/reasons.ts';
import type { Act } from '../../gate/contract.ts';
import { inLanguage } from '../../kernel/language.ts';
import type { Formats } from '../formats.ts';

/** What is said about an answer: what happened, what to do now, and the nearest way in. Empty texts are left out. */
export interface Sentences {
  readonly happened: string;
  readonly todo: string;
  readonly nearest: string;
}

/** Names for what the facts speak of. */
interface Spoken {
  readonly used: { readonly gate: string; readonly time: string };
  readonly gates: string;
  readonly guardians: string;
  readonly doors: string;
  readonly nearest: string;
}

type Say = (facts: Facts, spoken: Spoken) => readonly [happened: string, todo: string];

export function useSentences(formats: Formats): (act: Act) => Sentences {
  const { i18n } = useLingui();
  return (act) => {
    // What a human overruled, nobody says again.
    if (act.outcome !== 'steward' && act.by?.includes(': ')) return { happened: '', todo: '', nearest: '' };
    const facts = act.facts as Facts;
    const spoken = spokenOf(act, facts, formats, i18n);
    const all = { ...codeReasons(i18n, formats), ...workReasons(i18n), ...placeReasons(i18n) };
    const say = all[act.reason as Reason];
    const [happened, todo] = say?.(facts, spoken) ?? ['', ''];
    return { happened, todo, nearest: act.outcome === 'steward' && act.reason !== 'tooEarly' ? spoken.nearest : '' };
  };
}

function spokenOf(act: Act, facts: Facts, formats: Formats, i18n: I18n): Spoken {
  const { mentioned } = act;
  const gateName = (id: string) => mentioned.gates.find((gate) => gate.id === id)?.name ?? id;
  const { nextWindow } = facts;
  const session = mentioned.sessions.find(({ number }) => number === nextWindow?.session);
  const doors = session ? formats.moment(session.doorsAt) : '';
  const gatesOf = ({ gates }: Window) => formats.list(gates.slice(0, 3).map(gateName));
  const way = session && {
    name: inLanguage(session.names, i18n.locale),
    venue: inLanguage(session.venueNames, i18n.locale),
    gates: nextWindow ? gatesOf(nextWindow) : '',
  };
  const nearest = way
    ? way.gates === ''
      ? t(i18n)`The next way in: ${way.name}, ${way.venue}, doors ${doors}.`
      : t(i18n)`The next way in: ${way.name}, ${way.venue}, doors ${doors}, by ${way.gates}.`
    : nextWindow?.session === 0
      ? t(i18n)`The next valid day starts ${formats.moment(nextWindow.opensAt)}, by ${gatesOf(nextWindow)}.`
      : '';
  return {
    used: { gate: gateName(facts.used?.gate ?? ''), time: facts.used ? formats.time(facts.used.at) : '' },
    gates: formats.list((facts.gates ?? []).slice(0, 4).map(gateName)),
    guardians: formats.list(mentioned.people.map((person) => person.name)),
    doors,
    nearest,
  };
}

/** Reasons that lie in the code or the pass. */
function codeReasons(i18n: I18n, formats: Formats): Partial<Record<Reason, Say>> {
  const lookUp = t(i18n)`Look the person up by name, and see a document.`;
  return {
    unknown: () => [
      t(i18n)`We cannot read this as a pass of these Games.`,
      t(i18n)`Make the screen bright and show the whole code. Or look the person up by name.`,
    ],
    forged: ({ part }) => [
      part === 'device'
        ? t(i18n)`This code was not made by the phone that the pass belongs to.`
        : t(i18n)`This pass was not made by the organiser.`,
      lookUp,
    ],
    foreignEdition: () => [
      t(i18n)`This pass is for other Games.`,
      t(i18n)`Ask for the pass of these Games. Or look the person up by name.`,
    ],
    expired: ({ expiredAt }) => [
      expiredAt ? t(i18n)`This pass ended on ${formats.moment(expiredAt)}.` : t(i18n)`This pass has ended.`,
      t(i18n)`Ask the person to open the pass again where there is a network. Or look them up by name.`,
    ],
    revoked: () => [
      t(i18n)`This ticket no longer counts. It was given back, passed on, or is on another phone now.`,
      t(i18n)`Ask for the newest pass. The look-up by name shows what the person holds.`,
    ],
    cancelled: () => [
      t(i18n)`This session was cancelled.`,
      t(i18n)`The help desk tells about other sessions and the money.`,
    ],
    blocked: () => [
      t(i18n)`The help desk has a question about this pass.`,
      t(i18n)`Show the person the way to the help desk, or call it.`,
    ],
    staleProof: ({ secondsOff = 0 }) => {
      const seconds = formats.number(Math.abs(Math.round(secondsOff)));
      return secondsOff < 0
        ? [
            t(i18n)`This code is too old by ${seconds} seconds. It may be a picture of a pass.`,
            t(i18n)`Ask the person to open the pass on their own phone, then read it again.`,
          ]
        : [
            t(i18n)`The phone’s clock is ahead by ${seconds} seconds.`,
            t(i18n)`Ask the person to set the clock to automatic, then read the code again. Or look them up by name.`,
          ];
    },
    bareCode: () => [
      t(i18n)`This code is printed. It does not show who carries it.`,
      t(i18n)`Compare the name with a document. If they agree, let the person in.`,
    ],
    lookNeeded: () => [
      t(i18n)`A card or a face alone does not open this gate.`,
      t(i18n)`Compare the person with a document. If they agree, let the person in.`,
    ],
    alreadyUsed: (_facts, { used }) => [
      t(i18n)`This pass came in at ${used.gate} at ${used.time}.`,
      t(i18n)`Ask for a document. If it is the person of the pass, let them in: somebody else may have used it.`,
    ],
    countReached: ({ count = 0 }) => [
      t(i18n)`This pass has come in ${formats.number(count)} times today. More is not allowed here.`,
      t(i18n)`If there is a good reason, let the person in and write it down.`,
    ],
    noReentry: (_facts, { used }) => [
      t(i18n)`This pass came in at ${used.gate} at ${used.time} and has left. This session has no way back in.`,
      t(i18n)`If there is a good reason, let the person in and write it down.`,
    ],
  };
}

/** Reasons that lie in an accreditation. What its check found is nobody's business at a gate. */
function workReasons(i18n: I18n): Partial<Record<Reason, Say>> {
  return {
    notCleared: ({ check }) => [
      check === 'expired'
        ? t(i18n)`The check of this accreditation has run out.`
        : t(i18n)`This accreditation is not cleared.`,
      t(i18n)`Call the accreditation desk. Do not speak about the check here.`,
    ],
    checkPending: () => [
      t(i18n)`The check of this accreditation is not finished.`,
      t(i18n)`Call the accreditation desk. It can clear the person now.`,
    ],
    notAccredited: (_facts, { nearest }) => [
      t(i18n)`This accreditation does not open this part of the venue.`,
      nearest === ''
        ? t(i18n)`Show the person the way to their own zone. Or call the accreditation desk.`
        : t(i18n)`Tell the person the way that is written here.`,
    ],
    wrongDay: () => [
      t(i18n)`This accreditation is not for today.`,
      t(i18n)`If the person is needed today, call the accreditation desk.`,
    ],
  };
}

/** Reasons that lie in the time, the place or the company. */
function placeReasons(i18n: I18n): Partial<Record<Reason, Say>> {
  const elsewhere = ({ nearest }: Spoken) =>
    nearest === ''
      ? t(i18n)`Look the person up by name, and see a document.`
      : t(i18n)`Tell the person the way that is written here.`;
  return {
    childAlone: (_facts, { guardians }) => [
      t(i18n)`A child comes in together with a grown-up of the party.`,
      guardians === ''
        ? t(i18n)`Wait for the grown-up. Or call the help desk.`
        : t(i18n)`Wait for ${guardians}, and let them come in together.`,
    ],
    wrongVenue: (_facts, spoken) => [t(i18n)`There is no ticket for this place on the pass.`, elsewhere(spoken)],
    wrongSession: (_facts, spoken) => [t(i18n)`There is no ticket for this session on the pass.`, elsewhere(spoken)],
    tooEarly: (_facts, { doors }) => [
      doors === '' ? t(i18n)`The doors are not open yet.` : t(i18n)`The doors open ${doors}.`,
      t(i18n)`Ask the person to wait by the side.`,
    ],
    tooLate: () => [
      t(i18n)`The time to come in for this session is over.`,
      t(i18n)`If the session still goes on, ask the head of the gate.`,
    ],
    wrongZone: () => [
      t(i18n)`This pass does not open this part of the venue.`,
      t(i18n)`Show the person the way back to their own part.`,
    ],
    wrongSector: (_facts, { gates }) => [
      t(i18n)`The seat is reached by ${gates}.`,
      t(i18n)`Show the person the way to ${gates}.`,
    ],
    skippedZone: () => [
      t(i18n)`This pass has not come through the outer gate yet.`,
      t(i18n)`Show the person the way to the outer gate. If they came through it, let them in.`,
    ],
    zoneFull: ({ inside = 0, capacity = 0 }) => [
      t(i18n)`It is full inside: ${inside} of ${capacity}.`,
      t(i18n)`Ask the person to wait until somebody leaves.`,
    ],
    directed: (_facts, { gates }) => [
      gates === '' ? '' : t(i18n)`The seat is nearer to ${gates}. Follow the signs inside.`,
      '',
    ],
    reentry: () => [t(i18n)`Welcome back.`, ''],
  };
}

/** What the screen says when the gate itself cannot answer. */
export function useFailureWords(): (code: string) => string {
  const { i18n } = useLingui();
  const words: Readonly<Record<string, string>> = {
    'gate/noSnapshot': t(
      i18n,
    )`This gate knows no tickets yet. Let people out. Let people in by looking at their tickets.`,
    'gate/noSuchAct': t(i18n)`This was too long ago. Read the code again.`,
    'common/badInput': t(i18n)`This is not a code that a pass can hold. Read it again.`,
  };
  return (code) =>
    words[code] ?? t(i18n)`The gate could not answer. Read the code again, or look at the ticket yourself.`;
}
