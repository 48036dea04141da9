import { randomInteger, seededRandom } from '../../kernel/random.ts';
import type { FaceSeen } from './encoder.ts';

/** What a person is asked to do. Left and right are the person's own. */
export type LivenessStep = 'turnLeft' | 'turnRight' | 'nod' | 'blink';
export const livenessSteps: readonly LivenessStep[] = ['turnLeft', 'turnRight', 'nod', 'blink'];

/** One frame: when it was taken, and the faces in it, the largest first. */
export interface LivenessFrame {
  readonly at: number;
  readonly faces: readonly FaceSeen[];
}

export type LivenessFailure = 'tooSlow' | 'faceLost' | 'moreFaces' | 'jumped';

/**
 * An active challenge under way: level face first, then each step and back to level. It shows that somebody who can see
 * the page moves this face now. It is **not** certified against attacks (ISO/IEC 30107-3): a video made on the spot
 * passes it. So lanes are attended, and `PadProvider` is where certified hardware joins.
 */
export type LivenessState =
  | {
      readonly kind: 'waiting';
      /** Level the head first; `step` is undefined for that. */
      readonly step: LivenessStep | undefined;
      readonly done: number;
      readonly of: number;
    }
  | { readonly kind: 'passed'; readonly of: number }
  | { readonly kind: 'failed'; readonly reason: LivenessFailure };

export interface LivenessChallenge {
  readonly steps: readonly LivenessStep[];
  /** Takes the next frame and answers where the challenge stands. Frames out of order are left out. */
  see(frame: LivenessFrame): LivenessState;
  readonly state: LivenessState;
}

export interface LivenessOptions {
  /** Of chance that the page cannot know before: the order follows from it. */
  readonly seed: number;
  /** How many of the steps, 1 to 4. */
  readonly count?: number;
  /** For each step, in milliseconds. */
  readonly stepMs?: number;
  /** What this person is not asked for: a stiff neck, eyes that the network takes for shut. */
  readonly without?: readonly LivenessStep[];
}

/** Degrees and shares from which a movement counts. Loose, since older and stiffer necks are to pass too. */
const turnDegrees = 15;
const levelDegrees = 8;
const nodDegrees = 9;
const shutShare = 0.4;
const openShare = 0.75;
const lostMs = 1_500;
const aloneMs = 700;

/**
 * A challenge with its steps in an order that the seed chooses, each against the person's own level face, so that a
 * camera held low or narrow eyes do not count. Pure: time comes with the frames.
 */
export function startLiveness({ seed, count = 3, stepMs = 8_000, without = [] }: LivenessOptions): LivenessChallenge {
  const steps = chosenSteps(seed, count, without);
  let state: LivenessState = { kind: 'waiting', step: undefined, done: 0, of: steps.length };
  let lastAt = Number.NEGATIVE_INFINITY;
  let since: number | undefined;
  let seenAt: number | undefined;
  let aloneAt: number | undefined;
  let level: Level | undefined;
  let last: FaceSeen | undefined;
  let watch: StepWatch | undefined;
  const fail = (reason: LivenessFailure): LivenessState => ({ kind: 'failed', reason });

  const next = ({ at, faces }: LivenessFrame): LivenessState => {
    if (state.kind !== 'waiting') return state;
    since ??= at;
    seenAt ??= at;
    aloneAt ??= at;
    if (at - since > stepMs) return fail('tooSlow');
    const face = faces[0];
    if (!face) return at - seenAt > lostMs && level ? fail('faceLost') : state;
    seenAt = at;
    if (faces.length > 1 && at - aloneAt > aloneMs && level) return fail('moreFaces');
    if (faces.length > 1) return state;
    aloneAt = at;
    if (last && hasJumped(last, face)) return fail('jumped');
    last = face;
    if (!level) {
      if (Math.abs(face.yaw) > turnDegrees || Math.abs(face.roll) > 2 * turnDegrees) return state;
      level = { yaw: face.yaw, pitch: face.pitch, eyeOpenness: face.eyeOpenness };
      since = at;
    }
    // The widest the eyes were open is what "open" means for this person.
    level = { ...level, eyeOpenness: Math.max(level.eyeOpenness, face.eyeOpenness) };
    watch ??= watchStep(steps[state.done]!);
    if (!watch(face, level)) return { ...state, step: steps[state.done]! };
    watch = undefined;
    since = at;
    const done = state.done + 1;
    if (done === steps.length) return { kind: 'passed', of: steps.length };
    return { kind: 'waiting', step: steps[done]!, done, of: steps.length };
  };
  return {
    steps,
    see(frame) {
      if (frame.at <= lastAt) return state;
      lastAt = frame.at;
      state = next(frame);
      return state;
    },
    get state() {
      return state;
    },
  };
}

function chosenSteps(seed: number, count: number, without: readonly LivenessStep[]): LivenessStep[] {
  const left = livenessSteps.filter((step) => !without.includes(step));
  if (!Number.isInteger(count) || count < 1 || count > left.length)
    throw new RangeError(`A challenge has 1 to ${left.length} steps, not ${count}.`);
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => left.splice(randomInteger(random, left.length), 1)[0]!);
}

interface Level {
  readonly yaw: number;
  readonly pitch: number;
  readonly eyeOpenness: number;
}

/** True once the movement was made and undone. */
type StepWatch = (face: FaceSeen, level: Level) => boolean;

function watchStep(step: LivenessStep): StepWatch {
  if (step === 'nod') return watchNod();
  let wasThere = false;
  return (face, level) => {
    const turn = face.yaw - level.yaw;
    const share = face.eyeOpenness / (level.eyeOpenness || 1);
    const isBack = step === 'blink' ? share >= openShare : Math.abs(turn) <= levelDegrees;
    if (wasThere && isBack) return true;
    wasThere ||= step === 'blink' ? share <= shutShare : (step === 'turnLeft' ? turn : -turn) >= turnDegrees;
    return false;
  };
}

/** A nod goes down or up and back; which comes first differs between people. */
function watchNod(): StepWatch {
  let wasThere = false;
  return (face, level) => {
    const tilt = Math.abs(face.pitch - level.pitch);
    if (wasThere && tilt <= nodDegrees / 2) return true;
    wasThere ||= tilt >= nodDegrees && Math.abs(face.yaw - level.yaw) < turnDegrees;
    return false;
  };
}

/** From one frame to the next a head does not change its size by half or leave its own place: that is another picture. */
function hasJumped(before: FaceSeen, now: FaceSeen): boolean {
  const ratio = now.box.height / before.box.height;
  const moved = Math.hypot(
    now.box.x + now.box.width / 2 - before.box.x - before.box.width / 2,
    now.box.y + now.box.height / 2 - before.box.y - before.box.height / 2,
  );
  return ratio > 1.8 || ratio < 0.55 || moved > 1.5 * before.box.height;
}
