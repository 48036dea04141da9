import { type Matrix, noWay, type Trip } from './trip.ts';

/** What a trip cannot be solved with; `at` is a path such as `stops.3.duration`. */
export interface TripFault {
  readonly kind:
    | 'notWhole'
    | 'negative'
    | 'tooLarge'
    | 'emptyWindow'
    | 'windowOrder'
    | 'windowDays'
    | 'matrixSize'
    | 'unknownPlace'
    | 'tooManyStops'
    | 'tooManyDays';
  readonly at: string;
}

/** More stops than this are not searched; the caller picks the most promising first. */
export const mostStopsSolved = 2_000;
export const mostDaysSolved = 60;
/** Times, metres and group numbers stay below this, so that sums of a day are exact in 32 bits. */
const mostTime = 10_000_000;
const mostMoney = 1e12;
const mostWindows = 48;

/** Every fault of the input, in the order of reading; none: the trip can be solved. */
export function checkTrip(trip: Trip): readonly TripFault[] {
  const faults: TripFault[] = [];
  const add = (kind: TripFault['kind'], at: string) => faults.push({ kind, at });
  const whole = (value: number | undefined, at: string, most = mostTime) => {
    if (value === undefined) return;
    if (!Number.isSafeInteger(value)) add('notWhole', at);
    else if (value < 0) add('negative', at);
    else if (value > most) add('tooLarge', at);
  };
  const place = (value: number, at: string) => {
    if (!Number.isInteger(value) || value < 0 || value >= trip.travel.size) add('unknownPlace', at);
  };
  faults.push(...matrixFaults(trip.travel, 'travel', trip.travel.size));
  if (trip.walking) faults.push(...matrixFaults(trip.walking, 'walking', trip.travel.size));
  whole(trip.budget, 'budget', mostMoney);
  if (trip.days.length > mostDaysSolved) add('tooManyDays', 'days');
  trip.days.forEach((day, index) => {
    place(day.from, `days.${index}.from`);
    place(day.to, `days.${index}.to`);
    for (const name of ['opens', 'closes', 'walkingLimit', 'mostStops', 'busyLimit'] as const)
      whole(day[name], `days.${index}.${name}`);
    if (day.opens > day.closes) add('emptyWindow', `days.${index}`);
  });
  if (trip.stops.length > mostStopsSolved) return [...faults, { kind: 'tooManyStops', at: 'stops' }];
  trip.stops.forEach((stop, index) => {
    place(stop.place, `stops.${index}.place`);
    for (const name of ['profit', 'duration', 'walking', 'group', 'dayGroup'] as const)
      whole(stop[name], `stops.${index}.${name}`);
    whole(stop.cost, `stops.${index}.cost`, mostMoney);
    if (stop.windows.length !== trip.days.length) add('windowDays', `stops.${index}.windows`);
    stop.windows.forEach((windows, day) => {
      const at = `stops.${index}.windows.${day}`;
      if (windows.length > mostWindows) add('tooLarge', at);
      windows.forEach(({ opens, closes }, number) => {
        whole(opens, `${at}.${number}.opens`);
        whole(closes, `${at}.${number}.closes`);
        if (opens > closes) add('emptyWindow', `${at}.${number}`);
        if (number > 0 && opens < windows[number - 1]!.opens) add('windowOrder', `${at}.${number}`);
      });
    });
  });
  return faults;
}

function matrixFaults({ size, values }: Matrix, at: string, expected: number): TripFault[] {
  if (!Number.isInteger(size) || size < 0 || size !== expected || values.length !== size * size)
    return [{ kind: 'matrixSize', at }];
  const faults: TripFault[] = [];
  for (let index = 0; index < values.length && faults.length < 10; index += 1) {
    const value = values[index]!;
    if (value >= noWay && value <= mostTime) continue;
    const where = `${at}.${Math.floor(index / size)}.${index % size}`;
    faults.push({ kind: value < noWay ? 'negative' : 'tooLarge', at: where });
  }
  return faults;
}
