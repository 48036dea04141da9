import { createHash } from 'node:crypto';

/** Numbers are shuffled within blocks of so many: a list tells nobody in which order its tickets were sold, but for the block. */
export const blockSize = 8_192;

const kept = new Map<string, Uint16Array>();
const mostKept = 2_000;

/** The number of a session's status list that the nth ticket gets. `seed` is drawn once for a session and kept secret. */
export function statusAt(seed: string, nth: number): number {
  const block = Math.floor(nth / blockSize);
  return block * blockSize + orderOf(seed, block)[nth % blockSize]!;
}

/** The places of a block by SHA-256 of seed, block and place: who does not know the seed cannot guess a neighbour. */
function orderOf(seed: string, block: number): Uint16Array {
  const name = `${seed} ${block}`;
  const known = kept.get(name);
  if (known) return known;
  const keyed = Array.from({ length: blockSize }, (_, place) => ({
    place,
    key: createHash('sha256').update(`${name} ${place}`).digest('hex'),
  }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  const order = Uint16Array.from(keyed, ({ place }) => place);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
  kept.set(name, order);
  return order;
}
