import { foldText, soundOf } from '../../kernel/fold.ts';

const wordBreak = /[\s,.・･\-‐–]+/;
const isUnspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const longestWord = 40;

/**
 * Words to find a name by: each as written and as it sounds. Names of scripts that are written without blanks are found from
 * any letter on, and from the second word on too: 佐藤美緒 by 美緒.
 */
export function nameWords(name: string): string[] {
  const words = new Set<string>();
  for (const word of foldText(name).split(wordBreak)) {
    if (word === '') continue;
    const letters = [...word];
    const starts = isUnspaced.test(word) ? letters.map((_, index) => letters.slice(index).join('')) : [word];
    for (const start of starts) {
      words.add(start.slice(0, longestWord));
      words.add(soundOf(start).slice(0, longestWord));
    }
  }
  words.delete('');
  return [...words].slice(0, 60);
}

/** What somebody typed, as words of {@link nameWords} begin: by sound, in any order. */
export function soughtWords(text: string): string[] {
  return [...new Set(foldText(text).split(wordBreak).map(soundOf))].filter((word) => word !== '').slice(0, 6);
}
