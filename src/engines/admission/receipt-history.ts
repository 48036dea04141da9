import type { ReadyPolicy } from './checkpoint.ts';
import type { History } from './decision.ts';
import { historyOf, type Movement } from './history.ts';
import type { Pass, PassId } from './pass.ts';
import { type KnownReceipt, membersOf } from './receipt.ts';

/**
 * What a gate knows together with what the phone carries from gates that this one cannot hear. A receipt of a passage in
 * the ledger adds nothing: the ledger also knows whether it was annulled.
 */
export function withReceipts(
  history: History,
  receipts: readonly KnownReceipt[],
  pass: Pass,
  policy: ReadyPolicy,
): History {
  const added = new Map<PassId, Movement[]>();
  for (const receipt of receipts) {
    const gate = policy.gates.get(receipt.gate);
    const zone = policy.zoneOfMark.get(receipt.zone);
    if (!gate || zone === undefined || history.answerTo(receipt.passage)) continue;
    const { at, direction, passage: id } = receipt;
    for (const member of membersOf(receipt, pass)) {
      const isHeld = member.entitlements.some(({ session }) => session === receipt.session);
      const session = isHeld ? receipt.session : sessionAt(policy, member.entitlements, gate.venue, at);
      const place = { gate: gate.key, venue: gate.venue, zone, from: gate.from ?? null };
      added.set(member.id, [...(added.get(member.id) ?? []), { id, at, ...place, direction, session }]);
    }
  }
  if (added.size === 0) return history;
  return {
    answerTo: (id) => history.answerTo(id),
    passOf(id) {
      const more = added.get(id);
      const known = history.passOf(id);
      if (!more) return known;
      const all = [...(known?.movements ?? []), ...more].sort((one, other) => one.at - other.at);
      return historyOf(all);
    },
  };
}

/** The session of a member whose own is not the one that the receipt names: what was open at that venue then. */
function sessionAt(policy: ReadyPolicy, held: readonly { session: number }[], venue: string, at: number): number {
  const open = held.find(({ session }) => {
    const window = policy.windows.get(session);
    return window?.venue === venue && at < window.closesAt;
  });
  return open?.session ?? 0;
}
