import { type RefObject, useEffect, useRef, useState } from 'react';
import type { OtherWay } from '../../../gate/faces/contract.ts';
import {
  type FaceState,
  getFaceState,
  type LaneAnswer,
  type LaneView,
  lookAtFace,
} from '../../../gate/faces/contract.ts';
import { base64UrlOf } from '../../../gate/faces/envelope.ts';
import { createLaneWatch } from '../../../gate/faces/lane-watch.ts';
import { callByFetch, newId } from '../../call.ts';
import { KitAbsent } from '../../faces/browser-runner.ts';
import { CameraAbsent, type FaceCamera, openCamera } from '../../faces/open-camera.ts';
import { type OpenEncoder, openEncoder } from '../../faces/open-encoder.ts';

/** Why this lane does not look at anybody; codes go on. */
export type LaneFault = 'kitAbsent' | 'cameraDenied' | 'noCamera' | 'failed' | 'gateAway';

export interface LaneStanding {
  readonly view: LaneView;
  readonly fault: LaneFault | undefined;
  readonly isStarting: boolean;
  readonly state: FaceState | undefined;
  /** From the first fit frame to the answer, in milliseconds. */
  readonly tookMs: number | undefined;
}

const betweenMs = 15;
const stateEveryMs = 1_000;
const patienceMs = 2_500;
const empty: LaneView = { kind: 'empty' };
const away = (why: OtherWay): LaneAnswer => ({ kind: 'otherWay', why });

/** Looks at the lane, frame after frame, and asks the gate. The picture is never shown and never kept. */
export function useLane(
  lane: string,
  claim: () => string | undefined,
): LaneStanding & {
  readonly video: RefObject<HTMLVideoElement | null>;
} {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(claim);
  told.current = claim;
  const [standing, setStanding] = useState<LaneStanding>({
    view: empty,
    fault: undefined,
    isStarting: true,
    state: undefined,
    tookMs: undefined,
  });
  useEffect(() => {
    let isGone = false;
    const change = (next: Partial<LaneStanding>): void => {
      if (!isGone) setStanding((before) => ({ ...before, ...next }));
    };
    const state = followState(change);
    const looking = watchLane({ lane, video, claim: () => told.current(), change, isGone: () => isGone });
    return () => {
      isGone = true;
      state();
      void looking;
    };
  }, [lane]);
  return { ...standing, video };
}

/** The gate's own word of the lane each second; answers how to stop. */
function followState(change: (next: Partial<LaneStanding>) => void): () => void {
  const ask = () =>
    callByFetch(getFaceState, {}, AbortSignal.timeout(patienceMs)).then(
      (state) => change({ state }),
      () => change({ state: undefined }),
    );
  void ask();
  const timer = setInterval(() => void ask(), stateEveryMs);
  return () => clearInterval(timer);
}

interface LaneParts {
  readonly lane: string;
  readonly video: RefObject<HTMLVideoElement | null>;
  claim(): string | undefined;
  change(next: Partial<LaneStanding>): void;
  isGone(): boolean;
}

async function watchLane({ lane, video, claim, change, isGone }: LaneParts): Promise<void> {
  let camera: FaceCamera | undefined;
  let eyes: OpenEncoder | undefined;
  try {
    camera = await openCamera(video.current!);
    eyes = await openEncoder();
    let since: number | undefined;
    const watch = createLaneWatch({
      encoder: eyes.encoder,
      now: () => performance.now(),
      ask: async (vectors) => {
        const code = claim();
        const texts = vectors.map((vector) => base64UrlOf(new Uint8Array(vector.slice().buffer)));
        const body = { id: newId(), lane, vectors: texts, ...(code === undefined ? {} : { claim: code }) };
        return await callByFetch(lookAtFace, { body }, AbortSignal.timeout(patienceMs)).catch(() => away('notReady'));
      },
    });
    change({ isStarting: false });
    while (!isGone()) {
      const startedAt = performance.now();
      const picture = camera.grab();
      if (picture) {
        const view = await watch.see(picture);
        picture.data.fill(0);
        if (view.kind === 'looking' && view.why === null) since = startedAt;
        const isNew = view.kind === 'answer' && since !== undefined;
        change(isNew ? { view, tookMs: performance.now() - since! } : { view });
        if (view.kind !== 'looking') since = undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, betweenMs));
    }
    watch.reset();
  } catch (error) {
    change({ fault: faultOf(error), isStarting: false });
  } finally {
    camera?.close();
    eyes?.close();
  }
}

function faultOf(error: unknown): LaneFault {
  if (error instanceof KitAbsent) return 'kitAbsent';
  if (error instanceof CameraAbsent) return error.fault === 'denied' ? 'cameraDenied' : 'noCamera';
  return 'failed';
}
