import type { AnswerOf } from '../../kernel/endpoint.ts';
import { money } from '../../kernel/money.ts';
import type { Tx } from '../../platform/tx.ts';
import type * as contract from './contract.ts';
import { getSupply } from './get-supply.ts';
import type { Sight } from './shapes.ts';
import { type HotelRow, interests, type SightRow } from './supply/supply-rows.ts';

type Choices = AnswerOf<typeof contract.getChoices>;

/** What can be wished for and what plans refer to. Refuses `noSupply`. */
export async function getChoices(tx: Tx, edition: string, origin: string | undefined): Promise<Choices> {
  const { programme, known } = await getSupply(tx, edition);
  const { tables, supply } = known;
  const services =
    origin === undefined ? [] : [...supply.transportsOf(origin, 'inbound'), ...supply.transportsOf(origin, 'outbound')];
  return {
    interests: [...interests],
    sights: tables.sights.map((row) => sightOf(row, known.currency)),
    areas: tables.areas.map((row) => placed(row.areaId, row)),
    hubs: tables.hubs.map((row) => placed(row.hubId, row)),
    hotels: tables.hotels.map((row: HotelRow) => ({
      ...placed(row.hotelId, row),
      stars: row.stars,
      starsBasis: row.starsBasis,
    })),
    origins: tables.origins.map(({ originId, names, noc }) => ({ id: originId, names, noc })),
    countries: tables.countries.map(({ noc, iso2, names, originId }) => ({ noc, iso2, names, origin: originId })),
    packages: tables.packages.map((row) => ({
      id: row.packageId,
      names: row.names,
      summary: row.summary,
      character: row.character,
      discipline: row.disciplineId,
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      hotel: row.hotelId,
    })),
    transports: services.map((row) => ({
      id: row.transportId,
      kind: row.kind,
      carrier: row.carrier,
      code: row.code,
      origin: row.originId,
      hub: row.hubId,
      leavesAt: row.leavesAt,
      arrivesAt: row.arrivesAt,
      minutes: row.minutes,
    })),
    transfers: tables.transfers.map(({ transferId, names, minutes }) => ({ id: transferId, names, minutes })),
    guides: tables.guides.map(({ guideId, language }) => ({ id: guideId, language })),
    credits: [...programme.credits],
  };
}

function placed(id: string, { names, latitude, longitude }: Pick<HotelRow, 'names' | 'latitude' | 'longitude'>) {
  return { id, names, latitude, longitude };
}

function sightOf(row: SightRow, currency: string): Sight {
  return {
    id: row.sightId,
    names: row.names,
    kind: row.kind,
    latitude: row.latitude,
    longitude: row.longitude,
    visitMinutes: row.visitMinutes,
    adultPrice: money(row.adultAmount, currency),
    priceBasis: row.priceBasis,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    hoursBasis: row.hoursBasis,
    stepFree: row.stepFree,
    indoor: row.indoor,
    interests: interests.filter((interest) => row[interest] >= 0.4),
  };
}
