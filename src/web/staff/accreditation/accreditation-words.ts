import { useLingui } from '@lingui/react/macro';
import type { AccreditationView, ImportFault } from '../../../modules/passes/contract.ts';
import { dayAfter } from '../../ui/day-spans.ts';

export type State = AccreditationView['check'] | 'ended';

/** How it stands with an accreditation, taken back ones included. */
export function stateOf({ check, endedAt }: AccreditationView): State {
  return endedAt === null ? check : 'ended';
}

export const stateLooks: Readonly<Record<State, { readonly look: string; readonly sign: string }>> = {
  cleared: { look: 'state good', sign: '●' },
  pending: { look: 'state wait', sign: '▲' },
  refused: { look: 'state bad', sign: '■' },
  expired: { look: 'state bad', sign: '◆' },
  ended: { look: 'state off', sign: '○' },
};

export function useStateName(): (state: State) => string {
  const { t } = useLingui();
  const names: Record<State, string> = {
    pending: t`Check under way`,
    cleared: t`Cleared`,
    refused: t`Refused`,
    expired: t`Check expired`,
    ended: t`Taken back`,
  };
  return (state) => names[state];
}

/** Zone groups by the names people use; those that an edition made up show their key. */
export function useGroupName(): (group: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    competition: t`Competition`,
    operations: t`Operations`,
    press: t`Press`,
    broadcast: t`Broadcast`,
    guests: t`Guests of honour`,
    security: t`Security`,
  };
  return (group) => names[group] ?? group;
}

/** Every day from one to another, both included; at most 64. */
export function daysBetween(from: string, until: string): string[] {
  const days: string[] = [];
  for (let day = from; day !== '' && day <= until && days.length < 64; day = dayAfter(day)) days.push(day);
  return days;
}

/** What is wrong with a cell of a list, and what would be right. */
export function useFaultWords(): (fault: ImportFault, value: string) => string {
  const { t } = useLingui();
  return (fault, value) => {
    const words: Record<ImportFault, string> = {
      notCsv: t`This is not a table in CSV. Export it again as CSV with commas, in UTF-8.`,
      missingColumn: t`This column is missing.`,
      unknownColumn: t`There is no such column here. Remove it or correct its name.`,
      emptyCell: t`This cell is empty.`,
      tooLong: t`This is longer than a pass can hold: ${value}`,
      badEmail: t`This is not an e-mail address: ${value}`,
      doubleEmail: t`This address stands in the list twice: ${value}`,
      unknownZoneGroup: t`The rules of admission know no zone group ${value}.`,
      unknownVenue: t`There is no venue ${value}. Write its key, or “all”.`,
      badDay: t`This is no day or span of days: ${value}. Write 2021-07-23 or 2021-07-23..2021-08-08.`,
      daysTooFar: t`From the first day to the last are more than 64: ${value}`,
      badCheck: t`Write pending, cleared, refused or expired, or nothing. Not: ${value}`,
      tooManyRows: t`A list has at most 20,000 people. Cut it into parts.`,
    };
    return words[fault];
  };
}
