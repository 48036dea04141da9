import { kanaRows, kanaVowels } from '../../kernel/kana.ts';

/* Kana and romaji, one for the other. Long vowels are short in all of them, since they are written in too many ways. */

/** Hepburn where it differs from the table, and loan sounds. */
const hepburn: Readonly<Record<string, string>> = {
  shi: 'し',
  chi: 'ち',
  tsu: 'つ',
  fu: 'ふ',
  ji: 'じ',
  vu: 'ぶ',
  fa: 'ふぁ',
  fi: 'ふぃ',
  fe: 'ふぇ',
  fo: 'ふぉ',
  she: 'しぇ',
  che: 'ちぇ',
  je: 'じぇ',
};
const glides: Readonly<Record<string, string>> = { a: 'ゃ', u: 'ゅ', o: 'ょ' };
/** Beginnings of sounds with a glide, in Hepburn and in the official tables of 1937 and 1954. */
const gliding: Readonly<Record<string, string>> = {
  ky: 'き', gy: 'ぎ', sh: 'し', sy: 'し', j: 'じ', jy: 'じ', zy: 'じ', ch: 'ち', ty: 'ち', cy: 'ち', dy: 'じ',
  ny: 'に', hy: 'ひ', by: 'び', py: 'ぴ', my: 'み', ry: 'り',
}; // biome-ignore format: a table

const syllables = new Map<string, string>();
for (const [consonant, kana] of kanaRows)
  [...kana].forEach((letter, place) => {
    if (letter !== ' ') syllables.set(consonant + kanaVowels[place], letter);
  });
for (const [start, kana] of Object.entries(gliding))
  for (const [vowel, small] of Object.entries(glides)) syllables.set(start + vowel, kana + small);
for (const [romaji, kana] of Object.entries(hepburn)) syllables.set(romaji, kana);

/** Kana by the vowel they end in, small ones too. */
const endings = [
  'あかがさざただなはばぱまやらわぁゃゎ',
  'いきぎしじちにひびぴみりぃ',
  'うくぐすずつぬふぶぷむゆるぅゅ',
  'えけげせぜてでねへべぺめれぇ',
  'おこごそぞとどのほぼぽもよろぉょ',
];
const longVowels = endings.map((row, place) => {
  const longer = ['あぁ', 'いぃ', 'うぅ', 'えぇ', 'おうぉ'][place];
  return new RegExp(`([${row}])[${longer}]+`, 'g');
});
/** Stands for the お of お茶 for a while, which lengthens nothing before it. */
const politeMark = '\u{f8ff}';
const sameSound: Readonly<Record<string, string>> = { ぢ: 'じ', づ: 'ず', を: 'お', ゐ: 'い', ゑ: 'え', ゔ: 'ぶ' };

/** Hiragana with short vowels and one letter for letters that sound alike; folding twice changes nothing. */
export function shortenKana(hiragana: string): string {
  let text = hiragana
    .replace(/[ー～〜\uf8ff]/g, '')
    .replace(/お(?=\p{Script=Han})/gu, politeMark)
    .replace(/[ぢづをゐゑゔ]/g, (letter) => sameSound[letter]!);
  for (const long of longVowels) text = text.replace(long, '$1');
  return text.replaceAll(politeMark, 'お');
}

/**
 * A Latin word without accents read as Japanese, in short hiragana: Hepburn and the older tables, doubled consonants, `m` before a
 * lip sound, `oh` for a long o. Undefined where it cannot be read so.
 */
export function kanaOf(word: string): string | undefined {
  const latin = word.replace(/o[h](?![aiueoy])/g, 'o').replace(/m(?=[bpm])/g, 'n');
  if (!/^[a-z]+$/.test(latin)) return undefined;
  let kana = '';
  let at = 0;
  while (at < latin.length) {
    const isDoubled = /^([bcdfghjkpqrstwz])\1|^tch/.test(latin.slice(at));
    if (isDoubled) {
      kana += 'っ';
      at += 1;
      continue;
    }
    const length = [4, 3, 2, 1].find((size) => syllables.has(latin.slice(at, at + size)) && at + size <= latin.length);
    if (length !== undefined) {
      kana += syllables.get(latin.slice(at, at + length));
      at += length;
    } else if (latin[at] === 'n') {
      kana += 'ん';
      at += 1;
    } else return undefined;
  }
  return shortenKana(kana);
}
