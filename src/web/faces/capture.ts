import type { FaceEncoder, FaceSeen, Picture } from '../../engines/faces/encoder.ts';
import { type LivenessFailure, type LivenessStep, startLiveness } from '../../engines/faces/liveness.ts';
import { meanTemplate, score } from '../../engines/faces/template.ts';

/** Three pictures that differ, since they find a person again far better than three alike. */
export const shots = ['ahead', 'turned', 'nearer'] as const;
export type Shot = (typeof shots)[number];

/** What keeps a picture from being taken, each with kind words. */
export type CaptureHint =
  | 'noFace'
  | 'several'
  | 'tooSmall'
  | 'dark'
  | 'blurred'
  | 'turned'
  | 'lookAhead'
  | 'turnALittle'
  | 'comeNearer'
  | 'otherPerson';

/** Where a capture stands. */
export type CaptureState =
  | { readonly kind: 'shot'; readonly shot: Shot; readonly done: number; readonly hint: CaptureHint | undefined }
  | { readonly kind: 'challenge'; readonly step: LivenessStep | undefined; readonly done: number; readonly of: number }
  | { readonly kind: 'failed'; readonly reason: LivenessFailure | 'otherPerson' }
  /** A unit vector: the mean of the three. */
  | { readonly kind: 'done'; readonly vector: Float32Array };

export interface Capture {
  see(picture: Picture, at: number): Promise<CaptureState>;
  readonly state: CaptureState;
  /** Overwrites what was taken. */
  forget(): void;
}

const levelDegrees = 10;
const leastTurn = 7;
const mostTurn = 28;
const nearerBy = 1.15;
/** So little likeness, and another person came before the camera. */
const samePerson = 0.35;
const challengeSteps = 2;

/** A guided capture: three pictures, then a challenge of two movements. Pure but for the encoder; `seed` orders the steps. */
export function startCapture(encoder: FaceEncoder, seed: number): Capture {
  const vectors: Float32Array[] = [];
  const challenge = startLiveness({ seed, count: challengeSteps });
  let first: FaceSeen | undefined;
  let state: CaptureState = { kind: 'shot', shot: 'ahead', done: 0, hint: undefined };
  let sinceCheck = 0;
  const forget = (): void => {
    for (const vector of vectors) vector.fill(0);
    vectors.length = 0;
  };
  const fail = (reason: LivenessFailure | 'otherPerson'): CaptureState => {
    forget();
    return { kind: 'failed', reason };
  };

  const take = async (picture: Picture, faces: readonly FaceSeen[]): Promise<CaptureState> => {
    const done = vectors.length;
    const shot = shots[done]!;
    const hint = hintOf(shot, faces, first);
    if (hint) return { kind: 'shot', shot, done, hint };
    const face = faces[0]!;
    const vector = await encoder.encode(picture, face);
    if (vectors[0] && score(vectors[0], vector) < samePerson) return { kind: 'shot', shot, done, hint: 'otherPerson' };
    first ??= face;
    vectors.push(vector);
    const next = shots[vectors.length];
    if (next) return { kind: 'shot', shot: next, done: vectors.length, hint: undefined };
    return { kind: 'challenge', step: undefined, done: 0, of: challenge.steps.length };
  };
  const challenged = async (picture: Picture, faces: readonly FaceSeen[], at: number): Promise<CaptureState> => {
    const judged = challenge.see({ at, faces });
    if (judged.kind === 'failed') return fail(judged.reason);
    const [face] = faces;
    // The one who moves must be the one who was taken: checked now and then, and at the end.
    sinceCheck++;
    if (face?.quality === 'good' && (sinceCheck >= 10 || judged.kind === 'passed')) {
      sinceCheck = 0;
      if (score(vectors[0]!, await encoder.encode(picture, face)) < samePerson) return fail('otherPerson');
    }
    if (judged.kind === 'waiting') return { kind: 'challenge', step: judged.step, done: judged.done, of: judged.of };
    const vector = meanTemplate(vectors);
    forget();
    return { kind: 'done', vector };
  };
  return {
    get state() {
      return state;
    },
    async see(picture, at) {
      if (state.kind === 'done' || state.kind === 'failed') return state;
      const faces = await encoder.look(picture);
      state = state.kind === 'shot' ? await take(picture, faces) : await challenged(picture, faces, at);
      return state;
    },
    forget,
  };
}

function hintOf(shot: Shot, faces: readonly FaceSeen[], first: FaceSeen | undefined): CaptureHint | undefined {
  const [face] = faces;
  if (!face) return 'noFace';
  if (faces.length > 1) return 'several';
  if (face.quality !== 'good') return face.quality;
  const turn = Math.abs(face.yaw);
  if (shot === 'ahead') return turn > levelDegrees ? 'lookAhead' : undefined;
  if (shot === 'turned')
    return Math.abs(face.yaw - (first?.yaw ?? 0)) < leastTurn ? 'turnALittle' : turn > mostTurn ? 'turned' : undefined;
  if (!first) return undefined;
  // Another distance is what counts: who began close to the camera may also step back.
  const change = face.eyesPx / first.eyesPx;
  return change < nearerBy && change > 1 / nearerBy ? 'comeNearer' : undefined;
}
