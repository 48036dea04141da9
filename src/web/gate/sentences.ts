import { useLingui } from '@lingui/react/macro';
import type { Facts, Reason } from '../../engines/admission/reasons.ts';
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

type Translate = ReturnType<typeof useLingui>['t'];
type Say = (facts: Facts, spoken: Spoken) => readonly [happened: string, todo: string];

export function useSentences(formats: Formats): (act: Act) => Sentences {
  const { t, i18n } = useLingui();
  return (act) => {
    const facts = act.facts as Facts;
    const spoken = spokenOf(act, facts, formats, i18n.locale, t);
    const say = codeReasons(t, formats)[act.reason as Reason] ?? placeReasons(t)[act.reason as Reason];
    const [happened, todo] = say?.(facts, spoken) ?? ['', ''];
    return { happened, todo, nearest: act.outcome === 'steward' ? spoken.nearest : '' };
  };
}

function spokenOf(act: Act, facts: Facts, formats: Formats, language: string, t: Translate): Spoken {
  const { mentioned } = act;
  const gateName = (id: string) => mentioned.gates.find((gate) => gate.id === id)?.name ?? id;
  const { nextWindow } = facts;
  const session = mentioned.sessions.find(({ number }) => number === nextWindow?.session);
  const doors = session ? formats.moment(session.doorsAt) : '';
  const way = session && {
    name: inLanguage(session.names, language),
    venue: inLanguage(session.venueNames, language),
    gates: formats.list((nextWindow?.gates ?? []).slice(0, 3).map(gateName)),
  };
  const nearest = !way
    ? ''
    : way.gates === ''
      ? t`The next way in: ${way.name}, ${way.venue}, doors ${doors}.`
      : t`The next way in: ${way.name}, ${way.venue}, doors ${doors}, by ${way.gates}.`;
  return {
    used: { gate: gateName(facts.used?.gate ?? ''), time: facts.used ? formats.time(facts.used.at) : '' },
    gates: formats.list((facts.gates ?? []).slice(0, 4).map(gateName)),
    guardians: formats.list(mentioned.people.map((person) => person.name)),
    doors,
    nearest,
  };
}

/** Reasons that lie in the code or the pass. */
function codeReasons(t: Translate, formats: Formats): Partial<Record<Reason, Say>> {
  const lookUp = t`Look the person up by name, and see a document.`;
  return {
    unknown: () => [
      t`We cannot read this as a pass of these Games.`,
      t`Make the screen bright and show the whole code. Or look the person up by name.`,
    ],
    forged: ({ part }) => [
      part === 'device'
        ? t`This code was not made by the phone that the pass belongs to.`
        : t`This pass was not made by the organiser.`,
      lookUp,
    ],
    foreignEdition: () => [
      t`This pass is for other Games.`,
      t`Ask for the pass of these Games. Or look the person up by name.`,
    ],
    expired: ({ expiredAt }) => [
      expiredAt ? t`This pass ended on ${formats.moment(expiredAt)}.` : t`This pass has ended.`,
      t`Ask the person to open the pass again where there is a network. Or look them up by name.`,
    ],
    revoked: () => [
      t`This ticket no longer counts. It was given back, passed on, or is on another phone now.`,
      t`Ask for the newest pass. The look-up by name shows what the person holds.`,
    ],
    cancelled: () => [t`This session was cancelled.`, t`The help desk tells about other sessions and the money.`],
    blocked: () => [
      t`The help desk has a question about this pass.`,
      t`Show the person the way to the help desk, or call it.`,
    ],
    staleProof: ({ secondsOff = 0 }) => {
      const seconds = formats.number(Math.abs(Math.round(secondsOff)));
      return secondsOff < 0
        ? [
            t`This code is too old by ${seconds} seconds. It may be a picture of a pass.`,
            t`Ask the person to open the pass on their own phone, then read it again.`,
          ]
        : [
            t`The phone’s clock is ahead by ${seconds} seconds.`,
            t`Ask the person to set the clock to automatic, then read the code again. Or look them up by name.`,
          ];
    },
    bareCode: () => [
      t`This code is printed. It does not show who carries it.`,
      t`Compare the name with a document. If they agree, let the person in.`,
    ],
    alreadyUsed: (_facts, { used }) => [
      t`This pass came in at ${used.gate} at ${used.time}.`,
      t`Ask for a document. If it is the person of the pass, let them in: somebody else may have used it.`,
    ],
    noReentry: (_facts, { used }) => [
      t`This pass came in at ${used.gate} at ${used.time} and has left. This session has no way back in.`,
      t`If there is a good reason, let the person in and write it down.`,
    ],
  };
}

/** Reasons that lie in the time, the place or the company. */
function placeReasons(t: Translate): Partial<Record<Reason, Say>> {
  const elsewhere = t`Show the person the way that is written below.`;
  return {
    childAlone: (_facts, { guardians }) => [
      t`A child comes in together with a grown-up of the party.`,
      guardians === ''
        ? t`Wait for the grown-up. Or call the help desk.`
        : t`Wait for ${guardians}, and let them come in together.`,
    ],
    wrongVenue: () => [t`There is no ticket for this place on the pass.`, elsewhere],
    wrongSession: () => [t`There is no ticket for this session on the pass.`, elsewhere],
    tooEarly: (_facts, { doors }) => [
      doors === '' ? t`The doors are not open yet.` : t`The doors open ${doors}.`,
      t`Ask the person to wait by the side, in the shade.`,
    ],
    tooLate: () => [
      t`The time to come in for this session is over.`,
      t`If the session still goes on, ask the head of the gate.`,
    ],
    wrongZone: () => [
      t`This pass does not open this part of the venue.`,
      t`Show the person the way back to their own part.`,
    ],
    wrongSector: (_facts, { gates }) => [t`The seat is reached by ${gates}.`, t`Show the person the way to ${gates}.`],
    skippedZone: () => [
      t`This pass has not come through the outer gate yet.`,
      t`Show the person the way to the outer gate. If they came through it, let them in.`,
    ],
    zoneFull: ({ inside = 0, capacity = 0 }) => [
      t`It is full inside: ${inside} of ${capacity}.`,
      t`Ask the person to wait until somebody leaves.`,
    ],
    directed: (_facts, { gates }) => [
      gates === '' ? '' : t`The seat is nearer to ${gates}. Follow the signs inside.`,
      '',
    ],
    reentry: () => [t`Welcome back.`, ''],
  };
}

/** What the screen says when the gate itself cannot answer. */
export function useFailureWords(): (code: string) => string {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    'gate/noSnapshot': t`This gate knows no tickets yet. Let people out. Let people in by looking at their tickets.`,
    'gate/noSuchAct': t`This was too long ago. Read the code again.`,
    'common/badInput': t`This is not a code that a pass can hold. Read it again.`,
  };
  return (code) => words[code] ?? t`The gate could not answer. Read the code again, or look at the ticket yourself.`;
}
