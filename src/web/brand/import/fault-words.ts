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
    notAnAmount: t`Not an amount of money`,
    notAChoice: t`None of the choices`,
    wrongType: t`Does not have the right form`,
    outOfRange: t`Too small or too large`,
    duplicateKey: t`This id is taken`,
    danglingReference: t`Names something that is not there`,
    moreFaults: t`More faults`,
  };
  return (problem) => names[problem] ?? problem;
}
