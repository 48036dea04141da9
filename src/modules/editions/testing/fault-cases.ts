import type { FaultKind } from '../../../platform/tables/fault.ts';

/** `‸` marks where the fault must stand; it is taken out before the files are read. `at` says it where nothing can be marked. */
export interface FaultCase {
  readonly kind: FaultKind;
  readonly file: string;
  /** The first place of this text becomes `to`; null takes the whole file away. */
  readonly from: string | RegExp;
  readonly to: string | null;
  readonly at?: string;
  readonly maybe?: string;
  /** Changes beside it that are no fault of their own. */
  readonly also?: readonly (readonly [file: string, from: string, to: string])[];
}

const gate = 'park,A,A,precinct,2,yes,35.69,139.75';
const block = 'hall,101,precinct,A,seated,1,1,0,15,20,4,assumed';
const one = 'JUD,hall,2021-07-21,2021-07-21T11:00,2021-07-21T13:00,preliminary,0,yes,hall-2,judo,assumed';
const reserve = '2021-07-23,,,reserve,0,no,,';

const csvCases: readonly FaultCase[] = [
  { kind: 'missingFile', file: 'venues.csv', from: /^/, to: null, at: 'venues.csv:1:1' },
  { kind: 'unreadableCsv', file: 'gates.csv', from: gate, to: 'park,A,‸"A,precinct,2,yes,35.69,139.75' },
  { kind: 'unreadableCsv', file: 'gates.csv', from: gate, to: 'park,A,‸North "A" gate,precinct,2,yes,35.69,139.75' },
  { kind: 'unreadableCsv', file: 'gates.csv', from: gate, to: 'park,A,‸"North" gate,precinct,2,yes,35.69,139.75' },
  { kind: 'unknownColumn', file: 'gates.csv', from: ',lanes', to: ',‸lane', maybe: 'lanes' },
  { kind: 'unknownColumn', file: 'gates.csv', from: /^(.+)$/gm, to: '$1,‸weather_forecast', at: 'gates.csv:1:85' },
  { kind: 'unknownColumn', file: 'price-groups.csv', from: 'price_jpy', to: '‸price_usd', maybe: 'price_jpy' },
  {
    kind: 'missingColumn',
    file: 'ticket-categories.csv',
    from: /.*/s,
    to: 'category_id\nA\nB\n',
    at: 'ticket-categories.csv:1:1',
  },
  { kind: 'missingColumn', file: 'routes.csv', from: /.*/s, to: '', at: 'routes.csv:1:1' },
  { kind: 'duplicateColumn', file: 'routes.csv', from: 'walk_metres', to: 'walk_metres,‸walk_metres' },
  { kind: 'extraCells', file: 'venues.csv', from: '600,assumed', to: '600,assumed,‸why' },
  { kind: 'missingCells', file: 'stations.csv', from: '400,5,assumed', to: '400,‸5' },
  { kind: 'emptyValue', file: 'gates.csv', from: 'hall,B,B', to: 'hall,B,‸ ' },
  { kind: 'emptyValue', file: 'venues.csv', from: 'hall,Hall,', to: 'hall,‸,' },
  { kind: 'badKey', file: 'stations.csv', from: 's1', to: '‸Gare Égalité', maybe: 'Gare-Egalite' },
  { kind: 'badKey', file: 'stations.csv', from: 's1', to: `‸${'s'.repeat(65)}`, maybe: 's'.repeat(64) },
  { kind: 'keyTooLong', file: 'zones.csv', from: 'hall,bowl', to: `hall,‸${'b'.repeat(60)}` },
  {
    kind: 'keyTooLong',
    file: 'gates.csv',
    from: gate,
    to: `${gate},assumed,\npark,‸${'g'.repeat(60)},C,precinct,2,yes,35.69,139.75`,
  },
  { kind: 'notANumber', file: 'gates.csv', from: gate, to: 'park,A,A,precinct,2,yes,‸35.69°,139.75', maybe: '35.69' },
  { kind: 'notANumber', file: 'venues.csv', from: '600', to: '‸"6,00"', maybe: '600' },
  { kind: 'notAnInteger', file: 'stations.csv', from: '400', to: '‸400.5' },
  { kind: 'notABoolean', file: 'gates.csv', from: 'yes', to: '‸true', maybe: 'yes' },
  { kind: 'notADate', file: 'sessions.csv', from: reserve, to: '‸2021-02-30,,,reserve,0,no,,' },
  { kind: 'notALocalTime', file: 'sessions.csv', from: '2021-07-21T11:00', to: '‸2021-07-21 11:00' },
  { kind: 'notALocalTime', file: 'sessions.csv', from: '2021-07-21T13:00', to: '‸2021-07-21T24:00' },
  { kind: 'notAnAmount', file: 'price-groups.csv', from: '11000', to: '‸¥11000', maybe: '11000' },
  { kind: 'notAnAmount', file: 'price-groups.csv', from: '11000', to: '‸11000.5' },
  { kind: 'notAChoice', file: 'blocks.csv', from: 'seated', to: '‸seatd', maybe: 'seated' },
  { kind: 'notAChoice', file: 'sessions.csv', from: 'preliminary', to: '‸preliminaries', maybe: 'preliminary' },
  { kind: 'unknownBasis', file: 'venues.csv', from: '600,assumed', to: '600,‸asumed', maybe: 'assumed' },
  { kind: 'outOfRange', file: 'venues.csv', from: '35.69', to: '‸95.69' },
  { kind: 'outOfRange', file: 'gates.csv', from: 'precinct,2', to: 'precinct,‸0' },
  {
    kind: 'duplicateKey',
    file: 'gates.csv',
    from: 'hall,B,B',
    to: 'hall,‸A,B',
    also: [['blocks.csv', 'precinct,B', 'precinct,A']],
  },
  { kind: 'duplicateKey', file: 'layouts.csv', from: 'hall-2,hall,102,B', to: 'hall-2,hall,102,B\nhall-2,hall,‸102,B' },
];

