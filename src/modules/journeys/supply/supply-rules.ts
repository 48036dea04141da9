import type { FaultList } from '../../../platform/tables/fault.ts';
import { nearest } from '../../../platform/tables/nearest.ts';
import type { Row, Table } from '../../../platform/tables/read-table.ts';
import type { Programme } from '../../editions/index.ts';
import type { SupplyTables } from './supply-rows.ts';

type Rule = (tables: ReadonlyMap<string, Table>, programme: Programme, faults: FaultList) => void;
type PlacedRow<Name extends keyof SupplyTables> = Row & { readonly values: Partial<SupplyTables[Name][number]> };

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function rowsOf<Name extends keyof SupplyTables>(tables: ReadonlyMap<string, Table>, name: Name) {
  return (tables.get(name)?.rows ?? []) as unknown as readonly PlacedRow<Name>[];
}

const hoursAreInOrder: Rule = (tables, _programme, faults) => {
  for (const row of rowsOf(tables, 'sights')) {
    const { opensAt, closesAt, visitMinutes, closedWeekdays } = row.values;
    if (opensAt !== undefined && closesAt !== undefined && visitMinutes !== undefined) {
      const open = minutesOf(closesAt) - minutesOf(opensAt);
      if (open < visitMinutes) {
        const message = `Open for ${Math.max(0, open)} minutes, but a visit takes ${visitMinutes}.`;
        faults.add(row.placeOf('closesAt'), 'endsBeforeStart', message);
      }
    }
    for (const word of closedWeekdays?.split('|') ?? []) {
      if ((weekdays as readonly string[]).includes(word)) continue;
      const message = `“${word}” is none of ${weekdays.join(', ')}.`;
      faults.add(row.placeOf('closedWeekdays'), 'notAChoice', message, nearest(word, weekdays));
    }
  }
};

const periodsAreInOrder: Rule = (tables, _programme, faults) => {
  const check = (rows: readonly Row[], first: string, last: string) => {
    for (const row of rows) {
      const [from, to] = [row.values[first], row.values[last]];
      if (typeof from === 'string' && typeof to === 'string' && to < from)
        faults.add(row.placeOf(last), 'endsBeforeStart', `${to} is before ${from}.`);
    }
  };
  check(rowsOf(tables, 'rooms'), 'firstNight', 'lastNight');
  check(rowsOf(tables, 'transports'), 'firstDay', 'lastDay');
  check(rowsOf(tables, 'packages'), 'firstDay', 'lastDay');
};

/** Two periods of one kind of room never share a night: its price would be two. */
const roomsDoNotOverlap: Rule = (tables, _programme, faults) => {
  const seen = new Map<string, string>();
  const rows = rowsOf(tables, 'rooms').filter(
    ({ values }) => values.firstNight !== undefined && values.lastNight !== undefined,
  );
  for (const row of [...rows].sort((a, b) => (a.values.firstNight! < b.values.firstNight! ? -1 : 1))) {
    const key = `${row.values.hotelId} ${row.values.roomType}`;
    const before = seen.get(key);
    if (before !== undefined && row.values.firstNight! <= before)
      faults.add(row.placeOf('firstNight'), 'duplicateKey', `${key} has a period up to ${before} already.`);
    seen.set(key, row.values.lastNight!);
  }
};

const programmeIsKnown: Rule = (tables, programme, faults) => {
  const disciplines = programme.edition.disciplines.map((one) => one.id);
  for (const row of rowsOf(tables, 'sessionAllotments')) {
    const { sessionId, categoryId } = row.values;
    if (sessionId === undefined || categoryId === undefined) continue;
    if (!programme.sessions.has(sessionId)) {
      const maybe = nearest(sessionId, programme.sessions.keys());
      faults.add(row.placeOf('sessionId'), 'danglingReference', `The programme has no session “${sessionId}”.`, maybe);
      continue;
    }
    const categories = programme.seating(sessionId).map((one) => one.category);
    if (!categories.includes(categoryId)) {
      const message = `${sessionId} has no category “${categoryId}”.`;
      faults.add(row.placeOf('categoryId'), 'danglingReference', message, nearest(categoryId, categories));
    }
  }
  for (const name of ['packages', 'countryDisciplines', 'sights'] as const)
    for (const row of rowsOf(tables, name)) {
      const { disciplineId } = row.values;
      if (typeof disciplineId !== 'string' || disciplines.includes(disciplineId)) continue;
      const message = `The programme has no discipline “${disciplineId}”.`;
      faults.add(row.placeOf('disciplineId'), 'danglingReference', message, nearest(disciplineId, disciplines));
    }
};

const travelTimesLeadSomewhere: Rule = (tables, programme, faults) => {
  const known = new Set([
    ...[...programme.venues.keys()].map((id) => `venue:${id}`),
    ...rowsOf(tables, 'sights').map(({ values }) => `sight:${values.sightId}`),
    ...rowsOf(tables, 'areas').map(({ values }) => `area:${values.areaId}`),
    ...rowsOf(tables, 'hubs').map(({ values }) => `hub:${values.hubId}`),
    ...rowsOf(tables, 'hotels').map(({ values }) => `hotel:${values.hotelId}`),
  ]);
  for (const row of rowsOf(tables, 'travelTimes'))
    for (const field of ['fromId', 'toId'] as const) {
      const id = row.values[field];
      if (id === undefined || known.has(id)) continue;
      const message = `There is no “${id}”; ids are as in venue:ID, sight:ID, area:ID, hub:ID, hotel:ID.`;
      faults.add(row.placeOf(field), 'danglingReference', message, nearest(id, known));
    }
};

const packagesCanBeSlept: Rule = (tables, _programme, faults) => {
  const rooms = new Set(rowsOf(tables, 'rooms').map(({ values }) => `${values.hotelId} ${values.roomType}`));
  for (const row of rowsOf(tables, 'packages')) {
    const { hotelId, roomType } = row.values;
    if (typeof hotelId !== 'string' || rooms.has(`${hotelId} ${roomType}`)) continue;
    faults.add(row.placeOf('roomType'), 'danglingReference', `${hotelId} has no rooms of the kind “${roomType}”.`);
  }
};

/** What columns, keys and references cannot say. */
export const supplyRules: readonly Rule[] = [
  hoursAreInOrder,
  periodsAreInOrder,
  roomsDoNotOverlap,
  programmeIsKnown,
  travelTimesLeadSomewhere,
  packagesCanBeSlept,
];

/** Minutes from midnight of `HH:MM`. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
