import { lexiconWordsByStem } from '../../../engines/search/lexicon.ts';
import { deletionsOf, nearestWords } from '../../../engines/search/near-words.ts';
import type { SearchQuery } from '../../../engines/search/read-query.ts';
import { stemWord } from '../../../engines/search/stem-word.ts';
import type { Tx } from '../../../platform/tx.ts';
import { listKnownWords, listNearWords } from './store.ts';

const lexiconByDeletion = new Map<string, string[]>();
for (const stem of lexiconWordsByStem.keys())
  for (const left of deletionsOf(stem)) lexiconByDeletion.set(left, [...(lexiconByDeletion.get(left) ?? []), stem]);

/**
 * What may have been meant where a word is known neither to the lexicon nor to any product: the query with the nearest known words in
 * its place, likeliest first, at most five. Empty where every word is known or none is near.
 */
export async function mendQuery(tx: Tx, edition: string, query: SearchQuery): Promise<string[]> {
  const open = query.asked
    .filter(({ said, isKnown }) => !isKnown && said.length >= 4 && !/\p{Script=Han}/u.test(said))
    .map(({ said }) => ({ said, stem: stemWord(said) }));
  if (open.length === 0) return [];
  const stems = open.map(({ stem }) => stem);
  const known = new Set(await listKnownWords(tx.db, edition, stems));
  const mistyped = open.filter(({ stem }) => !known.has(stem));
  if (mistyped.length === 0) return [];
  const deletions = [...new Set(mistyped.flatMap(({ stem }) => deletionsOf(stem)))];
  const shown = new Map((await listNearWords(tx.db, edition, deletions)).map((row) => [row.word, row.shown]));
  const near = new Set([...shown.keys(), ...deletions.flatMap((left) => lexiconByDeletion.get(left) ?? [])]);
  const choices = mistyped.map(({ said, stem }) => ({
    said,
    words: nearestWords(stem, [...near]).map((word) => shown.get(word) ?? lexiconWordsByStem.get(word) ?? word),
  }));
  const most = Math.max(...choices.map(({ words }) => words.length));
  return Array.from({ length: most }, (_, place) =>
    choices.reduce(
      (text, { said, words }) => text.replace(said, words[Math.min(place, words.length - 1)] ?? said),
      query.folded,
    ),
  );
}