const referenceCases: readonly FaultCase[] = [
  { kind: 'danglingReference', file: 'stations.csv', from: 'hall', to: '‸hal', maybe: 'hall' },
  { kind: 'danglingReference', file: 'zones.csv', from: 'bowl,precinct', to: 'bowl,‸precint', maybe: 'precinct' },
  {
    kind: 'danglingReference',
    file: 'gates.csv',
    from: gate,
    to: 'park,A,A,‸precincts,2,yes,35.69,139.75',
    maybe: 'precinct',
  },
  {
    kind: 'danglingReference',
    file: 'blocks.csv',
    from: block,
    to: 'hall,101,‸bow,A,seated,1,1,0,15,20,4,assumed',
    maybe: 'bowl',
  },
  {
    kind: 'danglingReference',
    file: 'blocks.csv',
    from: block,
    to: 'hall,101,precinct,‸C,seated,1,1,0,15,20,4,assumed',
  },
  { kind: 'danglingReference', file: 'layouts.csv', from: 'hall,101', to: 'hall,‸L1' },
  { kind: 'danglingReference', file: 'sessions.csv', from: 'hall-2', to: '‸hall-3', maybe: 'hall-2' },
  { kind: 'danglingReference', file: 'sessions.csv', from: 'judo', to: '‸juddo', maybe: 'judo' },
  { kind: 'danglingReference', file: 'session-items.csv', from: 'S-JUD-1', to: '‸S-JUD-9', maybe: 'S-JUD-1' },
];

