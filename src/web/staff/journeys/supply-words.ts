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
