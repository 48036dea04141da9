import { peakShare } from './arrival-curve.ts';
import { evenGates, type LaneCounts, lanesOf, usualCrowd } from './assumed-lanes.ts';
import { lanesFor } from './closed-forms.ts';
import type { Crowd, Failure, Gate, LaneKind, Scene } from './scene.ts';
import { meanSeconds } from './service-time.ts';

/** A ground with even gates, as a first question before anything is known. */
export interface StadiumQuestion {
  readonly seats: number;
  readonly lanes: number;
  readonly gates: number;
  /** Of the lanes that are not wide: with a camera. */
  readonly faceShare: number;
  readonly points: LaneCounts;
  readonly crowd: Crowd;
}

/** People wait where lanes are busy for more than three quarters of the peak; points beside the lanes are sized for that. */
const busyAtPeak = 0.75;

/** Search, check and steward points for the busiest minute, as many at each gate. */
export function pointsFor(crowd: Crowd, gates: number): LaneCounts {
  const perMinute = 60 * peakShare(crowd.curve) * crowd.people;
  const each = (kind: LaneKind, share: number): number => {
    const perLane = 60 / meanSeconds(lanesOf(kind, 1).service.code, 1);
    return gates * Math.ceil(lanesFor(perMinute * share, perLane, busyAtPeak) / gates);
  };
  return {
    search: each('search', crowd.bags),
    check: each('check', crowd.checked),
    steward: each('steward', crowd.unread),
  };
}

/** The question with everything that is not told filled in. */
export function stadiumQuestion(seats: number, lanes: number, gates = 5): StadiumQuestion {
  const crowd = usualCrowd(seats);
  return { seats, lanes, gates, faceShare: 0.4, points: pointsFor(crowd, gates), crowd };
}

/** A minute on foot from gate to gate round a ring of the given number of them; 600 m around. Assumed. */
const aroundSeconds = 600;

export function stadiumScene(question: StadiumQuestion): Scene {
  const { lanes, gates, faceShare, points, crowd } = question;
  return {
    crowd,
    gates: evenGates(gates, lanes, { faceShare, points }),
    walkSeconds: Math.round(aroundSeconds / gates),
    failures: [],
  };
}

/** The same ground with turnstiles in place of the lanes; who needs a step-free way comes in by a turnstile's side gate, as fast. */
export function turnstileScene(question: StadiumQuestion, turnstiles: number): Scene {
  const scene = stadiumScene(question);
  const share = (gate: number): number =>
    Math.floor(((gate + 1) * turnstiles) / question.gates) - Math.floor((gate * turnstiles) / question.gates);
  const gates = scene.gates.map((gate, index): Gate => {
    const lanes = [{ ...lanesOf('turnstile', share(index)), isStepFree: true }];
    return { ...gate, share: share(index), stages: [{ concern: 'everyone', lanes }, ...gate.stages.slice(1)] };
  });
  return { ...scene, gates };
}

/** All lanes of one gate are down from 40 to 20 minutes before the start. */
export function gateDown(gate: string): Failure {
  return { gate, kind: null, fromSeconds: -2400, untilSeconds: -1200, effect: { kind: 'closed' } };
}

/** No network anywhere in the last 40 minutes: lanes decide alone, and each act takes a fifth longer. The fifth is assumed. */
export const networkLost: Failure = {
  gate: null,
  kind: null,
  fromSeconds: -2400,
  untilSeconds: 0,
  effect: { kind: 'slow', factor: 1.2 },
};

/** Rain from an hour before the start: coats and umbrellas make everything half as slow again. Assumed. */
export const rain: Failure = {
  gate: null,
  kind: null,
  fromSeconds: -3600,
  untilSeconds: Number.POSITIVE_INFINITY,
  effect: { kind: 'slow', factor: 1.5 },
};
