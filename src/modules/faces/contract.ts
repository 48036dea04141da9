import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { EditionParams, InstantSchema, SessionParams } from '../editions/contract.ts';

/**
 * How far faces may be used, narrowest first. `oneToOne`: a code or card says who, the face confirms. `oneToFew`: a lane
 * compares with the few who armed their face and come now. `oneToMany`: with everybody armed for a session; locked until
 * an impact assessment is recorded.
 */
export const faceModes = ['off', 'oneToOne', 'oneToFew', 'oneToMany'] as const;
export type FaceMode = (typeof faceModes)[number];

/** Version of the text a person agrees to; a changed text asks again. */
export const faceTextVersion = '2026-11';

/** Most people in the memory of one lane, by mode. */
export const mostInGallery: Readonly<Record<FaceMode, number>> = {
  off: 0,
  oneToOne: 2_000,
  oneToFew: 200,
  oneToMany: 80_000,
};

const ModeSchema = oneOf(faceModes);
const EncoderSchema = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,63}$' });
const KeyIdSchema = Type.String({ pattern: '^[0-9a-f]{16}$' });
/** Nonce, rotated template of 64 to 2,048 bytes, tag; base64url. */
const SealedSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{120,2800}$' });
/** Ephemeral point, nonce, two keys of 32 bytes, tag: 157 bytes. */
const WrappedSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{210}$' });
/** An uncompressed P-256 point, 65 bytes. */
const PointSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{87}$' });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** A withdrawal and how far it is. */
const Deletion = Type.Object({
  id: IdSchema,
  askedAt: InstantSchema,
  /** Null while a gate has not said yet that it overwrote what it held. */
  completedAt: Nullable(InstantSchema),
  gates: Type.Array(
    Type.Object({
      gate: KeySchema,
      erasedAt: Nullable(InstantSchema),
      /** The gate said so; it was restarted; it was cut off and so emptied itself; the session had ended. */
      how: Nullable(oneOf(['acknowledged', 'restarted', 'silent', 'ended'] as const)),
    }),
  ),
});
export type Deletion = Static<typeof Deletion>;

/** Everything that is kept of my face here, and what it is good for today. */
export const MyFace = Type.Object({
  /** The widest mode of any venue; `off`: nothing can be kept. */
  mode: ModeSchema,
  textVersion: Type.String(),
  enrolment: Nullable(
    Type.Object({
      id: IdSchema,
      pass: Type.String(),
      encoder: EncoderSchema,
      enrolledAt: InstantSchema,
      expiresAt: InstantSchema,
    }),
  ),
  /** Sessions that I have a ticket of my own for and that are not over, soonest first. */
  sessions: Type.Array(
    Type.Object({
      session: KeySchema,
      venue: KeySchema,
      mode: ModeSchema,
      doorsAt: InstantSchema,
      endsAt: InstantSchema,
      arming: Nullable(
        Type.Object({
          id: IdSchema,
          armedAt: InstantSchema,
          endsAt: InstantSchema,
          usedAt: Nullable(InstantSchema),
          /** Gates whose lanes know me now, and gates with a lane that do not yet. */
          readyGates: Type.Array(KeySchema),
          waitingGates: Type.Array(KeySchema),
        }),
      ),
    }),
  ),
  deletions: Type.Array(Deletion),
});
export type MyFace = Static<typeof MyFace>;

export const getMyFace = endpoint({
  method: 'GET',
  path: '/editions/:edition/faces/me',
  who: 'visitor',
  summary: 'What is kept of my face, for which sessions it is armed, and my withdrawals',
  params: EditionParams,
  answer: MyFace,
  problems: ['noSuchEdition'],
});

export const saveEnrolment = endpoint({
  method: 'PUT',
  path: '/editions/:edition/faces/members/:member',
  who: 'visitor',
  summary: 'Keep my template, encrypted by my phone under a key that only the phone has',
  params: strict({ edition: KeySchema, member: IdSchema }),
  body: strict({
    id: IdSchema,
    consent: strict({ textVersion: Type.String({ maxLength: 40 }), isAdult: Type.Literal(true) }),
    encoder: EncoderSchema,
    sealed: SealedSchema,
  }),
  answer: MyFace,
  problems: ['noSuchEdition', 'faceOff', 'adultsOnly', 'ownFaceOnly', 'otherText', 'noPass'],
});

export const withdrawFace = endpoint({
  method: 'POST',
  path: '/editions/:edition/faces/withdrawal',
  who: 'visitor',
  summary: 'Take back the consent: erased here at once, at every gate within a minute',
  params: EditionParams,
  body: strict({ id: IdSchema }),
  answer: MyFace,
  problems: ['noSuchEdition'],
});

export const getDeletionReceipt = endpoint({
  method: 'GET',
  path: '/editions/:edition/faces/deletions/:deletion/receipt',
  who: 'visitor',
  summary: 'The receipt of a completed withdrawal, signed with the key of the edition (JWS, RFC 7515)',
  params: strict({ edition: KeySchema, deletion: IdSchema }),
  answer: Type.Object({ receipt: Type.String({ description: 'compact JWS, EdDSA' }) }),
  problems: ['noSuchDeletion', 'deletionUnderWay'],
});

