import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { bestOfFrames } from './best-of-frames.ts';
import { noPadProvider } from './pad-provider.ts';
import { score } from './template.ts';
import { faceSeen } from './testing/face-seen.ts';
import { near, randomUnit } from './testing/vectors.ts';
import { mobileImpostors, thresholdFor } from './thresholds.ts';

const wish = { falseAcceptRate: 1e-3, gallery: 1, enrolPhotos: 3, probePhotos: 2 };

describe('thresholdFor', () => {
  it('gives back what was measured', () => {
    expect(thresholdFor({ ...wish, enrolPhotos: 1, probePhotos: 1 })).toBeCloseTo(0.333, 6);
    expect(thresholdFor({ ...wish, falseAcceptRate: 1e-4, enrolPhotos: 1, probePhotos: 1 })).toBeCloseTo(0.411, 6);
    // One alarm in a thousand searches among 1,000: measured .555 with three and two photos, .543 with one.
    expect(thresholdFor({ ...wish, gallery: 1_000 })).toBeCloseTo(0.555, 2);
    expect(thresholdFor({ ...wish, gallery: 1_000, enrolPhotos: 1, probePhotos: 1 })).toBeCloseTo(0.543, 2);
    expect(thresholdFor({ ...wish, gallery: 50 })).toBeCloseTo(0.481, 2);
    expect(thresholdFor({ ...wish, gallery: 50, enrolPhotos: 1, probePhotos: 1 })).toBeCloseTo(0.453, 2);
  });

  it('is stricter for rarer errors, for more people and for means of several photos', () => {
    const gallery = fc.integer({ min: 1, max: 400 });
    const rate = fc.double({ min: 3e-4, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(gallery, gallery, rate, rate, (one, other, first, second) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        const [rare, frequent] = [Math.min(first, second), Math.max(first, second)];
        const at = (people: number, falseAcceptRate: number, photos = 3): number =>
          thresholdFor({ falseAcceptRate, gallery: people, enrolPhotos: photos, probePhotos: photos })!;
        expect(at(many, rare)).toBeGreaterThanOrEqual(at(few, rare) - 1e-12);
        expect(at(many, rare)).toBeGreaterThanOrEqual(at(many, frequent) - 1e-12);
        expect(at(few, rare)).toBeGreaterThan(at(few, rare, 1));
      }),
    );
  });

  it('gives none where nobody has measured', () => {
    expect(thresholdFor({ ...wish, gallery: 80_000 })).toBeUndefined();
    expect(thresholdFor({ ...wish, falseAcceptRate: 1e-7 })).toBeUndefined();
    expect(() => thresholdFor({ ...wish, falseAcceptRate: 0 })).toThrow(RangeError);
    expect(() => thresholdFor({ ...wish, gallery: 0 })).toThrow(RangeError);
    expect(() => thresholdFor({ ...wish, probePhotos: 1.5 })).toThrow(RangeError);
  });

  it('has curves that rise as errors become rarer', () => {
    for (const curve of [mobileImpostors.single, mobileImpostors.several])
      for (let index = 1; index < curve.length; index++) {
        expect(curve[index]![0]).toBeLessThan(curve[index - 1]![0]);
        expect(curve[index]![1]).toBeGreaterThan(curve[index - 1]![1]);
      }
  });
});

describe('bestOfFrames', () => {
  const random = seededRandom(21);
  const person = randomUnit(512, random);
  const frame = (seen: Parameters<typeof faceSeen>[0], centre = person) => ({
    seen: faceSeen(seen),
    vector: near(centre, 0.9, random),
  });

  it('takes the mean of the two sharpest', () => {
    const frames = [frame({ sharpness: 0.1 }), frame({ sharpness: 0.3 }), frame({ sharpness: 0.2 })];
    const found = bestOfFrames(frames);
    expect(found.kind === 'probe' && score(found.vector, frames[1]!.vector)).toBeGreaterThan(0.9);
    expect(found.kind === 'probe' && score(found.vector, frames[2]!.vector)).toBeGreaterThan(0.9);
    expect(found.kind === 'probe' && score(found.vector, person)).toBeGreaterThan(
      score(frames[1]!.vector, person) - 0.01,
    );
  });

  it('is unsure about blur, dark, distance and a face turned away, and says which', () => {
    for (const quality of ['blurred', 'dark', 'tooSmall', 'turned'] as const)
      expect(bestOfFrames([frame({}), frame({ quality }), frame({ quality })])).toEqual({
        kind: 'unsure',
        reason: quality,
      });
    expect(bestOfFrames([])).toEqual({ kind: 'unsure', reason: 'noFace' });
    expect(bestOfFrames([frame({})])).toEqual({ kind: 'unsure', reason: 'noFace' });
  });

  it('never makes one person out of two', () => {
    const other = randomUnit(512, random);
    expect(bestOfFrames([frame({}), frame({}, other)])).toEqual({ kind: 'unsure', reason: 'notOnePerson' });
  });
});

it('a lane without certified hardware claims nothing', async () => {
  expect(noPadProvider.certified).toBeUndefined();
  expect(await noPadProvider.judge('act')).toEqual({ kind: 'unknown' });
});
