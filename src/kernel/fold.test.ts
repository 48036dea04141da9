import { expect, it } from 'vitest';
import { foldText, soundOf } from './fold.ts';

it('one sound for the ways a Japanese name is written', () => {
  const sounds = (names: string[]) => new Set(names.map((name) => soundOf(foldText(name))));
  expect(sounds(['サトウ', 'さとう', 'ｻﾄｳ', 'Satō', 'Satou', 'SATO', 'Satoh'])).toEqual(new Set(['sato']));
  expect(sounds(['ジュンイチ', 'じゅんいち', 'Jun’ichi', 'Junichi'])).toEqual(new Set(['junichi']));
  expect(sounds(['ホンマ', 'Homma', 'Honma'])).toEqual(new Set(['honma']));
  expect(sounds(['ハットリ', 'Hattori'])).toEqual(new Set(['hattori']));
  expect(sounds(['ショウヘイ', 'Shōhei', 'Shohei'])).toEqual(new Set(['shohei']));
  expect(sounds(['イッチ', 'Itchi'])).toEqual(new Set(['itchi']));
});

it('other scripts stay, marks and width go', () => {
  expect(soundOf(foldText('Zoë ŁUKASZ'))).toBe('zoe lukasz');
  expect(soundOf(foldText('Ｏ’Brien'))).toBe('obrien');
  expect(foldText('佐藤　美緒')).toBe('佐藤　美緒'.normalize('NFKD'));
  expect(soundOf(foldText('李明'))).toBe('李明');
});