const documentCases: readonly FaultCase[] = [
  { kind: 'missingFile', file: 'edition.yaml', from: /^/, to: null, at: 'edition.yaml:1:1' },
  { kind: 'unreadableYaml', file: 'edition.yaml', from: 'credits: []', to: 'credits: [‸', at: 'edition.yaml:19:1' },
  { kind: 'unreadableYaml', file: 'edition.yaml', from: 'ja: 小さな大会', to: 'ja: ‸*name' },
  { kind: 'duplicateKey', file: 'edition.yaml', from: 'currency: JPY', to: 'currency: JPY\n‸currency: JPY' },
  { kind: 'unknownKey', file: 'edition.yaml', from: 'timeZone', to: '‸timezone', maybe: 'timeZone' },
  { kind: 'unknownKey', file: 'access-policy.yaml', from: '  path', to: '  ‸pat', maybe: 'path' },
  { kind: 'missingKey', file: 'edition.yaml', from: '  south: 20\n', to: '', at: 'edition.yaml:13:3' },
  { kind: 'emptyValue', file: 'edition.yaml', from: 'JPY', to: '‸""' },
  { kind: 'wrongType', file: 'edition.yaml', from: 'credits: []', to: 'credits: ‸many' },
  { kind: 'wrongType', file: 'access-policy.yaml', from: 'overrides: []', to: 'overrides: [‸venue]' },
  { kind: 'notANumber', file: 'edition.yaml', from: 'south: 20', to: 'south: ‸twenty' },
  { kind: 'notAnInteger', file: 'access-policy.yaml', from: 'doorsMinutes: 120', to: 'doorsMinutes: ‸1.5' },
  { kind: 'notADate', file: 'edition.yaml', from: '2021-07-21', to: '‸21 July 2021' },
  { kind: 'notALocalTime', file: 'edition.yaml', from: '2021-06-10T12:00', to: '‸2021-06-10T12:00Z' },
  { kind: 'badKey', file: 'edition.yaml', from: 'small-2021', to: '‸small 2021', maybe: 'small-2021' },
  { kind: 'outOfRange', file: 'access-policy.yaml', from: 'toleranceMinutes: 5', to: 'toleranceMinutes: ‸-5' },
  { kind: 'outOfRange', file: 'edition.yaml', from: 'north: 46', to: 'north: ‸10', also: [] },
  { kind: 'notAChoice', file: 'access-policy.yaml', from: 'path: free', to: 'path: ‸fre', maybe: 'free' },
  { kind: 'notAChoice', file: 'access-policy.yaml', from: '- adult', to: '- ‸adlut', maybe: 'adult' },
  {
    kind: 'danglingReference',
    file: 'access-policy.yaml',
    from: '[]',
    to: '[{ zoneKind: null, venueId: ‸hal, rules: {} }]',
    maybe: 'hall',
  },
  { kind: 'unknownTimeZone', file: 'edition.yaml', from: 'Asia/Tokyo', to: '‸Asia/Tokio', maybe: 'Asia/Tokyo' },
  { kind: 'unknownCurrency', file: 'edition.yaml', from: 'JPY', to: '‸jpy', maybe: 'JPY' },
  { kind: 'unknownLanguage', file: 'edition.yaml', from: '- ja', to: '- ‸jp', maybe: 'ja' },
  { kind: 'duplicateKey', file: 'edition.yaml', from: '- ja', to: '- ‸en' },
  { kind: 'endsBeforeStart', file: 'edition.yaml', from: 'lastDay: 2021-07-24', to: 'lastDay: ‸2020-07-24' },
];

