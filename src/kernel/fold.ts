import { kanaRows, kanaVowels } from './kana.ts';

/** Letters that do not come apart into a letter and a mark. */
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** One form for names typed in different ways: no accents, one width, hiragana for katakana. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[øłđðþßæœı]/g, (letter) => plain[letter] ?? letter)
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .trim();
}

const irregular: Readonly<Record<string, string>> = {
  し: 'shi',
  じ: 'ji',
  ち: 'chi',
  ぢ: 'ji',
  つ: 'tsu',
  づ: 'zu',
  ふ: 'fu',
  ゐ: 'i',
  ゑ: 'e',
  を: 'o',
  ん: 'n',
  ゔ: 'vu',
};
const sounds = new Map<string, string>();
for (const [consonant, kana] of kanaRows) {
  [...kana].forEach((letter, index) => {
    if (letter !== ' ') sounds.set(letter, consonant + kanaVowels[index]);
  });
}
for (const [letter, sound] of Object.entries(irregular)) sounds.set(letter, sound);
const smallVowels: Readonly<Record<string, string>> = { ぁ: 'a', ぃ: 'i', ぅ: 'u', ぇ: 'e', ぉ: 'o' };
const glides: Readonly<Record<string, string>> = { ゃ: 'ya', ゅ: 'yu', ょ: 'yo' };

/**
 * How a folded name sounds, in Latin letters: kana by Hepburn's table, long vowels short and `m` before a lip sound as
 * `n`, so that サトウ, さとう, Satō, Satoh and Satou meet. Other letters stay.
 */
export function soundOf(folded: string): string {
  let text = '';
  let isDoubled = false;
  for (const letter of folded) {
    const glide = glides[letter];
    let sound = sounds.get(letter) ?? smallVowels[letter] ?? letter;
    if (glide !== undefined) {
      const stem = /(sh|ch|j)i$/.test(text) ? text.slice(0, -1) : undefined;
      text = stem ?? text.replace(/i$/, '');
      sound = stem === undefined ? glide : glide.slice(1);
    } else if (smallVowels[letter] !== undefined) text = text.replace(/[aiueo]$/, '');
    if (isDoubled) sound = (sound.startsWith('ch') ? 't' : (sound[0] ?? '')) + sound;
    isDoubled = letter === 'っ';
    if (!isDoubled && letter !== 'ー') text += sound;
  }
  return text
    .replace(/o[uh](?![aiueoy])|oo/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/m(?=[bpm])/g, 'n');
}
