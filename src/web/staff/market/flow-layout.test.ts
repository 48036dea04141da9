import { expect, it } from 'vitest';
import { flowLayout } from './flow-layout.ts';

const flows = [
  { steps: ['iron', 'shipHome', 'CN'] as const, value: 30 },
  { steps: ['cloth', 'shipHome', 'CN'] as const, value: 10 },
  { steps: ['cloth', 'carryHome', 'FR'] as const, value: 60 },
];

it('gives every end the height of what passes it, the largest on top', () => {
  const { columns } = flowLayout(flows, { width: 600, tall: 100 });
  expect(columns.map((column) => column.map(({ key, height }) => [key, height]))).toEqual([
    [
      ['cloth', 70],
      ['iron', 30],
    ],
    [
      ['carryHome', 60],
      ['shipHome', 40],
    ],
    [
      ['FR', 60],
      ['CN', 40],
    ],
  ]);
});

it('lets bands of one end lie beside each other, never over each other', () => {
  const { bands } = flowLayout(flows, { width: 600, tall: 100 });
  const starts = bands.filter((band) => band.way === 'shipHome' && band.key.startsWith('0')).map((band) => band.path);
  expect(new Set(starts).size).toBe(2);
  expect(bands.reduce((sum, band) => sum + band.width, 0)).toBe(200);
});

it('draws nothing of nothing', () => {
  expect(flowLayout([], { width: 600, tall: 100 })).toMatchObject({ bands: [], height: 0 });
});
