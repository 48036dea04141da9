import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldScript } from './fold-script.ts';
import { indexTokens } from './index-tokens.ts';
import { meaningsOf } from './lexicon.ts';
import { deletionsOf, nearestWords, slipsAllowed, slipsBetween } from './near-words.ts';
import { kanaOf, shortenKana } from './read-kana.ts';
import { readQuery, type SearchQuery } from './read-query.ts';
import { stemWord } from './stem-word.ts';

const cloth = indexTokens({
  A: ['Furoshiki with asanoha pattern', '麻の葉の風呂敷', '麻叶纹风吕敷', 'あさのはのふろしき'],
  B: ['indigo dyeing'],
  C: ['木綿', 'cotton', '京都'],
  D: ['Goes well with a kettle. 鉄瓶を包むのにも。'],
});
const isMetBy = (query: SearchQuery, all: ReadonlyMap<string, string>) =>
  query.asked.every(({ ways }) => ways.some((way) => way.every((token) => all.has(token))));
const finds = (typed: string, tokens = cloth) => isMetBy(readQuery(typed), tokens.weights);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'あいうおかがこうーゝゞ々〻ヽヾアゥッーｶﾞ鉄鐵铁風龍 Éÿœ-aou') }),
);

describe('one form for what is written in many ways', () => {
  it('scripts, widths, accents and forms of characters', () => {
    expect(foldScript('フロシキ')).toBe('ふろしき');
    expect(foldScript('ﾌﾛｼｷ')).toBe('ふろしき');
    expect(new Set(['風呂敷', '风吕敷', '風呂敷'].map(foldScript)).size).toBe(1);
    expect(new Set(['鉄', '鐵', '铁'].map(foldScript)).size).toBe(1);
    expect(foldScript('Théière')).toBe('theiere');
    expect(foldScript('時々 佐々木 いすゞ')).toBe(foldScript('時時 佐佐木 いすず'));
    expect(new Set(['コーヒー', 'コオヒイ', 'こひ'].map(foldScript)).size).toBe(1);
  });
  it('folding twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => foldScript(foldScript(text)) === foldScript(text)),
      { numRuns: 1_000 },
    );
  });
  it('romaji in its variants is the kana, short vowels', () => {
    const same = (...ways: string[]) => new Set(ways.map((way) => kanaOf(foldScript(way))));
    expect(same('furoshiki', 'hurosiki', 'Furoshiki')).toEqual(new Set(['ふろしき']));
    expect(same('kyūsu', 'kyuusu', 'kyusu')).toEqual(new Set(['きゅす']));
    expect(same('chawan', 'tyawan')).toEqual(new Set(['ちゃわん']));
    expect(same('matcha', 'maccha', 'mattya')).toEqual(new Set([foldScript('まっちゃ')]));
    expect(same('tombo', 'tonbo')).toEqual(new Set(['とんぼ']));
    expect(same('ohgi', 'ougi', 'ōgi')).toEqual(new Set(['おぎ']));
    expect(same("kon'nyaku", 'konnyaku')).toEqual(new Set(['こんにゃく']));
    expect(kanaOf('kettle')).toBeUndefined();
    expect(kanaOf('')).toBeUndefined();
    fc.assert(fc.property(anyText, (text) => shortenKana(shortenKana(text)) === shortenKana(text)));
  });
  it('plurals and feminine endings', () => {
    expect(stemWord('boxes')).toBe(stemWord('box'));
    expect(stemWord('brushes')).toBe(stemWord('brush'));
    expect(stemWord('lunches')).toBe(stemWord('lunch'));
    expect(stemWord('teacups')).toBe('teacup');
    expect(stemWord('berries')).toBe(stemWord('berry'));
    expect(stemWord('plateaux')).toBe(stemWord('plateau'));
    expect(stemWord('bijoux')).toBe(stemWord('bijou'));
    expect(stemWord('laquees')).toBe(stemWord('laque'));
    expect(stemWord('glass')).toBe('glass');
    expect(stemWord('2020')).toBe('2020');
  });
});