const ruleCases: readonly FaultCase[] = [
  { kind: 'endsBeforeStart', file: 'sessions.csv', from: '2021-07-21T13:00', to: '‸2021-07-21T11:00' },
  { kind: 'missingTimes', file: 'sessions.csv', from: '2021-07-21T13:00', to: '‸' },
  { kind: 'missingTimes', file: 'sessions.csv', from: reserve, to: '2021-07-23,‸,2021-07-23T10:00,reserve,0,no,,' },
  {
    kind: 'dayDiffers',
    file: 'sessions.csv',
    from: '2021-07-21T11:00',
    to: '‸2021-07-20T11:00',
    maybe: '2021-07-21T11:00',
  },
  { kind: 'outsideEdition', file: 'sessions.csv', from: reserve, to: '‸2021-07-25,,,reserve,0,no,,' },
  { kind: 'sessionsOverlap', file: 'sessions.csv', from: '2021-07-21T17:00', to: '‸2021-07-21T12:59' },
  { kind: 'ticketedWithoutLayout', file: 'sessions.csv', from: 'hall-2', to: '‸' },
  { kind: 'ticketedWithoutPrices', file: 'sessions.csv', from: 'judo', to: '‸' },
  {
    kind: 'layoutOfOtherVenue',
    file: 'sessions.csv',
    from: one,
    to: one.replace('JUD,hall', 'JUD,park').replace('hall-2', '‸hall-2'),
  },
  {
    kind: 'layoutOfOtherVenue',
    file: 'layouts.csv',
    from: 'hall,102,B',
    to: 'hall,102,B\nhall-2,‸park,L1,A',
    maybe: 'hall',
  },
  {
    kind: 'layoutMissesBlock',
    file: 'layouts.csv',
    from: 'hall-2,hall,101,A\nhall-2,hall,102,B',
    to: '‸hall-2,hall,102,A\nhall-3,hall,101,A\nhall-3,hall,102,B',
    also: [
      ['sessions.csv', 'yes,hall-2', 'yes,hall-3'],
      ['sessions.csv', 'yes,hall-2', 'yes,hall-3'],
      ['sessions.csv', 'yes,hall-2', 'yes,hall-3'],
    ],
  },
  {
    kind: 'priceWithoutCategory',
    file: 'price-groups.csv',
    from: 'road,A',
    to: 'road,B,2000,assumed\nroad,A',
    at: 'sessions.csv:5:82',
  },
  {
    kind: 'categoryWithoutPrice',
    file: 'price-groups.csv',
    from: 'judo,B,4000,derived\n',
    to: '',
    at: 'sessions.csv:2:88',
  },
  { kind: 'outsideBounds', file: 'gates.csv', from: '35.69', to: '‸5.69' },
  { kind: 'outsideBounds', file: 'gates.csv', from: '35.69,139.75', to: '35.69,‸39.75' },
  {
    kind: 'outsideBounds',
    file: 'edition.yaml',
    from: 'south: 20',
    to: 'south: 35.7',
    at: 'gates.csv:2:25',
    also: [
      ['venues.csv', '35.69', '35.7'],
      ['venues.csv', '35.69', '35.7'],
      ['gates.csv', '35.69', '35.6'],
      ['gates.csv', '35.69', '35.7'],
      ['gates.csv', '35.69', '35.7'],
    ],
  },
  {
    kind: 'zoneCycle',
    file: 'zones.csv',
    from: 'park,precinct,precinct,,,,precinct,',
    to: 'park,precinct,precinct,,,,precinct,‸precinct',
  },
  { kind: 'wheelchairInStanding', file: 'blocks.csv', from: '500,0', to: '500,‸1' },
  { kind: 'wheelchairDoesNotFit', file: 'blocks.csv', from: '20,4', to: '20,‸11', maybe: '10' },
  { kind: 'closesBeforeOpen', file: 'sale-phases.csv', from: '2021-07-24T07:00', to: '‸2021-06-01T10:00' },
  {
    kind: 'policyFault',
    file: 'zones.csv',
    from: 'park,precinct,precinct,,,,precinct,,,assumed',
    to: 'park,precinct,precinct,,,,precinct,,,assumed\npark,a.b,x,,,,bowl,,,assumed\npark.a,‸b,x,,,,bowl,,,assumed',
    also: [['venues.csv', 'park,Park', 'park.a,Park A,,,,Tokyo,,,,35.69,139.75,assumed,500,assumed\npark,Park']],
  },
];

/** One slip each, of every kind. */
export const faultCases: readonly FaultCase[] = [...csvCases, ...referenceCases, ...documentCases, ...ruleCases];
