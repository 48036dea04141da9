import { distance } from 'fastest-levenshtein';

/** The candidate that was probably meant: about a third of its letters may differ (two neighbours swapped count as two). Ties go to the earlier one. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const written = text.trim().toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  if (written === '') return undefined;
  for (const candidate of candidates) {
    const allowed = Math.ceil(candidate.length / 3);
    if (Math.abs(candidate.length - written.length) > allowed) continue;
    const apart = distance(written, candidate.toLowerCase());
    if (apart > allowed || apart >= least) continue;
    // One letter for another of one letter is no likeness at all.
    if (apart > 0 && apart >= candidate.length) continue;
    best = candidate;
    least = apart;
  }
  return best;
}
