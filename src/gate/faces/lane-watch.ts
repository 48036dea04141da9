import type { FaceEncoder, FaceSeen, Picture } from '../../engines/faces/encoder.ts';
import { score } from '../../engines/faces/template.ts';
import type { LaneAnswer, LaneView, OtherWay } from './contract.ts';

/** What one frame shows of the lane. */
export type FrameJudgement =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unfit'; readonly why: OtherWay }
  | { readonly kind: 'fit'; readonly face: FaceSeen };

/** Below this nobody stands in the lane: whoever passes behind it is never compared. Pixels between the eyes. */
export const standsInLanePx = 28;
/** A second face this near to the size of the first stands in the lane too. */
const besideShare = 0.72;

/**
 * Who stands in the lane: the nearest face, if it alone is near. Faces further away are left out of everything, so that a
 * lane never looks at people who did not choose it. `faces`: the largest first.
 */
export function judgeFrame(faces: readonly FaceSeen[]): FrameJudgement {
  const [first, second] = [...faces].sort((one, other) => other.eyesPx - one.eyesPx);
  if (!first || first.eyesPx < standsInLanePx) return { kind: 'empty' };
  if (second && second.eyesPx >= Math.max(standsInLanePx, first.eyesPx * besideShare))
    return { kind: 'unfit', why: 'several' };
  return first.quality === 'good' ? { kind: 'fit', face: first } : { kind: 'unfit', why: first.quality };
}

export interface LaneWatchParts {
  readonly encoder: FaceEncoder;
  /** Two vectors of one person to the gate. */
  ask(vectors: readonly Float32Array[]): Promise<LaneAnswer>;
  /** Milliseconds on any clock that only goes forward. */
  now(): number;
}

export interface LaneWatch {
  /** One frame; frames of one lane come one after the other. */
  see(picture: Picture): Promise<LaneView>;
  /** Forgets who stands there. */
  reset(): void;
}

/** Two vectors below this are two people, one behind the other. */
const samePerson = 0.35;
/** So long a lane waits for a fit frame before it names the other way in. */
const patienceMs = 2_000;
/** An answer stays while its person does, and at least so long. */
const answerStaysMs = 1_500;
/** So many frames without anybody mean that the person is gone. */
const emptyFrames = 2;

/** Follows one lane from frame to frame: waits for somebody, takes two fit frames, asks, and waits until they are gone. */
export function createLaneWatch({ encoder, ask, now }: LaneWatchParts): LaneWatch {
  let kept: Float32Array | undefined;
  let unfitSince: number | undefined;
  let answered: { readonly answer: LaneAnswer; readonly at: number } | undefined;
  let empty = 0;
  const forget = (): void => {
    kept?.fill(0);
    kept = undefined;
  };
  const reset = (): void => {
    forget();
    unfitSince = undefined;
    answered = undefined;
    empty = 0;
  };
  const say = (answer: LaneAnswer): LaneView => {
    forget();
    answered = { answer, at: now() };
    return { kind: 'answer', answer };
  };

  return {
    reset,
    async see(picture) {
      const judgement = judgeFrame(await encoder.look(picture));
      empty = judgement.kind === 'empty' ? empty + 1 : 0;
      if (answered) {
        const isShown = now() - answered.at < answerStaysMs;
        // Who was let in walks on, and the next one is looked at; others first step aside.
        const isOver = empty >= emptyFrames || answered.answer.kind === 'act';
        if (isShown || !isOver) return { kind: 'answer', answer: answered.answer };
        reset();
      }
      if (judgement.kind === 'empty') {
        if (empty >= emptyFrames) reset();
        return { kind: 'empty' };
      }
      if (judgement.kind === 'unfit') {
        unfitSince ??= now();
        if (now() - unfitSince >= patienceMs) return say({ kind: 'otherWay', why: judgement.why });
        return { kind: 'looking', why: judgement.why };
      }
      unfitSince = undefined;
      const vector = await encoder.encode(picture, judgement.face);
      if (!kept || score(kept, vector) < samePerson) {
        forget();
        kept = vector;
        return { kind: 'looking', why: null };
      }
      const answer = await ask([kept, vector]);
      vector.fill(0);
      return say(answer);
    },
  };
}
