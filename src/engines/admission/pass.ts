import type { Instant } from '../../kernel/time.ts';
import type { Accreditation } from './accreditation.ts';
import type { HolderKind } from './policy.ts';

/** 13 characters of base 32 for eight bytes of chance. */
export type PassId = string;

/** The right to one session. One person has at most one per session. */
export interface Entitlement {
  /** Number of the session in its edition; 0 stands for every session, as for staff. */
  readonly session: number;
  /** Number of the sector in its venue; 0: any sector. */
  readonly sector: number;
  /** Index of the seat in its venue; null: no seat. */
  readonly place: number | null;
  /** Index in the status list of the session (Token Status List, IETF OAuth). */
  readonly status: number;
}

/** Somebody whom the holder may bring: named here, so that one code admits any subset of the party with no network. */
export interface PartyMember {
  readonly id: PassId;
  readonly kind: HolderKind;
  readonly entitlements: readonly Entitlement[];
}

/** What a token says. Sessions ascend within one person; instants are whole seconds. */
export interface Pass extends PartyMember {
  readonly edition: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** P-256 point, compressed (33 bytes); absent: the pass is bound to no device. */
  readonly deviceKey?: Uint8Array;
  readonly party: readonly PartyMember[];
  /** The holder works or competes; absent: not. */
  readonly accreditation?: Accreditation;
}

/** Bounds that decoding holds too. */
export const passLimits = { entitlements: 64, party: 15, venues: 16, days: 64 } as const;