describe('finding', () => {
  it.each([
    'furoshiki', 'Hurosiki', 'ふろしき', 'フロシキ', 'ﾌﾛｼｷ', '風呂敷', '风吕敷', '包袱布', 'wrapping cloth', 'wrapping cloths',
    "carré d'emballage", '麻の葉の風呂敷', '棉布包袱布', 'Japanese cotton furoshiki', 'あさのはふろしき', '京都の風呂敷',
    'furoshiki kyoto cotton asanoha', '呂敷', 'tsutsuminuno',
  ])('%s finds the furoshiki', (typed) => {
    expect(finds(typed)).toBe(true);
  }); // biome-ignore format: a list
  it.each(['obi', '帯', 'はし', 'red furoshiki', '茶杯', 'teapot', 'furoshik', 'ろし'])('%s does not', (typed) => {
    expect(finds(typed)).toBe(false);
  });
  it('what is only said of a thing finds it, and is weighed as said', () => {
    expect(finds('kettle')).toBe(true);
    expect(cloth.weights.get('=kettle')).toBe('D');
    expect(cloth.weights.get('=furoshiki')).toBe('A');
    expect(cloth.weights.get('=cotton')).toBe('C');
  });
  it('the last character says what a thing is', () => {
    expect(finds('chopsticks', indexTokens({ A: ['夫婦箸'], B: [], C: [], D: [] }))).toBe(true);
    const bag = indexTokens({ A: ['箸袋'], B: [], C: [], D: [] });
    expect(bag.weights.has('=chopsticks')).toBe(false);
    expect(finds('箸', bag)).toBe(true);
  });
  it('a word of several meanings has those that another language confirms; one language alone is doubted', () => {
    const fan = indexTokens({ A: ['Fan', '扇子', '折扇', 'Éventail'], B: [], C: [], D: [] });
    expect(fan.weights.get('=foldingfan')).toBe('A');
    expect(fan.weights.has('=roundfan')).toBe(false);
    const bib = indexTokens({ A: ['Fan bib', '応援スタイ', '助威围兜'], B: [], C: [], D: [] });
    expect(bib.weights.get('=foldingfan')).toBe('B');
  });
  it('kana of a reading counts as a whole word only', () => {
    const bridge = indexTokens({ A: ['にほんばし はしら'], B: [], C: [], D: [] });
    expect(finds('はし', bridge)).toBe(false);
    expect(finds('はしら', bridge)).toBe(true);
  });
  it('Kyoto is not Tokyo, nor a polite tea bowl tea', () => {
    const tokyo = indexTokens({ A: [], B: [], C: ['東京都'], D: [] });
    expect(finds('京都', tokyo)).toBe(false);
    expect(finds('東京', tokyo)).toBe(true);
    expect(readQuery('輪島のお椀').asked.map((one) => one.said)).toEqual(['輪島', 'お椀'].map(foldScript));
    expect(foldScript('うどんとお茶')).toContain('お茶');
  });
  it('a chunk without spaces is taken apart by what is known', () => {
    const said = (typed: string) => readQuery(typed).asked.map((one) => one.said);
    expect(said('赤い風呂敷')).toEqual(['赤い', '风吕敷'].map(foldScript));
    expect(said('红色茶杯')).toEqual(['红色', '茶杯']);
    expect(said('あかいふろしき')).toEqual(['あか', 'ふろしき'].map(foldScript));
    expect(said('たけうちてい')).toEqual(['たけうちてい']);
    expect(said('木村の鉄瓶')).toEqual(['木', '村', '铁瓶']);
    expect(said('ひのきのまな板')).toEqual(['ひのき', 'まな板'].map(foldScript));
    expect(said('日本')).toEqual(['日本']);
    expect(said('日本の扇子')).toEqual(['扇子']);
    expect(readQuery('  ,. ').asked).toEqual([]);
  });
  it('finds by its own words in any order', () => {
    const words = fc.shuffledSubarray(
      ['furoshiki', 'ふろしき', '風呂敷', 'cotton', '木綿', '京都', 'indigo', 'asanoha'],
      {
        minLength: 1,
      },
    );
    fc.assert(fc.property(words, (list) => finds(list.join(' '))));
    const texts = ['Folding fan', '扇子', '折扇', 'せんす', 'éventail pliant'];
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (list) => {
        const [one, other] = [list, texts].map((A) => indexTokens({ A, B: [], C: [], D: [] }));
        expect(one!.weights).toEqual(other!.weights);
      }),
    );
  });
  it('reads anything without failing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { ways } of readQuery(text).asked) expect(ways.flat().every((token) => token !== '')).toBe(true);
      }),
    );
  });
});

describe('lexicon', () => {
  it('knows a word in every spelling', () => {
    expect(meaningsOf(foldScript('やかん'))).toEqual(['kettle']);
    expect(meaningsOf(foldScript('鐵壺'))).toEqual(['kettle']);
    expect(meaningsOf('tea kettl')).toEqual(['kettle']);
    expect(meaningsOf('pocketknif')).toEqual(meaningsOf('pocket knif'));
    expect(meaningsOf(foldScript('お茶碗'))).toEqual(meaningsOf(foldScript('茶碗')));
    expect(meaningsOf(foldScript('お面'))).toEqual(['mask']);
    expect(meaningsOf('')).toEqual([]);
  });
});

describe('mistyped words', () => {
  it('one slip from four letters, two from eight', () => {
    expect([3, 4, 7, 8, 20].map(slipsAllowed)).toEqual([0, 1, 1, 2, 2]);
    expect(nearestWords('furoshkii', ['furoshiki', 'kimono'])).toEqual(['furoshiki']);
    expect(nearestWords('ketl', ['nettl', 'metl', 'kettl'])).toEqual(['kettl', 'metl']);
    expect(nearestWords('fan', ['fun', 'pan'])).toEqual([]);
    expect(slipsBetween('tetsubin', 'testubin')).toBe(1);
  });
  it('words within the distance share a deletion', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const near = Math.min(slipsAllowed(one.length), slipsAllowed(other.length));
        if (slipsBetween(one, other) > near) return;
        const deletions = new Set(deletionsOf(other));
        expect(deletionsOf(one).some((left) => deletions.has(left))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
