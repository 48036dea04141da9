import { createMatcher } from '../../engines/faces/matcher.ts';
import { quantise, rotate, streamBytes, unrotate, vectorOf } from '../../engines/faces/template.ts';

/** Somebody who armed their face for a session of now. */
export interface ArmedPerson {
  readonly arming: string;
  readonly pass: string;
  readonly session: string;
  readonly armedAt: number;
  /** Instant at which the entry is overwritten, whatever happens. */
  readonly endsAt: number;
}

export interface Likeness {
  readonly person: ArmedPerson;
  /** Cosine, -1 to 1. */
  readonly score: number;
}

/**
 * Templates of the few who are expected, in memory alone. Everything lies under one rotation that this gallery drew for
 * itself: each template is turned from its owner's key into it once, when it comes, so that a probe is turned once
 * (30 µs) and not once a person, and one exact search judges all. Neither a plain template nor an owner's key stays.
 */
export interface Gallery {
  readonly count: number;
  people(): IterableIterator<ArmedPerson>;
  has(arming: string): boolean;
  /** Takes somebody in; where it is full, who armed first makes room and is answered. `stream`: of the owner's key. */
  put(person: ArmedPerson, template: Int8Array, stream: Uint8Array, most: number): void;
  /** Ends sooner, as after use. */
  shorten(arming: string, endsAt: number): void;
  /** Overwrites the row. */
  erase(arming: string): void;
  eraseAll(): void;
  /** The two most like a unit vector, best first; `pass`: of that pass only. */
  best(probe: Float32Array, pass?: string): Likeness[];
}

/** `size`: numbers in a template; `chance` fills bytes of chance. */
export function createGallery(size: number, chance: (bytes: Uint8Array<ArrayBuffer>) => unknown): Gallery {
  const own = new Uint8Array(streamBytes(size));
  chance(own);
  const matcher = createMatcher(size);
  const slots = new Map<string, number>();
  const people = new Map<number, ArmedPerson>();
  const free: number[] = [];
  let next = 0;

  const erase = (arming: string): void => {
    const slot = slots.get(arming);
    if (slot === undefined) return;
    matcher.erase(slot);
    slots.delete(arming);
    people.delete(slot);
    free.push(slot);
  };
  const makeRoom = (most: number): void => {
    while (people.size >= Math.max(1, most)) {
      let oldest: ArmedPerson | undefined;
      for (const person of people.values()) if (!oldest || person.armedAt < oldest.armedAt) oldest = person;
      erase(oldest!.arming);
    }
  };
  return {
    get count() {
      return people.size;
    },
    people: () => people.values(),
    has: (arming) => slots.has(arming),
    put(person, template, stream, most) {
      erase(person.arming);
      makeRoom(most);
      const stored = vectorOf(template);
      const plain = unrotate(stored, stream);
      const turned = rotate(plain, own);
      const row = quantise(turned);
      const slot = free.pop() ?? next++;
      matcher.set(slot, row);
      for (const used of [stored, plain, turned, row]) used.fill(0);
      slots.set(person.arming, slot);
      people.set(slot, person);
    },
    shorten(arming, endsAt) {
      const slot = slots.get(arming);
      const person = slot === undefined ? undefined : people.get(slot);
      if (person && slot !== undefined) people.set(slot, { ...person, endsAt: Math.min(person.endsAt, endsAt) });
    },
    erase,
    eraseAll() {
      for (const arming of [...slots.keys()]) erase(arming);
    },
    best(probe, pass) {
      const turned = rotate(probe, own);
      const row = quantise(turned);
      const found = matcher.best(row, pass === undefined ? 2 : people.size);
      turned.fill(0);
      row.fill(0);
      return found
        .map(({ slot, score }) => ({ person: people.get(slot)!, score }))
        .filter(({ person }) => pass === undefined || person.pass === pass)
        .slice(0, 2);
    },
  };
}
