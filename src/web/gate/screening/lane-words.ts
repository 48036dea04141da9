import { useLingui } from '@lingui/react/macro';
import type { ScreeningOutcome, ScreeningReason } from '../../../engines/screening/decide-screening.ts';
import type { ThreatClass } from '../../../engines/screening/signals.ts';
import type { ScreeningView } from '../../../gate/screening/contract.ts';

/** What a lane says, to be said to a human being. */
export function useLaneWords() {
  const { t } = useLingui();
  const words: Record<ScreeningOutcome, string> = {
    walkThrough: t`Walk on`,
    bagLane: t`Bag lane`,
    secondaryCheck: t`Check by hand`,
    assistance: t`Help through`,
    referToOfficer: t`Officer, please`,
  };
  const threats: Record<ThreatClass, string> = {
    firearm: t`a firearm`,
    blade: t`a blade`,
    explosive: t`an explosive`,
    other: t`something else`,
  };
  const reasons: Record<ScreeningReason, string> = {
    helpAsked: t`They asked for help. Do not ask why; check by hand and walk with them.`,
    medicalBag: t`They carry medicine. Look at it with them; it stays with them.`,
    graveAlarm: t`The detector alarmed. It may be nothing; an officer looks.`,
    alarm: t`The detector alarmed. It is often nothing; look together.`,
    chance: t`Chosen by chance, as everybody may be. It says nothing about them.`,
    extraChance: t`Chosen by chance, a little likelier for a code without proof or a ticket that changed hands.`,
    detectorSilent: t`The detector gave no answer, so some are checked by hand.`,
    bag: t`The bag goes over the bag lane.`,
    nothingFound: t`Nothing stands in the way.`,
  };
  const troubles: Record<ScreeningView['troubles'][number]['trouble'], string> = {
    deviceOffline: t`Device offline; the lane goes on by hand:`,
    portTaken: t`The port for devices is taken by another program.`,
    brokerAway: t`The broker for devices does not answer.`,
    forced: t`Somebody went through the turnstile without a command, lane`,
    turnstileSilent: t`The turnstile did not say whether somebody went in, lane`,
  };
  return { words, threats, reasons, troubles };
}
