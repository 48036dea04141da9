import type { Act } from '../../gate/contract.ts';

/** How an answer looks and sounds: come in; a human looks, as nothing is wrong with the person; stop and ask; go well. */
export type Tone = 'come' | 'look' | 'stop' | 'leave';

/** Reasons that speak against the code itself, not of a time or a place. */
const serious = new Set(['forged', 'revoked', 'alreadyUsed', 'noReentry']);

export function toneOf(act: Pick<Act, 'outcome' | 'reason'>): Tone {
  if (act.outcome === 'admit') return 'come';
  if (act.outcome === 'exit') return 'leave';
  return serious.has(act.reason) ? 'stop' : 'look';
}
