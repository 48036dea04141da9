import { groupBy } from '../../../kernel/group-by.ts';
import type {
  AreaRow,
  CountryRow,
  GuideRow,
  HotelRow,
  HubRow,
  OriginRow,
  PackageRow,
  RoomRow,
  SightRow,
  SupplyTables,
  TransferRow,
  TransportRow,
} from './supply-rows.ts';
import { weekdays } from './supply-rules.ts';

/** A supply in memory, made once per content and kept by the process. */
export interface Supply {
  readonly hash: string;
  readonly tables: SupplyTables;
  readonly areas: ReadonlyMap<string, AreaRow>;
  readonly hubs: ReadonlyMap<string, HubRow>;
  readonly origins: ReadonlyMap<string, OriginRow>;
  readonly sights: ReadonlyMap<string, SightRow>;
  readonly hotels: ReadonlyMap<string, HotelRow>;
  readonly transports: ReadonlyMap<string, TransportRow>;
  readonly transfers: ReadonlyMap<string, TransferRow>;
  readonly guides: ReadonlyMap<string, GuideRow>;
  readonly packages: ReadonlyMap<string, PackageRow>;
  readonly countries: ReadonlyMap<string, CountryRow>;
  /** Periods of the rooms of a hotel. */
  roomsOf(hotel: string): readonly RoomRow[];
  /** The period that a night falls into. */
  roomOn(hotel: string, roomType: string, night: string): RoomRow | undefined;
  transportsOf(origin: string, direction: TransportRow['direction']): readonly TransportRow[];
  transfersOf(hub: string): readonly TransferRow[];
  /** Categories of a session with an allotment. */
  allotmentsOf(session: string): ReadonlyMap<string, number>;
  /** Units that a pool has in all; undefined for one there is not. */
  capacityOf(pool: string): number | undefined;
}

/** Names of what is counted: one pool a night, a service's day, a category of a session. */
export const pools = {
  room: (hotel: string, roomType: string, night: string) => `room/${hotel}/${roomType}/${night}`,
  seat: (transport: string, day: string) => `seat/${transport}/${day}`,
  transfer: (transfer: string, day: string) => `transfer/${transfer}/${day}`,
  guide: (guide: string, day: string) => `guide/${guide}/${day}`,
  ticket: (session: string, category: string) => `ticket/${session}/${category}`,
  package: (id: string) => `package/${id}`,
};

export function supplyOf(tables: SupplyTables, hash: string): Supply {
  const byId = <Row>(rows: readonly Row[], id: (row: Row) => string) => new Map(rows.map((row) => [id(row), row]));
  const rooms = groupBy(tables.rooms, (row) => row.hotelId);
  const services = groupBy(tables.transports, (row) => `${row.originId} ${row.direction}`);
  const transfers = groupBy(tables.transfers, (row) => row.hubId);
  const allotments = new Map<string, Map<string, number>>();
  for (const { sessionId, categoryId, places } of tables.sessionAllotments)
    allotments.set(sessionId, (allotments.get(sessionId) ?? new Map<string, number>()).set(categoryId, places));
  const supply = {
    hash,
    tables,
    areas: byId(tables.areas, (row) => row.areaId),
    hubs: byId(tables.hubs, (row) => row.hubId),
    origins: byId(tables.origins, (row) => row.originId),
    sights: byId(tables.sights, (row) => row.sightId),
    hotels: byId(tables.hotels, (row) => row.hotelId),
    transports: byId(tables.transports, (row) => row.transportId),
    transfers: byId(tables.transfers, (row) => row.transferId),
    guides: byId(tables.guides, (row) => row.guideId),
    packages: byId(tables.packages, (row) => row.packageId),
    countries: byId(tables.countries, (row) => row.noc),
    roomsOf: (hotel: string) => rooms.get(hotel) ?? [],
    roomOn: (hotel: string, roomType: string, night: string) =>
      rooms.get(hotel)?.find((row) => row.roomType === roomType && row.firstNight <= night && night <= row.lastNight),
    transportsOf: (origin: string, direction: string) => services.get(`${origin} ${direction}`) ?? [],
    transfersOf: (hub: string) => transfers.get(hub) ?? [],
    allotmentsOf: (session: string) => allotments.get(session) ?? new Map<string, number>(),
  };
  return { ...supply, capacityOf: (pool) => capacityOf(supply, pool) };
}

function capacityOf(supply: Omit<Supply, 'capacityOf'>, pool: string): number | undefined {
  const [kind, id = '', second = '', third = ''] = pool.split('/');
  const runs = (row: { firstDay: string; lastDay: string } | undefined) =>
    row !== undefined && row.firstDay <= second && second <= row.lastDay;
  switch (kind) {
    case 'room':
      return supply.roomOn(id, second, third)?.rooms;
    case 'seat': {
      const service = supply.transports.get(id);
      return runs(service) ? service?.seats : undefined;
    }
    case 'transfer':
      return supply.transfers.get(id)?.seats;
    case 'guide':
      return supply.guides.get(id)?.guides;
    case 'ticket':
      return supply.allotmentsOf(id).get(second);
    case 'package':
      return supply.packages.get(id)?.places;
    default:
      return undefined;
  }
}

/** Whether a sight is open on a day at all. */
export function isOpenOn({ closedWeekdays }: SightRow, day: string): boolean {
  if (!closedWeekdays) return true;
  return !closedWeekdays.split('|').includes(weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]!);
}
