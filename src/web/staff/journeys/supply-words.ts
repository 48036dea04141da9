import { useLingui } from '@lingui/react/macro';

/** Names of the tables, by name or by file. */
export function useTableName(): (table: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    areas: t`Neighbourhoods`,
    hubs: t`Airports and stations`,
    origins: t`Cities people come from`,
    sights: t`Sights`,
    travelTimes: t`Known travel times`,
    hotels: t`Hotels`,
    rooms: t`Rooms a night`,
    transports: t`Flights, trains, coaches`,
    transfers: t`Ways to the hotel`,
    guides: t`Guides`,
    sessionAllotments: t`Places at sessions`,
    packages: t`Packages`,
    countryDisciplines: t`Teams and medals before`,
    countries: t`Countries`,
  };
  return (table) => names[table] ?? table;
}

/** What is wrong, in a few words; the sentence beside it names the value. */
export function useFaultName(): (problem: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
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
    unknownBasis: t`Unknown basis`,
    outOfRange: t`Too small or too large`,
    duplicateKey: t`There twice`,
    danglingReference: t`Names something that is not there`,
    endsBeforeStart: t`Ends before it begins`,
    moreFaults: t`More faults`,
  };
  return (problem) => names[problem] ?? problem;
}
