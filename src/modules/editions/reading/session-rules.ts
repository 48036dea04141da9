import { groupBy } from '../../../kernel/group-by.ts';
import type { FaultList } from '../../../platform/tables/fault.ts';
import type { Reading, Rule } from './rule.ts';

/** Rules of the programme: times, tickets and prices. Local times of one zone compare as texts. */
export const sessionRules: readonly Rule[] = [
  { reads: ['sessions'], check: checkTimes },
  { reads: ['sessions', 'edition'], check: checkDays },
  { reads: ['sessions'], check: checkOverlaps },
  { reads: ['sessions'], check: checkTickets },
  { reads: ['sessions', 'layouts'], check: checkVenues },
  { reads: ['sessions', 'layouts', 'prices'], check: checkPrices },
];

function checkTimes({ rows }: Reading, faults: FaultList): void {
  for (const row of rows('sessions')) {
    const { startsAt, endsAt, phase } = row.values;
    if (startsAt !== null && endsAt !== null) {
      if (endsAt > startsAt) continue;
      faults.add(row.placeOf('endsAt'), 'endsBeforeStart', `The session ends at ${endsAt}, but starts at ${startsAt}.`);
    } else if (phase !== 'reserve' || startsAt !== endsAt) {
      const field = startsAt === null ? 'startsAt' : 'endsAt';
      const message = 'Only a session of phase reserve may be without times, and then without both.';
      faults.add(row.placeOf(field), 'missingTimes', message);
    }
  }
}

function checkDays({ edition, rows }: Reading, faults: FaultList): void {
  const { firstDay, lastDay } = edition;
  for (const row of rows('sessions')) {
    const { day, startsAt } = row.values;
    if (startsAt !== null && !startsAt.startsWith(day)) {
      faults.add(row.placeOf('startsAt'), 'dayDiffers', `The session is on ${day}.`, day + startsAt.slice(10));
    }
    // Days the wrong way round are a fault of the edition, not of every session.
    if (lastDay < firstDay || (day >= firstDay && day <= lastDay)) continue;
    faults.add(row.placeOf('day'), 'outsideEdition', `The edition is from ${firstDay} to ${lastDay}.`);
  }
}

function checkOverlaps({ rows }: Reading, faults: FaultList): void {
  for (const [venue, list] of groupBy(rows('sessions'), (row) => row.values.venueId)) {
    const timed = list.flatMap((row) => {
      const { sessionId, startsAt, endsAt } = row.values;
      return startsAt !== null && endsAt !== null && startsAt < endsAt ? [{ row, sessionId, startsAt, endsAt }] : [];
    });
    timed.sort((first, second) => (first.startsAt < second.startsAt ? -1 : Number(first.startsAt > second.startsAt)));
    let last: (typeof timed)[number] | undefined;
    for (const session of timed) {
      if (last && session.startsAt < last.endsAt) {
        const message = `${last.sessionId} is at ${venue} from ${last.startsAt} to ${last.endsAt}.`;
        faults.add(session.row.placeOf('startsAt'), 'sessionsOverlap', message);
      }
      if (!last || session.endsAt > last.endsAt) last = session;
    }
  }
}

function checkTickets({ rows }: Reading, faults: FaultList): void {
  for (const row of rows('sessions')) {
    const { ticketed, layoutId, priceGroupId } = row.values;
    if (!ticketed) continue;
    if (layoutId === null) {
      faults.add(row.placeOf('layoutId'), 'ticketedWithoutLayout', 'A session with tickets needs a layout.');
    }
    if (priceGroupId === null) {
      faults.add(row.placeOf('priceGroupId'), 'ticketedWithoutPrices', 'A session with tickets needs a price group.');
    }
  }
}

function checkVenues({ rows }: Reading, faults: FaultList): void {
  // A layout is of the venue that it names first.
  const venues = new Map(
    rows('layouts')
      .toReversed()
      .map((row) => [row.values.layoutId, row.values.venueId]),
  );
  for (const row of rows('sessions')) {
    const { layoutId, venueId } = row.values;
    const other = layoutId === null ? venueId : venues.get(layoutId);
    if (other === undefined || other === venueId) continue;
    const message = `${layoutId} is a layout of ${other}, but the session is at ${venueId}.`;
    faults.add(row.placeOf('layoutId'), 'layoutOfOtherVenue', message);
  }
}

/** Told once for each pair of layout and price group, at the first session that has it. */
function checkPrices({ rows }: Reading, faults: FaultList): void {
  const seats = categoriesBy(rows('layouts').map(({ values }) => [values.layoutId, values.categoryId]));
  const prices = categoriesBy(rows('prices').map(({ values }) => [values.priceGroupId, values.categoryId]));
  const told = new Set<string>();
  for (const row of rows('sessions')) {
    const { layoutId, priceGroupId } = row.values;
    if (layoutId === null || priceGroupId === null) continue;
    const pair = `${layoutId} ${priceGroupId}`;
    if (told.has(pair)) continue;
    told.add(pair);
    const place = row.placeOf('priceGroupId');
    const seated = seats.get(layoutId) ?? new Set();
    const priced = prices.get(priceGroupId) ?? new Set();
    for (const category of priced) {
      if (seated.has(category)) continue;
      const message = `${priceGroupId} has a price for ${category}, but ${layoutId} has no place of it.`;
      faults.add(place, 'priceWithoutCategory', message);
    }
    for (const category of seated) {
      if (priced.has(category)) continue;
      const message = `${layoutId} has places of ${category}, but ${priceGroupId} has no price for it.`;
      faults.add(place, 'categoryWithoutPrice', message);
    }
  }
}

function categoriesBy(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [group, category] of pairs) found.set(group, (found.get(group) ?? new Set()).add(category));
  return found;
}
