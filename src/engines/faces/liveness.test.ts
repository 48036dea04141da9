import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaceSeen } from './encoder.ts';
import { type LivenessStep, livenessSteps, startLiveness } from './liveness.ts';
import { faceSeen } from './testing/face-seen.ts';

/** What a face looks like at the height of a movement, against its own level. */
const movements: Readonly<Record<LivenessStep, (level: FaceSeen) => FaceSeen>> = {
  turnLeft: (level) => ({ ...level, yaw: level.yaw + 25 }),
  turnRight: (level) => ({ ...level, yaw: level.yaw - 25 }),
  nod: (level) => ({ ...level, pitch: level.pitch - 14 }),
  blink: (level) => ({ ...level, eyeOpenness: level.eyeOpenness * 0.2 }),
};

/** Somebody who does what is asked, a frame every 200 ms; `obeys` may change a step. */
function play(seed: number, count: number, level = faceSeen(), obeys = (step: LivenessStep) => step) {
  const challenge = startLiveness({ seed, count });
  let at = 1_000;
  for (let frame = 0; frame < 200 && challenge.state.kind === 'waiting'; frame++) {
    const { state } = challenge;
    const step = state.kind === 'waiting' ? state.step : undefined;
    const moves = step !== undefined && frame % 4 > 1;
    challenge.see({ at, faces: [moves ? movements[obeys(step)](level) : level] });
    at += 200;
  }
  return challenge.state;
}

describe('startLiveness', () => {
  it('passes whoever does what is asked, in every order, with their own face', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: -8, max: 8, noNaN: true }),
        fc.double({ min: -15, max: 15, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (seed, count, yaw, pitch, eyeOpenness) => {
          expect(play(seed, count, faceSeen({ yaw, pitch, eyeOpenness }))).toEqual({ kind: 'passed', of: count });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('asks in orders that differ by seed, each step at most once', () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const { steps } = startLiveness({ seed, count: 4 });
      expect(new Set(steps).size).toBe(4);
      orders.add(steps.join());
    }
    expect(orders.size).toBe(24);
    expect(() => startLiveness({ seed: 1, count: 5 })).toThrow(RangeError);
  });

  it('asks nobody for what they cannot do', () => {
    for (let seed = 0; seed < 50; seed++)
      expect(startLiveness({ seed, count: 2, without: ['nod', 'blink'] }).steps.toSorted()).toEqual([
        'turnLeft',
        'turnRight',
      ]);
    expect(() => startLiveness({ seed: 1, without: ['nod', 'blink'] })).toThrow(RangeError);
  });

  it('fails a picture that does nothing, and one that does something else', () => {
    expect(play(1, 3, faceSeen(), () => 'blink').kind === 'passed').toBe(false);
    for (let seed = 0; seed < 12; seed++) {
      const others = (step: LivenessStep) => livenessSteps.find((one) => one !== step && one !== 'nod')!;
      expect(play(seed, 3, faceSeen(), others)).toEqual({ kind: 'failed', reason: 'tooSlow' });
    }
    const still = startLiveness({ seed: 1 });
    for (let at = 0; at <= 9_000; at += 200) still.see({ at, faces: [faceSeen()] });
    expect(still.state).toEqual({ kind: 'failed', reason: 'tooSlow' });
  });

  it('does not take a turn to the other side', () => {
    const seed = [...Array(50).keys()].find((one) => startLiveness({ seed: one, count: 1 }).steps[0] === 'turnLeft')!;
    expect(play(seed, 1, faceSeen(), () => 'turnRight')).toEqual({ kind: 'failed', reason: 'tooSlow' });
  });

  it('fails when the face is lost, when another joins, and when it jumps', () => {
    const face = faceSeen();
    const lost = startLiveness({ seed: 1 });
    lost.see({ at: 0, faces: [face] });
    lost.see({ at: 1_000, faces: [] });
    expect(lost.state.kind).toBe('waiting');
    lost.see({ at: 2_000, faces: [] });
    expect(lost.state).toEqual({ kind: 'failed', reason: 'faceLost' });

    const two = startLiveness({ seed: 1 });
    two.see({ at: 0, faces: [face] });
    two.see({ at: 400, faces: [face, face] });
    expect(two.state.kind).toBe('waiting');
    two.see({ at: 900, faces: [face, face] });
    expect(two.state).toEqual({ kind: 'failed', reason: 'moreFaces' });

    const swapped = startLiveness({ seed: 1 });
    swapped.see({ at: 0, faces: [face] });
    swapped.see({ at: 200, faces: [faceSeen({ box: { x: 900, y: 100, width: 160, height: 200 } })] });
    expect(swapped.state).toEqual({ kind: 'failed', reason: 'jumped' });
  });

  it('waits for a level face first, and leaves frames out that come late', () => {
    const challenge = startLiveness({ seed: 3 });
    expect(challenge.see({ at: 100, faces: [faceSeen({ yaw: 40 })] })).toMatchObject({ step: undefined, done: 0 });
    expect(challenge.see({ at: 300, faces: [faceSeen()] })).toMatchObject({ step: challenge.steps[0], done: 0 });
    const before = challenge.state;
    expect(challenge.see({ at: 200, faces: [] })).toEqual(before);
  });

  it('stays decided', () => {
    const challenge = startLiveness({ seed: 1, stepMs: 100 });
    challenge.see({ at: 0, faces: [] });
    challenge.see({ at: 500, faces: [] });
    expect(challenge.state).toEqual({ kind: 'failed', reason: 'tooSlow' });
    challenge.see({ at: 600, faces: [faceSeen()] });
    expect(challenge.state).toEqual({ kind: 'failed', reason: 'tooSlow' });
  });
});
