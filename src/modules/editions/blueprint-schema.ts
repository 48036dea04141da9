import { type TSchema, Type } from 'typebox';
import { AccreditationRulesSchema, AdmissionPolicySchema, EntryRulesSchema } from '../../engines/admission/policy.ts';
import { oneOf } from '../../kernel/endpoint.ts';
import { KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { dataPackageTable } from '../../platform/tables/data-package.ts';
import { column, refer, type TableSchema, tablesOf, words } from '../../platform/tables/table-schema.ts';
import type { Blueprint, EditionDocument, TableName } from './blueprint.ts';

/*
 * Every file of an edition, declared once: reading, checking and `datapackage.json` are made from these values.
 */

type BlueprintTable = TableSchema & { readonly name: TableName };

const table = tablesOf<Omit<Blueprint, 'edition' | 'rules'>>();
const names = words('names', 'name');
const basis = column('basis', 'basis');
const latitude = column('latitude', 'number', { minimum: -90, maximum: 90, unit: 'degrees' });
const longitude = column('longitude', 'number', { minimum: -180, maximum: 180, unit: 'degrees' });
const walkMetres = column('walkMetres', 'integer', { minimum: 0, maximum: 100_000, unit: 'metres' });
const persons = { minimum: 0, maximum: 10_000_000, unit: 'persons' } as const;
const ordinal = { minimum: 1, maximum: 1_000_000 } as const;

export const zoneKinds = ['precinct', 'bowl', 'hospitality', 'field-of-play', 'back-of-house'] as const;
const phases = ['ceremony', 'preliminary', 'quarterfinal', 'semifinal', 'final', 'reserve'] as const;

const venueTables: readonly BlueprintTable[] = [
  table(
    'venues',
    'Places where sessions are held',
    [
      column('venueId', 'key'),
      names,
      words('address', 'address'),
      latitude,
      longitude,
      column('coordinatesBasis', 'basis'),
      column('capacityPersons', 'integer', persons),
      column('capacityBasis', 'basis'),
    ],
    ['venueId'],
  ),
  table(
    'stations',
    'Stations near a venue and the walk from them',
    [
      column('venueId', 'key'),
      column('stationId', 'key'),
      names,
      walkMetres,
      column('walkMinutes', 'integer', { minimum: 0, maximum: 1440, unit: 'minutes' }),
      basis,
    ],
    ['venueId', 'stationId'],
    [refer('venues', 'venueId')],
  ),
  table(
    'zones',
    'Places one is inside of, nested',
    [
      column('venueId', 'key'),
      column('zoneId', 'key'),
      names,
      column('kind', 'choice', { choices: zoneKinds }),
      column('parentZoneId', 'key', { required: false }),
      column('capacityPersons', 'integer', { ...persons, required: false }),
      basis,
    ],
    ['venueId', 'zoneId'],
    [
      refer('venues', 'venueId'),
      { fields: ['venueId', 'parentZoneId'], table: 'zones', references: ['venueId', 'zoneId'] },
    ],
  ),
  table(
    'gates',
    'Gates, each leading into a zone, from the street or from another zone',
    [
      column('venueId', 'key'),
      column('gateId', 'key'),
      column('name'),
      column('zoneId', 'key'),
      column('lanes', 'integer', { minimum: 1, maximum: 1000 }),
      column('stepFree', 'boolean'),
      latitude,
      longitude,
      basis,
      column('fromZoneId', 'key', { required: false, mayBeAbsent: true }),
    ],
    ['venueId', 'gateId'],
    [
      refer('venues', 'venueId'),
      refer('zones', 'venueId', 'zoneId'),
      { fields: ['venueId', 'fromZoneId'], table: 'zones', references: ['venueId', 'zoneId'] },
    ],
  ),
  table(
    'routes',
    'Ways from a gate to a zone',
    [
      column('venueId', 'key'),
      column('routeId', 'key'),
      column('gateId', 'key'),
      column('zoneId', 'key'),
      column('stepFree', 'boolean'),
      walkMetres,
      basis,
    ],
    ['venueId', 'routeId'],
    [refer('venues', 'venueId'), refer('gates', 'venueId', 'gateId'), refer('zones', 'venueId', 'zoneId')],
  ),
  table(
    'blocks',
    'Blocks of seats or standing places; wheelchair spaces lie in the last row',
    [
      column('venueId', 'key'),
      column('blockId', 'key'),
      column('zoneId', 'key'),
      column('gateId', 'key'),
      column('kind', 'choice', { choices: ['seated', 'standing'] }),
      column('rank', 'integer', ordinal),
      column('tier', 'integer', { minimum: 0, maximum: 100 }),
      column('bearingDegrees', 'number', { minimum: 0, maximum: 360, unit: 'degrees' }),
      column('rows', 'integer', { minimum: 1, maximum: 10_000 }),
      column('seatsPerRow', 'integer', { minimum: 1, maximum: 100_000 }),
      column('wheelchairSpaces', 'integer', { minimum: 0, maximum: 10_000 }),
      basis,
    ],
    ['venueId', 'blockId'],
    [refer('venues', 'venueId'), refer('zones', 'venueId', 'zoneId'), refer('gates', 'venueId', 'gateId')],
  ),
];

const saleTables: readonly BlueprintTable[] = [
  table(
    'layouts',
    'Which block belongs to which ticket category; a layout names every block of its venue once',
    [column('layoutId', 'key'), column('venueId', 'key'), column('blockId', 'key'), column('categoryId', 'key')],
    ['layoutId', 'blockId'],
    [refer('venues', 'venueId'), refer('blocks', 'venueId', 'blockId'), refer('categories', 'categoryId')],
  ),
  table(
    'categories',
    'Ticket categories, best first',
    [column('categoryId', 'key'), names],
    ['categoryId'],
    [],
    'ticket-categories.csv',
  ),
  table(
    'prices',
    'Prices of the categories, in groups that sessions share',
    [
      column('priceGroupId', 'key'),
      column('categoryId', 'key'),
      column('priceAmount', 'amount', { name: 'price_{currency}', minimum: 0, maximum: 1_000_000_000 }),
      basis,
    ],
    ['priceGroupId', 'categoryId'],
    [refer('categories', 'categoryId')],
    'price-groups.csv',
  ),
  table(
    'salePhases',
    'Times at which people buy, under which limits',
    [
      column('phaseId', 'key'),
      names,
      column('opensAt', 'localTime'),
      column('closesAt', 'localTime'),
      column('perSessionLimit', 'integer', ordinal),
      column('perPersonLimit', 'integer', ordinal),
    ],
    ['phaseId'],
    [],
    'sale-phases.csv',
  ),
];

const programmeTables: readonly BlueprintTable[] = [
  table(
    'disciplines',
    'Disciplines and their sports',
    [column('disciplineId', 'key'), words('sport', 'sport'), names, column('pictogram')],
    ['disciplineId'],
  ),
  table(
    'sessions',
    'Sessions: what one ticket lets one see; times are local',
    [
      column('sessionId', 'key'),
      column('disciplineId', 'key'),
      column('venueId', 'key'),
      column('day', 'date'),
      column('startsAt', 'localTime', { required: false }),
      column('endsAt', 'localTime', { required: false }),
      column('phase', 'choice', { choices: phases }),
      column('medalEvents', 'integer', { minimum: 0, maximum: 1000 }),
      column('ticketed', 'boolean'),
      column('layoutId', 'key', { required: false }),
      column('priceGroupId', 'key', { required: false }),
      basis,
      column('note', 'text', { required: false }),
    ],
    ['sessionId'],
    [
      refer('disciplines', 'disciplineId'),
      refer('venues', 'venueId'),
      refer('layouts', 'layoutId'),
      refer('prices', 'priceGroupId'),
    ],
  ),
  table(
    'items',
    'What happens in a session, in order',
    [column('sessionId', 'key'), column('position', 'integer', ordinal), names, column('isVictoryCeremony', 'boolean')],
    ['sessionId', 'position'],
    [refer('sessions', 'sessionId')],
    'session-items.csv',
  ),
];

/** Every table of an edition. */
export const blueprintTables: readonly BlueprintTable[] = [...venueTables, ...saleTables, ...programmeTables];

export const editionFile = 'edition.yaml';
export const rulesFile = 'access-policy.yaml';

const date = Type.String({ format: 'date' });
const degrees = (most: number) => Type.Number({ minimum: -most, maximum: most });

export const EditionSchema: TSchema = Type.Object({
  id: KeySchema,
  names: WordsSchema,
  timeZone: Type.String(),
  currency: Type.String(),
  languages: Type.Array(Type.String(), { minItems: 1 }),
  firstDay: date,
  lastDay: date,
  bounds: Type.Object({ south: degrees(90), west: degrees(180), north: degrees(90), east: degrees(180) }),
  demoStartsAt: Type.String({ format: 'local-time' }),
  credits: Type.Array(Type.String()),
});

const { version, proof, child } = AdmissionPolicySchema.properties;
const { dayStartsHour, antiPassbackMinutes, groups } = AccreditationRulesSchema.properties;

export const RulesSchema: TSchema = Type.Object({
  version,
  proof,
  child,
  entry: EntryRulesSchema,
  overrides: Type.Array(
    Type.Object({
      zoneKind: Type.Union([oneOf(zoneKinds), Type.Null()]),
      venueId: Type.Union([KeySchema, Type.Null()]),
      rules: Type.Partial(EntryRulesSchema),
    }),
  ),
  accreditation: Type.Optional(
    Type.Object({
      dayStartsHour,
      antiPassbackMinutes,
      groups: Type.Array(Type.Object({ ...groups.items.properties, opens: Type.Array(oneOf(zoneKinds)) })),
    }),
  ),
});

/** `datapackage.json` of an edition (Data Package 2.0, https://datapackage.org): its tables with keys, types and units. */
export function dataPackageOf(edition: EditionDocument): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: edition.id,
    title: edition.names.en,
    ...(edition.credits.length > 0 ? { sources: edition.credits.map((title) => ({ title })) } : {}),
    resources: [
      { name: 'edition', path: editionFile, format: 'yaml', mediatype: 'application/yaml', encoding: 'utf-8' },
      { name: 'access-policy', path: rulesFile, format: 'yaml', mediatype: 'application/yaml', encoding: 'utf-8' },
      ...blueprintTables.map((table) => dataPackageTable(table, blueprintTables, edition.currency)),
    ],
  };
}
