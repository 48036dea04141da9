import { useLingui } from '@lingui/react/macro';
import type { Reason } from '../../../engines/admission/reasons.ts';
import type { Admission } from '../../../modules/passes/contract.ts';

/** A reason in two or three words, for a column. */
export function useReasonName(): (reason: string) => string {
  const { t } = useLingui();
  const names: Record<Reason, string> = {
    unknown: t`Code not known`,
    forged: t`Signature does not hold`,
    foreignEdition: t`Pass of other Games`,
    expired: t`Pass out of date`,
    revoked: t`Former phone`,
    cancelled: t`Session cancelled`,
    blocked: t`Pass blocked`,
    notCleared: t`Check not passed`,
    checkPending: t`Check not done`,
    staleProof: t`Code too old`,
    bareCode: t`Printed code`,
    lookNeeded: t`Card or face`,
    childAlone: t`Child alone`,
    wrongVenue: t`Other venue`,
    notAccredited: t`Not accredited here`,
    wrongDay: t`Other day`,
    wrongSession: t`Other session`,
    tooEarly: t`Too early`,
    tooLate: t`Too late`,
    wrongZone: t`Other zone`,
    wrongSector: t`Other sector`,
    skippedZone: t`A gate was skipped`,
    alreadyUsed: t`Already inside`,
    countReached: t`Entries used up`,
    noReentry: t`No way back in`,
    zoneFull: t`Zone full`,
    directed: t`Admitted, other sector`,
    reentry: t`Came back`,
    entitled: t`Valid ticket`,
    leaving: t`On the way out`,
  };
  return (reason) => names[reason as Reason] ?? reason;
}

/** What happened in the end: a steward may have let in whom the machine sent to them. */
export function useOutcomeName(): (admission: Admission) => string {
  const { t } = useLingui();
  return ({ outcome, steward }) => {
    if (outcome === 'admit') return t`Admitted`;
    if (outcome === 'exit') return t`Left`;
    if (outcome === 'steward') return steward ? t`Admitted by a steward` : t`Sent to a steward`;
    return outcome;
  };
}

/** Why, in a whole sentence. */
export function useReasonSentence(): (reason: string) => string {
  const { t } = useLingui();
  const sentences: Record<Reason, string> = {
    unknown: t`The gate could not read a pass from what was shown.`,
    forged: t`A signature of the code did not hold: it was not made by us, or not by this person's phone.`,
    foreignEdition: t`The pass belongs to other Games.`,
    expired: t`The pass had run out and was not renewed on the phone.`,
    revoked: t`The pass has been moved to another phone since; the former one no longer counts.`,
    cancelled: t`The session was cancelled.`,
    blocked: t`The ticket or the pass was no longer valid: given back, passed on or blocked.`,
    notCleared: t`The background check was refused or has run out.`,
    checkPending: t`The background check is not finished.`,
    staleProof: t`The code was too old or ahead of time: a copy, or a phone whose clock is wrong.`,
    bareCode: t`A printed code carries no fresh proof, so a human has to look.`,
    lookNeeded: t`A card or a face alone does not open this gate, so a human has to look.`,
    childAlone: t`A child came without an adult of its party, and none was inside.`,
    wrongVenue: t`The tickets are for another venue.`,
    notAccredited: t`The accreditation is for other zones or another venue.`,
    wrongDay: t`The accreditation is for other days.`,
    wrongSession: t`The tickets are for another session at this venue.`,
    tooEarly: t`The doors were not open yet.`,
    tooLate: t`The last entry had passed.`,
    wrongZone: t`This gate leads to a zone that the pass does not open.`,
    wrongSector: t`The seat is in a sector that this gate does not serve.`,
    skippedZone: t`The person was not seen at the gate before this one.`,
    alreadyUsed: t`The pass had been used to enter already, and no exit was known.`,
    countReached: t`The person had come in as often as the rules allow in one day.`,
    noReentry: t`The person had left, and the rules allow no more coming back.`,
    zoneFull: t`The zone was full.`,
    directed: t`The ticket was valid. The seat is in another sector, so the gate opened and showed the way.`,
    reentry: t`The ticket was valid; the person had left and came back.`,
    entitled: t`The pass was genuine, its proof fresh, and it held a valid ticket for this session.`,
    leaving: t`The person was on the way out. Exits always open.`,
  };
  return (reason) => sentences[reason as Reason] ?? reason;
}
