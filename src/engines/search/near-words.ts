/** How many slips are forgiven in a word of so many letters. */
export function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * The word and what is left of it when letters are dropped, as many as slips are allowed (Garbe's symmetric deletions): two words within
 * that distance have one of these in common. Empty for words too short to be forgiven.
 */
export function deletionsOf(word: string): string[] {
  const found = new Set<string>();
  let edge = [word];
  for (let step = slipsAllowed(word.length); step > 0; step -= 1) {
    found.add(word);
    const next = new Set<string>();
    for (const one of edge) for (let at = 0; at < one.length; at += 1) next.add(one.slice(0, at) + one.slice(at + 1));
    for (const one of next) found.add(one);
    edge = [...next];
  }
  return [...found];
}

/** Letters put in, left out, exchanged, or swapped with their neighbour (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  const [width, height] = [one.length, other.length];
  let before: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, index) => index);
  for (let row = 1; row <= height; row += 1) {
    const now = [row];
    for (let column = 1; column <= width; column += 1) {
      const isSame = one[column - 1] === other[row - 1];
      let least = Math.min(now[column - 1]! + 1, last[column]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      const isSwap = row > 1 && column > 1 && one[column - 1] === other[row - 2] && one[column - 2] === other[row - 1];
      if (isSwap) least = Math.min(least, before[column - 2]! + 1);
      now.push(least);
    }
    [before, last] = [last, now];
  }
  return last[width]!;
}

/** Known words that may have been meant, nearest first, at most five; equals by the same first letter, then by length and letters. */
export function nearestWords(typed: string, known: readonly string[]): string[] {
  const allowed = slipsAllowed(typed.length);
  return [...new Set(known)]
    .map((word) => ({ word, slips: slipsBetween(typed, word), isOtherStart: word[0] === typed[0] ? 0 : 1 }))
    .filter(({ word, slips }) => slips > 0 && slips <= Math.min(allowed, Math.max(1, slipsAllowed(word.length))))
    .sort(
      (one, other) =>
        one.slips - other.slips ||
        one.isOtherStart - other.isOtherStart ||
        Math.abs(one.word.length - typed.length) - Math.abs(other.word.length - typed.length) ||
        (one.word < other.word ? -1 : 1),
    )
    .slice(0, 5)
    .map(({ word }) => word);
}
