import { describe, expect, it } from 'vitest';
import { openNodeRunner } from './node-runner.ts';
import { ensureKit } from './testing/ensure-kit.ts';

/** What face-api 1.7.15 itself answers in a browser (tfjs, processor) for the picture below: the first eight of 128. */
const reference = [
  -0.06834538280963898, 0.10056672245264053, 0.06675813347101212, -0.04744388163089752, -0.08195165544748306,
  -0.05375109985470772, -0.12475772947072983, -0.03601119667291641,
];

describe('dlib’s network, made from its weights', () => {
  it('answers as face-api does', async () => {
    await ensureKit();
    const runner = openNodeRunner();
    try {
      const side = 150;
      const colours = [
        (x: number, y: number) => (x * 2 + y) % 256,
        (x: number) => Math.trunc(128 + 100 * Math.sin(x / 9)),
        (_: number, y: number) => Math.trunc(128 + 100 * Math.cos(y / 13)),
      ];
      const means = [122.782, 117.001, 104.298];
      const data = new Float32Array(3 * side * side).map((_, at) => {
        const colour = Math.floor(at / (side * side));
        const rest = at % (side * side);
        return (colours[colour]!(rest % side, Math.floor(rest / side)) - means[colour]!) / 255;
      });
      const [answer] = await runner.run('embedDlib', { data, dims: [1, 3, side, side] });
      expect(answer).toHaveLength(128);
      reference.forEach((value, index) => {
        expect(answer![index]).toBeCloseTo(value, 4);
      });
    } finally {
      await runner.close();
    }
  }, 300_000);
});
