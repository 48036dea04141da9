import { matcherWasm } from './matcher-wasm.ts';
import { score, type Template } from './template.ts';

/** A template that was found, with its likeness: the cosine, −1 to 1. */
export interface Match {
  readonly slot: number;
  readonly score: number;
}

/**
 * Templates in numbered slots, and an exact search over all of them: no index, so nobody is missed by one, and what is
 * erased is gone at once.
 */
export interface Matcher {
  /** How many slots hold a template. */
  readonly count: number;
  /** Puts a template into a slot, over what was there. Throws RangeError for another length or a slot beyond memory. */
  set(slot: number, template: Template): void;
  /** Overwrites the slot with zeros; an empty slot stays empty. */
  erase(slot: number): void;
  /** The `most` templates that are most like the probe, the best first; equal ones by slot. */
  best(probe: Template, most: number): Match[];
  /** A copy of what a slot holds, for proofs that it is gone; zeros where it is empty. */
  read(slot: number): Template;
}

interface MatcherExports {
  products(probe: number, rows: number, count: number, size: number, out: number): void;
}

const pageBytes = 65_536;
const growPages = 64;
/** Rows of one call, so that the answers need a fixed place before the rows. */
const blockRows = 16_384;
/** What a WebAssembly memory of 32 bits can have. */
const mostPages = 65_536;

let compiled: WebAssembly.Module | undefined;

function matcherModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(matcherWasm), (letter) => letter.charCodeAt(0)));
  return compiled;
}

/**
 * A matcher for templates of `size` numbers, a multiple of 16: one byte a number in WebAssembly memory, compared by SIMD.
 * One million of 512 take 512 MB.
 */
export function createMatcher(size: number): Matcher {
  if (!Number.isInteger(size) || size < 16 || size > 4_096 || size % 16 !== 0)
    throw new RangeError(`Templates of ${size} numbers cannot be compared.`);
  const rows = createRows(size);
  let count = 0;
  const needSize = (template: Template): void => {
    if (template.length !== size) throw new RangeError(`A template of ${template.length} numbers, not ${size}.`);
  };
  const erase = (slot: number): void => {
    rows.need(slot);
    if (slot >= rows.slots || rows.inverse[slot] === 0) return;
    rows.at(slot).fill(0);
    rows.inverse[slot] = 0;
    count--;
  };
  return {
    get count() {
      return count;
    },
    set(slot, template) {
      rows.need(slot);
      needSize(template);
      const length = lengthOf(template);
      // A template of zeros is like nobody, which is what an empty slot is.
      if (length === 0) return erase(slot);
      rows.makeRoom(slot);
      if (rows.inverse[slot] === 0) count++;
      rows.at(slot).set(template);
      rows.inverse[slot] = 1 / length;
    },
    erase,
    read: (slot) => {
      rows.need(slot);
      return slot < rows.slots ? rows.at(slot).slice() : new Int8Array(size);
    },
    best(probe, most) {
      needSize(probe);
      const length = lengthOf(probe);
      const found: Match[] = [];
      if (length === 0 || most < 1) return found;
      rows.eachBlock(probe, (products, start) => gather(found, most, products, rows.inverse, start, 1 / length));
      return found;
    },
  };
}

/** The memory of a matcher: place for the probe, for the answers of one block, then a row a slot. */
function createRows(size: number) {
  const outAt = 2 * size;
  const rowsAt = outAt + 4 * blockRows;
  const mostSlots = Math.floor((mostPages * pageBytes - rowsAt) / size);
  const memory = new WebAssembly.Memory({ initial: Math.ceil((rowsAt + size) / pageBytes), maximum: mostPages });
  const instance = new WebAssembly.Instance(matcherModule(), { env: { memory } });
  const { products } = instance.exports as unknown as MatcherExports;
  return {
    slots: 0,
    /** One over the length of each template; 0 where the slot is empty. */
    inverse: new Float64Array(256),
    at: (slot: number) => new Int8Array(memory.buffer, rowsAt + slot * size, size),
    need(slot: number) {
      if (!Number.isInteger(slot) || slot < 0 || slot >= mostSlots) throw new RangeError(`There is no slot ${slot}.`);
    },
    makeRoom(slot: number) {
      const missing = Math.ceil((rowsAt + (slot + 1) * size - memory.buffer.byteLength) / pageBytes);
      const spare = mostPages - memory.buffer.byteLength / pageBytes;
      if (missing > 0) memory.grow(Math.min(spare, Math.max(missing, growPages)));
      if (slot >= this.inverse.length) {
        const wider = new Float64Array(Math.max(slot + 1, 2 * this.inverse.length));
        wider.set(this.inverse);
        this.inverse = wider;
      }
      this.slots = Math.max(this.slots, slot + 1);
    },
    eachBlock(probe: Template, take: (products: Int32Array, start: number) => void) {
      new Int16Array(memory.buffer, 0, size).set(probe);
      for (let start = 0; start < this.slots; start += blockRows) {
        const count = Math.min(blockRows, this.slots - start);
        products(0, rowsAt + start * size, count, size, outAt);
        take(new Int32Array(memory.buffer, outAt, count), start);
      }
      // What was looked for does not stay.
      new Int16Array(memory.buffer, 0, size).fill(0);
    },
  };
}

/** Keeps the best of one block in `found`, which is in order and no longer than `most`. */
function gather(
  found: Match[],
  most: number,
  products: Int32Array,
  inverse: Float64Array,
  start: number,
  share: number,
): void {
  let least = found.length < most ? Number.NEGATIVE_INFINITY : found[most - 1]!.score;
  for (let row = 0; row < products.length; row++) {
    const weight = inverse[start + row]!;
    const value = products[row]! * weight * share;
    if (value <= least || weight === 0) continue;
    let place = found.length;
    while (place > 0 && found[place - 1]!.score < value) place--;
    found.splice(place, 0, { slot: start + row, score: value });
    if (found.length > most) found.pop();
    if (found.length === most) least = found[most - 1]!.score;
  }
}

function lengthOf(template: Template): number {
  let squares = 0;
  for (const value of template) squares += value * value;
  return Math.sqrt(squares);
}

/** The same search as a plain loop over templates by slot: what the fast one is judged by. */
export function bestByLoop(templates: readonly (Template | undefined)[], probe: Template, most: number): Match[] {
  const all = templates.flatMap((template, slot): Match[] =>
    template?.some((value) => value !== 0) ? [{ slot, score: score(template, probe) }] : [],
  );
  return all.sort((one, other) => other.score - one.score || one.slot - other.slot).slice(0, Math.max(0, most));
}
