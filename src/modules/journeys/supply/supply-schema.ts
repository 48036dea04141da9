import { column, refer, type TableSchema, tablesOf, words } from '../../../platform/tables/table-schema.ts';
import { characters, interests, type SupplyTables, sightKinds } from './supply-rows.ts';

/* Every table of a supply, declared once: reading, checking, the templates and `datapackage.json` are made from these values. */

type SupplyTable = TableSchema & { readonly name: keyof SupplyTables };

const table = tablesOf<SupplyTables>();
const names = words('names', 'name');
const basis = column('basis', 'basis');
const latitude = column('latitude', 'number', { minimum: -90, maximum: 90, unit: 'degrees' });
const longitude = column('longitude', 'number', { minimum: -180, maximum: 180, unit: 'degrees' });
const minutes = { minimum: 0, maximum: 2_880, unit: 'minutes' } as const;
const metres = { minimum: 0, maximum: 100_000, unit: 'metres' } as const;
const count = { minimum: 0, maximum: 1_000_000 } as const;
const share = { minimum: 0, maximum: 1 } as const;
const amount = <const Field extends string>(field: Field, name: string) =>
  column(field, 'amount', { name: `${name}_{currency}`, minimum: 0, maximum: 1_000_000_000 });

const placeTables: readonly SupplyTable[] = [
  table(
    'areas',
    'Neighbourhoods: where one eats, rests and stays',
    [
      column('areaId', 'key'),
      names,
      latitude,
      longitude,
      amount('lunchAmount', 'lunch'),
      amount('dinnerAmount', 'dinner'),
      basis,
    ],
    ['areaId'],
  ),
  table(
    'hubs',
    'Airports and stations at which people arrive',
    [
      column('hubId', 'key'),
      column('kind', 'choice', { choices: ['airport', 'station'] }),
      names,
      latitude,
      longitude,
      column('beforeMinutes', 'integer', minutes),
      column('afterMinutes', 'integer', minutes),
      basis,
    ],
    ['hubId'],
  ),
  table(
    'origins',
    'Cities that people come from',
    [column('originId', 'key'), names, column('noc'), latitude, longitude, basis],
    ['originId'],
  ),
  table(
    'sights',
    'What is worth a visit, with hours, prices and weights of interest',
    [
      column('sightId', 'key'),
      names,
      column('areaId', 'key'),
      latitude,
      longitude,
      column('kind', 'choice', { choices: sightKinds }),
      column('visitMinutes', 'integer', { minimum: 5, maximum: 720, unit: 'minutes' }),
      amount('adultAmount', 'adult'),
      amount('childAmount', 'child'),
      column('opensAt', 'clock'),
      column('closesAt', 'clock'),
      column('closedWeekdays', 'text', { required: false }),
      column('stepFree', 'boolean'),
      column('indoor', 'boolean'),
      column('walkMetres', 'integer', metres),
      ...interests.map((interest) => column(interest, 'number', share)),
      column('popularity', 'number', share),
      column('disciplineId', 'key', { required: false, mayBeAbsent: true }),
      column('hoursBasis', 'basis'),
      column('priceBasis', 'basis'),
      basis,
    ],
    ['sightId'],
    [refer('areas', 'areaId')],
  ),
  table(
    'travelTimes',
    'Better figures for some ways than the rule gives',
    [
      column('fromId'),
      column('toId'),
      column('minutes', 'integer', minutes),
      column('walkMetres', 'integer', metres),
      column('stepFreeMinutes', 'integer', minutes),
      basis,
    ],
    ['fromId', 'toId'],
    [],
    'travel-times.csv',
  ),
];

