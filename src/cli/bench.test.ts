import { expect, it } from 'vitest';
import { textOptions } from './bench.ts';

it('options arrive as text, with an equals sign or without; switches do not', () => {
  expect(textOptions(['faces', '--photos', 'a b', '--pairs=x=y', '--json', '--seed', '-3', '--last'])).toEqual({
    photos: 'a b',
    pairs: 'x=y',
    seed: '-3',
  });
});
