import type { Known } from '../planning/facts.ts';
import type { Journey, JourneyDay, Visit, Wishes } from '../shapes.ts';

const minute = 60_000;

/**
 * What is wrong with a journey, from the definitions: windows, ways, budget, walking, needs, sums, doubles. Written apart from
 * whatever made it, and reading nothing but the facts.
 */
export function judgeJourney(known: Known, wishes: Wishes, journey: Journey): string[] {
  const faults: string[] = [];
  const { price, days } = journey;
  const isOver = wishes.budget !== null && price.total.amount > wishes.budget;
  if (isOver && !journey.obstacles.some((one) => one.because === 'budget' && one.ref === null))
    faults.push('over the budget');
  if (price.lines.reduce((sum, line) => sum + line.total.amount, 0) !== price.total.amount)
    faults.push('sum of the lines');
  const refs = days
    .flatMap((day) => day.visits.map((visit) => visit.ref))
    .filter((ref) => /^(sight|session):/.test(ref));
  if (new Set(refs).size < refs.length) faults.push('something twice');
  for (const ref of refs) if (wishes.mustNot.includes(ref)) faults.push(`${ref} was not wanted`);
  for (const { ref, day } of wishes.pins) {
    const isElsewhere = days.some((one) => one.day !== day && one.visits.some((visit) => visit.ref === ref));
    if (isElsewhere) faults.push(`${ref} is not on its day`);
  }
  const named = new Set(journey.obstacles.map((one) => one.ref));
  for (const ref of wishes.mustSee)
    if (!refs.includes(ref) && !named.has(ref)) faults.push(`${ref} is missing and nobody says why`);
  if (wishes.stepFree && !journey.isStepFree && !journey.obstacles.some((one) => one.because === 'noRooms'))
    faults.push('steps');
  const paid = new Set(journey.parts.tickets.map((one) => `session:${one.session}`));
  for (const ref of refs) if (ref.startsWith('session:') && !paid.has(ref)) faults.push(`${ref} has no ticket`);
  return [...faults, ...days.flatMap((day) => judgeDay(known, wishes, day))];
}

function judgeDay(known: Known, wishes: Wishes, day: JourneyDay): string[] {
  const faults: string[] = [];
  const most = wishes.walkingMetres ?? Number.POSITIVE_INFINITY;
  if (day.walkMetres > most) faults.push(`${day.day}: ${day.walkMetres} m on foot`);
  let at = day.leavesAt;
  for (const visit of day.visits) {
    if (visit.startsAt < at + visit.travel.minutes * minute) faults.push(`${day.day}: too late for ${visit.ref}`);
    at = visit.endsAt;
    faults.push(...judgeVisit(known, wishes, day, visit));
  }
  if (day.returnsAt < at + day.homeward.minutes * minute) faults.push(`${day.day}: no time for the way home`);
  return faults;
}

function judgeVisit(known: Known, wishes: Wishes, day: JourneyDay, visit: Visit): string[] {
  const [kind, id = ''] = visit.ref.split(':', 2);
  if (kind === 'session') {
    const session = known.sessions.get(id)!;
    const isWhole = visit.startsAt < session.startsAt! && visit.endsAt >= session.endsAt!;
    return isWhole && session.day === day.day ? [] : [`${visit.ref} is not seen whole`];
  }
  if (kind !== 'sight') return [];
  const sight = known.supply.sights.get(id)!;
  const clock = (instant: number) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: known.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(instant);
  const weekday = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(`${day.day}T00:00:00Z`).getUTCDay()]!;
  const faults: string[] = [];
  if (clock(visit.startsAt) < sight.opensAt || clock(visit.endsAt) > sight.closesAt)
    faults.push(`${visit.ref} is closed then`);
  if (sight.closedWeekdays?.includes(weekday)) faults.push(`${visit.ref} is closed on ${weekday}`);
  if (wishes.stepFree && !sight.stepFree) faults.push(`${visit.ref} has steps`);
  return faults;
}
