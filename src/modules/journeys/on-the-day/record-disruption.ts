import { refuseCommon } from '../../../kernel/problem.ts';
import { localDay } from '../../../kernel/time.ts';
import { recordAudit } from '../../../platform/audit.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { DayDisrupted } from '../events.ts';
import { getSupply } from '../get-supply.ts';
import type { Disruption } from '../on-the-day-endpoints.ts';
import { refuse } from '../problems.ts';
import { findDisruption, insertDisruption, listBookedIdsOn } from './store.ts';

/** Tells of something that changes a day. A retry changes nothing. Refuses `unknownWish`, `badDays`. Answers how many journeys have that day. */
export async function recordDisruption(tx: Tx, edition: string, told: Disruption): Promise<number> {
  const { known } = await getSupply(tx, edition);
  if (told.untilAt < told.fromAt) throw refuse.badDays({ fromAt: told.fromAt, untilAt: told.untilAt });
  const what = told.what ?? '';
  const isKnown = {
    rain: told.what === null,
    sessionDelayed: known.sessions.has(what),
    sightClosed: known.supply.sights.has(what),
    lineClosed: known.supply.areas.has(what),
  }[told.kind];
  if (!isKnown) throw refuse.unknownWish({ what: [what] });
  const day = localDay(told.fromAt, known.timeZone);
  const journeys = (await listBookedIdsOn(tx.db, edition, day)).length;
  const earlier = await findDisruption(tx.db, edition, told.id);
  if (earlier) {
    const isSame = earlier.kind === told.kind && earlier.what === told.what && earlier.fromAt === told.fromAt;
    if (!isSame) throw refuseCommon.conflictingId({ id: told.id });
    return journeys;
  }
  await insertDisruption(tx.db, edition, told, personOf(tx));
  await recordAudit(tx, edition, 'journeys.disruption', { kind: told.kind, what: told.what });
  await tx.emit(DayDisrupted, edition, told.id, { disruption: told.id });
  return journeys;
}
