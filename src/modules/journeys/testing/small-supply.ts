import type { PackageRow, SightRow, SupplyTables } from '../supply/supply-rows.ts';

const names = (en: string) => ({ en });
const place = { latitude: 35.69, longitude: 139.75 };

/** What the small edition has on offer: three packages without a hotel, places at judo and the marathon, two sights. */
export function smallSupply(): SupplyTables {
  return {
    areas: [
      {
        areaId: 'old-town',
        names: names('Old Town'),
        ...place,
        lunchAmount: 1_200,
        dinnerAmount: 3_000,
        basis: 'assumed',
      },
    ],
    hubs: [],
    origins: [],
    sights: [sight('temple', 'history'), sight('aquarium', 'family')],
    travelTimes: [],
    hotels: [],
    rooms: [],
    transports: [],
    transfers: [],
    guides: [],
    sessionAllotments: [
      ...['S-JUD-1', 'S-JUD-2', 'S-JUD-3'].map((sessionId) => allotment(sessionId, 'B', 120)),
      allotment('S-MAR-1', 'A', 200),
    ],
    packages: [
      packageRow('judo-days', 'Judo days', { disciplineId: 'JUD', character: 'sport', places: 200 }),
      packageRow('marathon-day', 'Marathon day', {
        disciplineId: 'MAR',
        character: 'sport',
        places: 90,
        firstDay: '2021-07-23',
        lastDay: '2021-07-24',
      }),
      packageRow('old-town-days', 'Old Town days', { disciplineId: null, character: 'city', places: 400 }),
    ],
    countryDisciplines: [
      { noc: 'JPN', disciplineId: 'JUD', athletes: 14, medals: 12, basis: 'derived' },
      { noc: 'FRA', disciplineId: 'JUD', athletes: 13, medals: 5, basis: 'derived' },
      { noc: 'KEN', disciplineId: 'MAR', athletes: 6, medals: 4, basis: 'derived' },
    ],
    countries: [
      country('JPN', 'JP', 'Japan', 'ja', 'JPY'),
      country('FRA', 'FR', 'France', 'fr', 'EUR'),
      country('KEN', 'KE', 'Kenya', 'en', 'KES'),
    ],
  };
}

function sight(sightId: string, interest: 'history' | 'family'): SightRow {
  return {
    sightId,
    names: names(sightId),
    areaId: 'old-town',
    ...place,
    kind: 'temple',
    visitMinutes: 60,
    adultAmount: 500,
    childAmount: 0,
    opensAt: '09:00',
    closesAt: '17:00',
    closedWeekdays: null,
    stepFree: true,
    indoor: true,
    walkMetres: 300,
    culture: 0,
    history: 0,
    nature: 0,
    food: 0,
    pop: 0,
    shopping: 0,
    night: 0,
    family: 0,
    sport: 0,
    craft: 0,
    [interest]: 0.9,
    popularity: 0.5,
    hoursBasis: 'assumed',
    priceBasis: 'assumed',
    basis: 'assumed',
  };
}

function allotment(sessionId: string, categoryId: string, places: number) {
  return { sessionId, categoryId, places, basis: 'assumed' as const };
}

function packageRow(packageId: string, name: string, row: Partial<PackageRow>): PackageRow {
  return {
    packageId,
    names: names(name),
    summary: names(`${name}, with everything in it.`),
    character: 'city',
    disciplineId: null,
    firstDay: '2021-07-21',
    lastDay: '2021-07-22',
    hotelId: null,
    roomType: null,
    places: 100,
    basis: 'assumed',
    ...row,
  };
}

function country(noc: string, iso2: string, name: string, language: string, currency: string) {
  return { noc, iso2, names: names(name), language, currency, originId: null, basis: 'derived' as const };
}
