import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { faceModes } from '../../modules/faces/contract.ts';
import { Act } from '../contract.ts';

/*
 * What a lane says to its gate: a screen that looked itself sends vectors, a camera alone sends frames. Neither is kept.
 */

const RequestId = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9-]+$' });
const LaneName = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}$' });

/** Why somebody takes the other way in. None of them is a refusal: the code lane is as fast and stands beside. */
export const otherWays = [
  /** Faces are not used at this gate. */
  'off',
  /** No networks here, or cut off from the server for so long that the gallery is empty. */
  'notReady',
  /** In this mode a code says first who it is. */
  'claimNeeded',
  /** Nobody of the few who are expected. */
  'nobody',
  /** Somebody, but not surely. */
  'unsure',
  /** More than one at the same distance. */
  'several',
  'tooSmall',
  'dark',
  'blurred',
  'turned',
  /** A frame that is none. */
  'unreadable',
] as const;
export type OtherWay = (typeof otherWays)[number];

/** How like, in four steps: all that a journal may hold of a score. */
export const bands = ['none', 'low', 'near', 'sure'] as const;
export type Band = (typeof bands)[number];

export const LaneAnswer = Type.Union([
  Type.Object({ kind: Type.Literal('act'), act: Act }),
  Type.Object({ kind: Type.Literal('otherWay'), why: oneOf(otherWays) }),
]);
export type LaneAnswer = Static<typeof LaneAnswer>;

export const FaceState = Type.Object({
  mode: oneOf(faceModes),
  /** Which encoder's vectors this gate compares; null: the kit is not installed. */
  encoder: Type.Union([Type.String(), Type.Null()]),
  /** Numbers in a vector. */
  size: Type.Integer(),
  /** False while the gate is cut off from the server: nobody is compared. */
  isFresh: Type.Boolean(),
  /** How many people are expected by face now. */
  expected: Type.Integer(),
  /** Likeness from which two frames count as one person, and the rate of false accepts it stands for. */
  threshold: Type.Number(),
  falseAcceptRate: Type.Number(),
  /** No software of this project is certified against ISO/IEC 30107-3. */
  isLivenessCertified: Type.Boolean(),
});
export type FaceState = Static<typeof FaceState>;

export const getFaceState = endpoint({
  method: 'GET',
  path: '/faces/state',
  who: 'anyone',
  summary: 'How the lane for faces stands',
  answer: FaceState,
});

export const lookAtFace = endpoint({
  method: 'POST',
  path: '/faces/look',
  who: 'anyone',
  summary: 'Two frames of one person as vectors, computed by the screen; answered by the rules of the gate',
  body: strict({
    id: RequestId,
    lane: LaneName,
    /** Unit vectors of 32-bit floats, little endian, base64url. */
    vectors: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{80,11000}$' }), { minItems: 2, maxItems: 2 }),
    /** Bytes of a code that says who it is, base64url; needed one to one. */
    claim: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{2,4000}$' })),
  }),
  answer: LaneAnswer,
});

/** What a camera sees: nobody, somebody who is being looked at, or an answer. */
export const LaneView = Type.Union([
  Type.Object({ kind: Type.Literal('empty') }),
  Type.Object({ kind: Type.Literal('looking'), why: Type.Union([oneOf(otherWays), Type.Null()]) }),
  Type.Object({ kind: Type.Literal('answer'), answer: LaneAnswer }),
]);
export type LaneView = Static<typeof LaneView>;

/** Sides of a frame that a camera may send; the body is rows of red, green, blue, alpha. */
export const frameLimits = { leastSide: 64, largestSide: 1_920 } as const;

export const showFrame = endpoint({
  method: 'POST',
  path: '/faces/frame',
  who: 'anyone',
  summary: 'One raw frame of a lane’s camera (application/octet-stream, RGBA); the gate looks itself and keeps nothing',
  query: strict({
    lane: LaneName,
    width: Type.Integer({ minimum: frameLimits.leastSide, maximum: frameLimits.largestSide }),
    height: Type.Integer({ minimum: frameLimits.leastSide, maximum: frameLimits.largestSide }),
    claim: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{2,4000}$' })),
  }),
  answer: LaneView,
  bodyLimit: frameLimits.largestSide * frameLimits.largestSide * 4,
});
