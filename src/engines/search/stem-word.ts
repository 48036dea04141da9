/**
 * A word of English or French without its plural and its feminine ending, by endings alone: rough, the same for every form of a word.
 * @param word folded: lower case, no accents
 */
export function stemWord(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const single = word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x|z)es$/, '$1')
    .replace(/(eau|eu|ou)x$/, '$1')
    .replace(/aux$/, 'al')
    .replace(/([^sui])s$/, '$1');
  return single.length < 5 ? single : single.replace(/e+$/, '');
}
