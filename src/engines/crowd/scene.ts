import type { ArrivalCurve } from './arrival-curve.ts';
import type { ServiceTime } from './service-time.ts';

/** How somebody is recognised. The order is the number in typed arrays. */
export const media = ['face', 'code', 'card'] as const;
export type Medium = (typeof media)[number];

/** What a lane is. `wide` is step-free; `search` opens bags, `check` follows a detector's sign, `steward` helps where reading failed. */
export const laneKinds = ['face', 'code', 'wide', 'turnstile', 'detector', 'search', 'check', 'steward'] as const;
export type LaneKind = (typeof laneKinds)[number];

/** Whom a stage of the way in concerns; people whom it does not concern walk past it. */
export const concerns = ['everyone', 'bags', 'checked', 'unread'] as const;
export type Concern = (typeof concerns)[number];

/** Lanes of one kind at one stage of a gate. */
export interface Lanes {
  readonly kind: LaneKind;
  readonly count: number;
  /** `one`: a single line before all of them. `each`: a line before each, and people choose. */
  readonly lines: 'one' | 'each';
  readonly isStepFree: boolean;
  /** `first` serves those who need a step-free way before others; `only`, on step-free lanes, takes nobody else. */
  readonly stepFree?: 'first' | 'only';
  /** What a party takes longer that needs a step-free way. */
  readonly stepFreeExtraSeconds?: number;
  /** On step-free lanes: others come only where it saves them so much, so that the lane stays short. */
  readonly reserveSeconds?: number;
  readonly service: Readonly<Record<Medium, ServiceTime>>;
}

export interface Stage {
  readonly concern: Concern;
  readonly lanes: readonly Lanes[];
}

export interface Gate {
  readonly id: string;
  /** Share of the people whose gate this is; read as a part of the sum over gates. */
  readonly share: number;
  /** In the order they are met. */
  readonly stages: readonly Stage[];
}

/** Who comes. Shares are of parties unless told otherwise. */
export interface Crowd {
  readonly people: number;
  readonly curve: ArrivalCurve;
  /** `partySizes[i]` is the share of parties with i + 1 people. */
  readonly partySizes: readonly number[];
  readonly media: Readonly<Record<Medium, number>>;
  readonly stepFree: number;
  /** Of parties of two and more: with a child. */
  readonly families: number;
  /** Of people: with a bag that is opened. */
  readonly bags: number;
  /** Of people: stopped after the detector, rightly or not, or by the draw. */
  readonly checked: number;
  /** Of parties: sent to a steward because nothing could be read. */
  readonly unread: number;
  /** People who come by train come in pulses; absent: one by one. */
  readonly trains?: { readonly share: number; readonly everySeconds: number; readonly walkSpreadSeconds: number };
}

/** Something is not as it should be for a time. Seconds from the start of the session. */
export interface Failure {
  /** Null: at every gate. */
  readonly gate: string | null;
  /** Null: lanes of every kind. */
  readonly kind: LaneKind | null;
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  /** `closed` takes lanes away (all, or so many of each group); `slow` makes each service longer by a factor. */
  readonly effect:
    | { readonly kind: 'closed'; readonly lanes?: number }
    | { readonly kind: 'slow'; readonly factor: number };
}

/** Stewards and the app send people from a long line to a short one. */
export interface Guidance {
  /** Share of parties that follow. */
  readonly share: number;
  /** Only where it saves so much, the walk included. */
  readonly gainSeconds: number;
}

/** A time and a gate that a party was told, by its place among the parties of the draw. */
export interface Slots {
  /** Share of parties that come as they were told; the others come as if nothing was said. */
  readonly compliance: number;
  /** Per party: gate, and from when until when, in seconds from the start; -1 as gate: no slot. */
  readonly gate: Int16Array;
  readonly fromSeconds: Float64Array;
  readonly untilSeconds: Float64Array;
}

/** Everything that one run needs but its seed. */
export interface Scene {
  readonly crowd: Crowd;
  readonly gates: readonly Gate[];
  /** Seconds on foot from one gate to the next in the list, which is a ring. */
  readonly walkSeconds: number;
  readonly failures: readonly Failure[];
  readonly guidance?: Guidance;
  readonly slots?: Slots;
}
