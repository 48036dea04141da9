import { foldScript } from '../../../engines/search/fold-script.ts';
import { meaningToken } from '../../../engines/search/index-tokens.ts';
import { stemWord } from '../../../engines/search/stem-word.ts';
import { suggestMeanings } from '../../../engines/search/suggest-meanings.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Tx } from '../../../platform/tx.ts';
import { tokenText } from './search-text.ts';
import { listFruitful, listWordsFrom } from './store.ts';

const most = 8;

/**
 * Words that go on from what was typed so far and find something: first everyday names in the reader's language, in whatever script
 * they were begun, then words of products and brands. At most eight; none for less than two letters (one character of Chinese).
 */
export async function suggestWords(tx: Tx, edition: string, typed: string, language: Language): Promise<string[]> {
  const folded = foldScript(typed);
  if (folded.length < 2 && !/\p{Script=Han}/u.test(folded)) return [];
  const named = suggestMeanings(folded, language).slice(0, 2 * most);
  const fruitful = await listFruitful(
    tx.db,
    edition,
    named.map(({ key }) => tokenText(meaningToken(key))),
  );
  const words = fruitful.map((place) => named[place]!.word);
  if (words.length < most && !/\s/.test(folded)) {
    const seen = new Set(words.map((word) => stemWord(foldScript(word))));
    for (const { shown } of await listWordsFrom(tx.db, edition, folded, most))
      if (!seen.has(stemWord(shown))) words.push(shown);
  }
  return words.slice(0, most);
}