const allotmentTables: readonly SupplyTable[] = [
  table(
    'hotels',
    'Hotels with rooms for this edition',
    [
      column('hotelId', 'key'),
      names,
      latitude,
      longitude,
      column('stars', 'integer', { minimum: 1, maximum: 5 }),
      column('areaId', 'key'),
      basis,
      column('starsBasis', 'basis'),
    ],
    ['hotelId'],
    [refer('areas', 'areaId')],
  ),
  table(
    'rooms',
    'Rooms a night, by hotel, kind and period',
    [
      column('hotelId', 'key'),
      column('roomType', 'key'),
      column('sleeps', 'integer', { minimum: 1, maximum: 12, unit: 'persons' }),
      column('stepFree', 'boolean'),
      column('firstNight', 'date'),
      column('lastNight', 'date'),
      column('rooms', 'integer', count),
      amount('priceAmount', 'price'),
      basis,
    ],
    ['hotelId', 'roomType', 'firstNight'],
    [refer('hotels', 'hotelId')],
    'room-allotments.csv',
  ),
  table(
    'transports',
    'Seats by contract on flights, trains and coaches, once a day',
    [
      column('transportId', 'key'),
      column('kind', 'choice', { choices: ['flight', 'train', 'coach'] }),
      column('direction', 'choice', { choices: ['inbound', 'outbound'] }),
      column('carrier'),
      column('code'),
      column('originId', 'key'),
      column('hubId', 'key'),
      column('firstDay', 'date'),
      column('lastDay', 'date'),
      column('leavesAt', 'clock'),
      column('arrivesAt', 'clock'),
      column('dayShift', 'integer', { minimum: -1, maximum: 2, unit: 'days' }),
      column('minutes', 'integer', { minimum: 1, maximum: 2_880, unit: 'minutes' }),
      column('seats', 'integer', count),
      amount('priceAmount', 'price'),
      amount('childAmount', 'child'),
      basis,
    ],
    ['transportId'],
    [refer('origins', 'originId'), refer('hubs', 'hubId')],
  ),
  table(
    'transfers',
    'Ways from a hub to the hotel and back',
    [
      column('transferId', 'key'),
      column('hubId', 'key'),
      column('kind', 'choice', { choices: ['coach', 'train', 'taxi'] }),
      names,
      column('minutes', 'integer', minutes),
      column('seats', 'integer', count),
      amount('priceAmount', 'price'),
      column('stepFree', 'boolean'),
      basis,
    ],
    ['transferId'],
    [refer('hubs', 'hubId')],
  ),
  table(
    'guides',
    'Guides a day, by language',
    [
      column('guideId', 'key'),
      column('language', 'key'),
      column('guides', 'integer', count),
      amount('priceAmount', 'price'),
      column('mostPeople', 'integer', { minimum: 1, maximum: 100, unit: 'persons' }),
      basis,
    ],
    ['guideId'],
  ),
  table(
    'sessionAllotments',
    'Places of sessions that may be sold within packages',
    [column('sessionId', 'key'), column('categoryId', 'key'), column('places', 'integer', count), basis],
    ['sessionId', 'categoryId'],
    [],
    'session-allotments.csv',
  ),
];

const offerTables: readonly SupplyTable[] = [
  table(
    'packages',
    'Starting points that staff made',
    [
      column('packageId', 'key'),
      names,
      words('summary', 'summary'),
      column('character', 'choice', { choices: characters }),
      column('disciplineId', 'key', { required: false }),
      column('firstDay', 'date'),
      column('lastDay', 'date'),
      column('hotelId', 'key', { required: false }),
      column('roomType', 'key', { required: false }),
      column('places', 'integer', count),
      basis,
    ],
    ['packageId'],
    [refer('hotels', 'hotelId')],
  ),
  table(
    'countryDisciplines',
    'Athletes and medals of countries at the Games before',
    [
      column('noc'),
      column('disciplineId', 'key'),
      column('athletes', 'integer', count),
      column('medals', 'integer', count),
      basis,
    ],
    ['noc', 'disciplineId'],
    [],
    'country-disciplines.csv',
  ),
  table(
    'countries',
    'Countries with their committee, language, money and nearest origin',
    [
      column('noc'),
      column('iso2'),
      names,
      column('language', 'key'),
      column('currency'),
      column('originId', 'key', { required: false }),
      basis,
    ],
    ['noc'],
    [refer('origins', 'originId')],
  ),
];

/** Every table of a supply, in the order in which they refer to each other. */
export const supplyTables: readonly SupplyTable[] = [...placeTables, ...allotmentTables, ...offerTables];

/** A template to fill in: the header alone, as a spreadsheet opens it. */
export function templateOf(table: TableSchema, currency: string): string {
  return `${table.columns.map((column) => column.name.replace('{currency}', currency.toLowerCase())).join(',')}\n`;
}
