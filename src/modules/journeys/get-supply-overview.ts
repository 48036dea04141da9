import type { AnswerOf } from '../../kernel/endpoint.ts';
import type { Connector } from '../../platform/suppliers/connector.ts';
import type { Tx } from '../../platform/tx.ts';
import type * as contract from './contract.ts';
import { findSupply } from './get-supply.ts';
import { daysBetween } from './hold.ts';
import { findSupplyHash, listTaken } from './store.ts';
import type { Supply } from './supply/supply.ts';
import type { SupplyTables } from './supply/supply-rows.ts';
import { supplyTables } from './supply/supply-schema.ts';

type Overview = AnswerOf<typeof contract.getSupply>;

/** What there is to offer, table by table and day by day, with what is taken of it. Tables are told also where none was loaded. */
export async function getSupplyOverview(tx: Tx, edition: string, connectors: readonly Connector[]): Promise<Overview> {
  const state = await findSupplyHash(tx.db, edition);
  const supply = await findSupply(tx, edition);
  const taken = await listTaken(tx.db, edition);
  const rowsOf = (name: keyof SupplyTables): readonly { readonly basis: string }[] => supply?.tables[name] ?? [];
  return {
    hash: state?.hash ?? null,
    loadedAt: state?.loadedAt ?? null,
    tables: supplyTables.map(({ name, file, title }) => ({
      name,
      file,
      title,
      rows: rowsOf(name).length,
      assumed: rowsOf(name).filter((row) => row.basis === 'assumed').length,
    })),
    nights: supply ? nightsOf(supply, taken) : [],
    seats: supply ? seatsOf(supply, taken) : [],
    tickets: {
      places: (supply?.tables.sessionAllotments ?? []).reduce((sum, row) => sum + row.places, 0),
      taken: taken.filter(({ pool }) => pool.startsWith('ticket/')).reduce((sum, row) => sum + row.taken, 0),
    },
    connectors: connectors.map(({ name, isSetUp }) => ({ name, isSetUp })),
  };
}

type Taken = readonly { readonly pool: string; readonly taken: number }[];

function nightsOf({ tables }: Supply, taken: Taken): Overview['nights'] {
  const units = tables.rooms.flatMap((row) =>
    daysBetween(row.firstNight, row.lastNight).map((day) => [day, row.rooms] as const),
  );
  const used = takenByDay(taken, 'room', 3);
  return sumByDay(units).map(([day, rooms]) => ({ day, rooms, taken: used.get(day) ?? 0 }));
}

function seatsOf({ tables }: Supply, taken: Taken): Overview['seats'] {
  const units = tables.transports.flatMap((row) =>
    daysBetween(row.firstDay, row.lastDay).map((day) => [day, row.seats] as const),
  );
  const used = takenByDay(taken, 'seat', 2);
  return sumByDay(units).map(([day, seats]) => ({ day, seats, taken: used.get(day) ?? 0 }));
}

/** The day stands in a pool's name, at the place told. */
function takenByDay(taken: Taken, kind: string, dayAt: number): Map<string, number> {
  const days = taken.map(({ pool, taken: units }) => ({ parts: pool.split('/'), units }));
  return new Map(
    sumByDay(days.filter(({ parts }) => parts[0] === kind).map(({ parts, units }) => [parts[dayAt] ?? '', units])),
  );
}

function sumByDay(units: readonly (readonly [string, number])[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [day, count] of units) sums.set(day, (sums.get(day) ?? 0) + count);
  return [...sums].sort(([first], [second]) => (first < second ? -1 : 1));
}
