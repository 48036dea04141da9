/**
 * People, packages with places, and what each candidate is worth to whom, in compressed rows: the candidates of person i are
 * `candidate[offset[i] .. offset[i + 1])`, their utilities stand at the same positions of `value`, all above 0. To get none is
 * worth 0.
 */
export interface Market {
  readonly people: number;
  readonly packages: number;
  /** Places of each package. */
  readonly capacity: Int32Array;
  /** people + 1 positions. */
  readonly offset: Int32Array;
  readonly candidate: Int32Array;
  readonly value: Float64Array | Int32Array;
}

export interface Wish {
  readonly package: number;
  readonly value: number;
}

/** A market from one list of wishes a person. */
export function marketOf(capacity: ArrayLike<number>, wishes: readonly (readonly Wish[])[]): Market {
  const offset = new Int32Array(wishes.length + 1);
  for (const [person, list] of wishes.entries()) offset[person + 1] = offset[person]! + list.length;
  const all = wishes.flat();
  return {
    people: wishes.length,
    packages: capacity.length,
    capacity: Int32Array.from(capacity),
    offset,
    candidate: Int32Array.from(all, (wish) => wish.package),
    value: Float64Array.from(all, (wish) => wish.value),
  };
}

/** Every fault of a market as a sentence, at most 20; an engine fed with such a market promises nothing. */
export function checkMarket(market: Market): readonly string[] {
  const { people, packages, capacity, offset, candidate, value } = market;
  const faults: string[] = [];
  const whole = (count: number): boolean => Number.isInteger(count) && count >= 0;
  if (!whole(people)) faults.push(`people is ${people}, not a whole number from 0 on`);
  if (!whole(packages)) faults.push(`packages is ${packages}, not a whole number from 0 on`);
  if (faults.length > 0) return faults;
  if (capacity.length !== packages) faults.push(`${capacity.length} capacities for ${packages} packages`);
  if (offset.length !== people + 1) faults.push(`${offset.length} offsets for ${people} people, one more is due`);
  if (candidate.length !== value.length) faults.push(`${candidate.length} candidates but ${value.length} values`);
  if (faults.length > 0) return faults;
  for (let one = 0; one < packages; one += 1)
    if (capacity[one]! < 0) faults.push(`package ${one} has ${capacity[one]} places`);
  if (offset[0] !== 0) faults.push(`offsets begin at ${offset[0]}, not at 0`);
  for (let person = 0; person < people; person += 1)
    if (offset[person + 1]! < offset[person]!) faults.push(`offsets go back after person ${person}`);
  if (offset[people] !== candidate.length)
    faults.push(`offsets end at ${offset[people]}, but there are ${candidate.length} candidates`);
  return faults.length > 0 ? faults.slice(0, 20) : candidateFaults(market);
}

function candidateFaults({ people, packages, offset, candidate, value }: Market): readonly string[] {
  const faults: string[] = [];
  const seenBy = new Int32Array(packages).fill(-1);
  for (let person = 0; person < people && faults.length < 20; person += 1)
    for (let at = offset[person]!; at < offset[person + 1]!; at += 1) {
      const one = candidate[at]!;
      if (one < 0 || one >= packages) {
        faults.push(`person ${person} has candidate ${one}, which is no package`);
        continue;
      }
      if (seenBy[one] === person) faults.push(`person ${person} has candidate ${one} twice`);
      seenBy[one] = person;
      if (!(value[at]! > 0 && value[at]! < Number.POSITIVE_INFINITY))
        faults.push(`person ${person} values package ${one} at ${value[at]}, not at a number above 0`);
    }
  return faults.slice(0, 20);
}
