/** What presentation attack detection says of one act before one camera. */
export type PadResult =
  | { readonly kind: 'bonaFide' }
  | { readonly kind: 'attack' }
  /** Nothing was measured, or it could not be; a human looks. */
  | { readonly kind: 'unknown' };

/**
 * Presentation attack detection: whether a living person stands there, or a picture of one. Hardware that was tested
 * joins here; software over an ordinary camera can not claim it.
 */
export interface PadProvider {
  readonly name: string;
  /** Level of ISO/IEC 30107-3 that an independent laboratory confirmed, with its report; undefined where none did. */
  readonly certified: { readonly level: 1 | 2; readonly report: string } | undefined;
  /** `act` names the act at the lane, as hardware of the lane knows it. */
  judge(act: string): Promise<PadResult>;
}

/** The honest answer of a lane without such hardware: unknown, and nothing certified. */
export const noPadProvider: PadProvider = {
  name: 'none',
  certified: undefined,
  judge: async () => ({ kind: 'unknown' }),
};
