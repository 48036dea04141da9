import { useLingui } from '@lingui/react/macro';

/** What is wrong, in a few words; the sentence beside it names the value. */
export function useFaultName(): (problem: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    wrongEncoding: t`The file is not in UTF-8: save it as “CSV UTF-8”`,
    unreadableCsv: t`The lines cannot be told apart`,
    unknownColumn: t`Unknown column`,
    missingColumn: t`A column is missing`,
    duplicateColumn: t`A column is there twice`,
    extraCells: t`Too many cells`,
    missingCells: t`Too few cells`,
    emptyValue: t`A value is missing`,
    badKey: t`Not an id`,
    notANumber: t`Not a number`,
    notAnInteger: t`Not a whole number`,
    notABoolean: t`Neither yes nor no`,
    notADate: t`Not a day`,
    notALocalTime: t`Not a time of day`,
    notAnAmount: t`Not an amount of money`,
    notAChoice: t`None of the choices`,
    wrongType: t`Does not have the right form`,
    unknownBasis: t`Unknown basis`,
    outOfRange: t`Too small or too large`,
    duplicateKey: t`There twice`,
    danglingReference: t`Names something that is not there`,
    endsBeforeStart: t`Ends before it begins`,
    moreFaults: t`More faults`,
  };
  return (problem) => names[problem] ?? problem;
}
