import { useLingui } from '@lingui/react/macro';
import type { ScreeningOutcome } from '../../../engines/screening/decide-screening.ts';
import type { ReplayFault } from '../../../engines/screening/replay.ts';
import type { ThreatClass, ThreatLevel } from '../../../engines/screening/signals.ts';
import { languageNames } from '../../../kernel/language.ts';
import type { ScreeningDay } from '../../../modules/screening/contract.ts';
import { useReader } from '../../reader.tsx';

/** Names of everything that screening speaks of. */
export function useScreeningWords() {
  const { t } = useLingui();
  const outcomes: Record<ScreeningOutcome, string> = {
    walkThrough: t`Walked through`,
    bagLane: t`Bag lane`,
    secondaryCheck: t`Checked by hand`,
    assistance: t`Helped through`,
    referToOfficer: t`Officer called`,
  };
  const levels: Record<ThreatLevel, string> = { usual: t`Usual`, raised: t`Raised`, high: t`High` };
  const threats: Record<ThreatClass, string> = {
    firearm: t`Firearm`,
    blade: t`Blade`,
    explosive: t`Explosive`,
    other: t`Something else`,
  };
  const acts: Record<keyof ScreeningDay['officerActs'], string> = {
    cleared: t`Checked, all well`,
    handedOver: t`Left a thing behind`,
    leftAlone: t`Let on unchecked`,
    wentAway: t`Went away`,
    refused: t`Not let in`,
    police: t`Police called`,
  };
  const groups: Record<string, string> = {
    stepFree: t`Step-free ways`,
    none: t`No such need`,
    withChildren: t`With children`,
    withCompanion: t`With a companion`,
    adults: t`Adults`,
    ...languageNames,
  };
  const divisions: Record<string, string> = { needs: t`Needs`, party: t`Party`, language: t`Language` };
  const faults: Record<ReplayFault, string> = {
    unreadable: t`cannot be read`,
    notCommitted: t`was not committed to before`,
    otherSeed: t`the seed told is another one`,
    twice: t`there are two for one seed`,
    gap: t`a draw is missing or was used twice`,
    otherDraw: t`the draw is not what the seed gives`,
    noPolicy: t`its policy is missing`,
    otherDecision: t`the rules decide otherwise`,
  };
  return { outcomes, levels, threats, acts, groups, divisions, faults };
}

/** `2.5 %`, in the reader's language. */
export function usePercent(): (share: number, digits?: number) => string {
  const { language } = useReader();
  return (share, digits = 1) =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share);
}