export const listFaceGates = endpoint({
  method: 'GET',
  path: '/editions/:edition/faces/sessions/:session/gates',
  who: 'visitor',
  summary: 'Gates of the venue with a lane for faces, and the key each has in its memory now',
  params: SessionParams,
  answer: Type.Object({
    gates: Type.Array(Type.Object({ gate: KeySchema, keyId: KeyIdSchema, publicKey: PointSchema })),
    /** The template as my phone sealed it; null: not enrolled. */
    sealed: Nullable(SealedSchema),
  }),
  problems: ['noSuchEdition', 'noSuchSession'],
});

export const saveArming = endpoint({
  method: 'PUT',
  path: '/editions/:edition/faces/sessions/:session',
  who: 'visitor',
  summary: 'Use my face for one session: the keys of my template, wrapped by my phone for the memory of each gate',
  params: SessionParams,
  body: strict({
    id: IdSchema,
    wraps: Type.Array(strict({ gate: KeySchema, keyId: KeyIdSchema, wrapped: WrappedSchema }), { maxItems: 64 }),
  }),
  answer: MyFace,
  problems: ['noSuchEdition', 'noSuchSession', 'faceOff', 'notEnrolled', 'noTicket', 'sessionOver'],
});

export const releaseArming = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/faces/sessions/:session',
  who: 'visitor',
  summary: 'Do not use my face for this session any more',
  params: SessionParams,
  answer: MyFace,
  problems: ['noSuchEdition'],
});

const GateParams = strict({ edition: KeySchema, gate: KeySchema });

export const syncFaces = endpoint({
  method: 'POST',
  path: '/editions/:edition/gates/:gate/faces',
  who: 'gate',
  summary: 'A gate tells the key in its memory and what it overwrote; it takes who is armed and who is not any more',
  params: GateParams,
  body: strict({
    publicKey: PointSchema,
    encoder: EncoderSchema,
    /** The gate holds nothing and wants everything again. */
    isEmpty: Type.Boolean(),
    holds: Type.Integer({ minimum: 0 }),
    /** Armings taken in since the last good round. */
    taken: Type.Array(IdSchema, { maxItems: 1_000 }),
    /** Armings overwritten since the last good round. */
    erased: Type.Array(IdSchema, { maxItems: 1_000 }),
    /** Armings by which somebody came in. */
    used: Type.Array(IdSchema, { maxItems: 1_000 }),
  }),
  answer: Type.Object({
    mode: ModeSchema,
    /** At most 500 at a time. */
    armed: Type.Array(
      Type.Object({
        arming: IdSchema,
        pass: Type.String(),
        session: KeySchema,
        sealed: SealedSchema,
        wrapped: WrappedSchema,
        armedAt: InstantSchema,
        endsAt: InstantSchema,
      }),
    ),
    /** To be overwritten now; repeated until the gate says it did. */
    withdrawn: Type.Array(IdSchema),
  }),
  problems: ['noSuchGate', 'badGateKey'],
  bodyLimit: 262_144,
});

/** What staff see: figures and states, never a person. */
export const FaceOverview = Type.Object({
  settings: Type.Array(
    Type.Object({ venue: Nullable(KeySchema), mode: ModeSchema, changedAt: Nullable(InstantSchema) }),
  ),
  assessments: Type.Array(
    Type.Object({
      id: IdSchema,
      reference: Type.String(),
      responsible: Type.String(),
      assessedOn: Type.String(),
      recordedAt: InstantSchema,
    }),
  ),
  enrolled: Type.Integer(),
  armed: Type.Integer(),
  withdrawn: Type.Integer(),
  /** Entries at gates that are to be overwritten and are not yet, and how long the oldest waits. */
  erasuresPending: Type.Integer(),
  oldestPendingSince: Nullable(InstantSchema),
  gates: Type.Array(
    Type.Object({ gate: KeySchema, encoder: Type.String(), heardAt: InstantSchema, holds: Type.Integer() }),
  ),
});
export type FaceOverview = Static<typeof FaceOverview>;

export const getFaceOverview = endpoint({
  method: 'GET',
  path: '/editions/:edition/faces',
  who: { staff: 'people' },
  summary: 'How far faces are used, what is recorded of the impact assessment, counts, erasures pending',
  params: EditionParams,
  answer: FaceOverview,
  problems: ['noSuchEdition'],
});

export const saveFaceMode = endpoint({
  method: 'PUT',
  path: '/editions/:edition/faces/mode',
  who: { staff: 'people' },
  summary: 'Set how far faces may be used, in the edition or at one venue; what the new mode does not allow is erased',
  params: EditionParams,
  body: strict({ venue: Nullable(KeySchema), mode: ModeSchema }),
  answer: FaceOverview,
  problems: ['noSuchEdition', 'noSuchVenue', 'needsAssessment'],
});

export const recordAssessment = endpoint({
  method: 'POST',
  path: '/editions/:edition/faces/assessments',
  who: { staff: 'people' },
  summary: 'Record an impact assessment: where it is kept, who answers for it, its date',
  params: EditionParams,
  body: strict({
    id: IdSchema,
    reference: Type.String({ minLength: 3, maxLength: 200 }),
    responsible: Type.String({ minLength: 3, maxLength: 100 }),
    assessedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' }),
  }),
  answer: FaceOverview,
  problems: ['noSuchEdition'],
});
