import type { Instant } from '../../kernel/time.ts';
import type { Direction } from './checkpoint.ts';
import type { Decision, History } from './decision.ts';
import { historyOf, type Movement, type PassHistory, zoneAt } from './history.ts';
import type { PassId } from './pass.ts';

/**
 * One entry of the admission journal. Events form a grow-only set, known by `id`, ordered by the time they happened at:
 * whatever order they arrive in, and however often, the outcome is the same.
 */
export type AdmissionEvent = Passage | Annulment | Note;

/** Somebody stood at a checkpoint. `id` is the request id; people moved where the decision, or `by`, let them. */
export interface Passage {
  readonly kind: 'passage';
  readonly id: string;
  readonly at: Instant;
  readonly venue: string;
  readonly gate: string;
  /** Zone that entering leads to; zone that leaving leads to (null: the street). */
  readonly zone: string;
  readonly from: string | null;
  readonly direction: Direction;
  readonly decision: Decision;
  /** The human who let them in against the machine's answer. Then every member listed moved. */
  readonly by?: string;
  /** Why they did. Older journals have it in `by`, after a colon. */
  readonly why?: string;
  /** People who moved with no pass known, as with an unreadable code at an exit. */
  readonly unnamed?: number;
}

/** Who let people in by hand, and why; undefined where nobody did. Reads what older gates wrote as `name: why` too. */
export function handOf({ by, why }: Passage): { readonly by: string; readonly why: string | null } | undefined {
  if (by === undefined) return undefined;
  const colon = why === undefined ? by.indexOf(': ') : -1;
  return colon < 0 ? { by, why: why ?? null } : { by: by.slice(0, colon), why: by.slice(colon + 2) };
}

/** The barrier did not turn: a passage, or some passes of it, did not happen. */
export interface Annulment {
  readonly kind: 'annulment';
  readonly id: string;
  readonly at: Instant;
  readonly passage: string;
  /** Absent: the whole act. */
  readonly passes?: readonly PassId[];
}

/** Anything else a gate must be able to prove later: a screening decision, the commitment to a seed. Nobody moves by it. */
export interface Note {
  readonly kind: 'note';
  readonly id: string;
  readonly at: Instant;
  /** What it is about, as `screening`; the subject owns the shape of `content`. */
  readonly topic: string;
  readonly content: unknown;
}

/** Two entries of one pass with no exit between: one of the two people should be asked. */
export interface DoubleUse {
  readonly pass: PassId;
  readonly first: Movement;
  readonly second: Movement;
}

/** The fold of a set of events. */
export interface Ledger extends History {
  /** Takes one event in; false where it was known. */
  add(event: AdmissionEvent): boolean;
  /** People whose position is in exactly this zone. */
  peopleAt(zone: string): number;
  /** Every event once, by time of occurrence, then id. */
  events(): AdmissionEvent[];
  doubleUses(): DoubleUse[];
  /**
   * Drops what happened before an instant, but for where people are since: memory then grows with a day, not with the
   * Games. Events from before that arrive later are not taken in any more; the server's journal still has them.
   * Choose it longer ago than any window, count or passback looks back: 36 hours do.
   */
  forget(before: Instant): void;
}

const nowhere: PassHistory = { movements: [], position: null };

/** An empty ledger; add the events of this gate's journal and of others in any order. */
export function createLedger(events: Iterable<AdmissionEvent> = []): Ledger {
  const ledger = new FoldedLedger();
  for (const event of events) ledger.add(event);
  return ledger;
}

class FoldedLedger implements Ledger {
  private readonly byId = new Map<string, AdmissionEvent>();
  private horizon = Number.NEGATIVE_INFINITY;
  /** By passage, then by their own id. */
  private readonly annulments = new Map<string, Map<string, Annulment>>();
  /** Annulled parts by passage. */
  private readonly annulled = new Map<string, { whole: boolean; passes: Set<PassId> }>();
  /** Every movement claimed, by pass, in order; annulled ones included. */
  private readonly claimed = new Map<PassId, Movement[]>();
  private readonly folded = new Map<PassId, PassHistory>();
  private readonly counts = new Map<string, number>();
  private readonly overlaps = new Map<PassId, readonly DoubleUse[]>();

  passOf(id: PassId): PassHistory | undefined {
    return this.folded.get(id);
  }

  answerTo(requestId: string): Decision | undefined {
    const event = this.byId.get(requestId);
    return event?.kind === 'passage' ? event.decision : undefined;
  }

  peopleAt(zone: string): number {
    return Math.max(0, this.counts.get(zone) ?? 0);
  }

  events(): AdmissionEvent[] {
    return [...this.byId.values()].sort(byOccurrence);
  }

  add(event: AdmissionEvent): boolean {
    const known = this.byId.get(event.id);
    if (!known && event.at < this.horizon) return false;
    if (known) {
      // Two contents under one id is a fault of the sender; all replicas must still agree on one of them.
      if (JSON.stringify(event) >= JSON.stringify(known)) return false;
      this.apply(known, -1);
    }
    this.byId.set(event.id, event);
    this.apply(event, 1);
    return !known;
  }

  doubleUses(): DoubleUse[] {
    const found = [...this.overlaps.values()].flat();
    return found.sort((one, other) => byOccurrence(one.second, other.second) || compare(one.pass, other.pass));
  }

  forget(before: Instant): void {
    this.horizon = before;
    const needed = new Set<string>();
    for (const [pass, movements] of this.claimed) {
      const position = this.folded.get(pass)?.position;
      const kept = movements.filter((movement) => movement.at >= before || movement.id === position?.id);
      for (const { id } of kept) needed.add(id);
      if (kept.length === 0) this.claimed.delete(pass);
      else this.claimed.set(pass, kept);
      if (kept.length < movements.length) this.refold(pass);
    }
    for (const [id, event] of this.byId) {
      const isNeeded = needed.has(event.kind === 'annulment' ? event.passage : id);
      if (event.at >= before || isNeeded) continue;
      this.byId.delete(id);
      if (event.kind === 'passage') this.annulled.delete(id);
      if (event.kind === 'annulment') this.annulments.delete(event.passage);
    }
  }

  private apply(event: AdmissionEvent, sign: 1 | -1): void {
    if (event.kind === 'annulment') this.applyAnnulment(event, sign);
    if (event.kind === 'passage') this.applyPassage(event, sign);
  }

  private applyPassage(event: Passage, sign: 1 | -1): void {
    if (!this.annulled.get(event.id)?.whole) this.countUnnamed(event, sign);
    for (const movement of movementsOf(event)) {
      const list = this.claimed.get(movement.pass) ?? [];
      if (sign === 1) insert(list, movement.movement);
      else list.splice(list.findIndex((other) => other.id === event.id), 1); // biome-ignore format: the two ways side by side
      this.claimed.set(movement.pass, list);
      this.refold(movement.pass);
    }
  }

  private applyAnnulment(event: Annulment, sign: 1 | -1): void {
    const passage = this.byId.get(event.passage);
    const target = passage?.kind === 'passage' ? passage : undefined;
    if (target && !this.annulled.get(event.passage)?.whole) this.countUnnamed(target, -1);
    const known = this.annulments.get(event.passage) ?? new Map<string, Annulment>();
    if (sign === 1) known.set(event.id, event);
    else known.delete(event.id);
    this.annulments.set(event.passage, known);
    // Rebuilt from the set, so that taking a faulty annulment back leaves the others standing.
    const state = { whole: false, passes: new Set<PassId>() };
    for (const { passes } of known.values()) {
      if (!passes) state.whole = true;
      for (const pass of passes ?? []) state.passes.add(pass);
    }
    this.annulled.set(event.passage, state);
    if (target && !state.whole) this.countUnnamed(target, 1);
    for (const { pass } of target ? movementsOf(target) : []) this.refold(pass);
  }

  private countUnnamed(event: Passage, sign: 1 | -1): void {
    if (!event.unnamed) return;
    const isEntry = event.direction === 'entry';
    this.count(isEntry ? event.zone : event.from, sign * event.unnamed);
    this.count(isEntry ? event.from : event.zone, -sign * event.unnamed);
  }

  private count(zone: string | null, change: number): void {
    if (zone !== null) this.counts.set(zone, (this.counts.get(zone) ?? 0) + change);
  }

  private refold(pass: PassId): void {
    const movements = (this.claimed.get(pass) ?? []).filter((movement) => {
      const annulled = this.annulled.get(movement.id);
      return !annulled?.whole && !annulled?.passes.has(pass);
    });
    const before = this.folded.get(pass) ?? nowhere;
    const after = movements.length > 0 ? historyOf(movements) : nowhere;
    this.count(zoneAt(before.position), -1);
    this.count(zoneAt(after.position), 1);
    if (after === nowhere) this.folded.delete(pass);
    else this.folded.set(pass, after);
    const found = overlapsOf(pass, movements);
    if (found.length > 0) this.overlaps.set(pass, found);
    else this.overlaps.delete(pass);
  }
}

/** Entries of one zone for one session with no exit between. */
function overlapsOf(pass: PassId, movements: readonly Movement[]): DoubleUse[] {
  if (movements.length < 2) return [];
  const found: DoubleUse[] = [];
  const open = new Map<string, Movement>();
  for (const movement of movements) {
    const place = `${movement.zone} ${movement.session}`;
    const first = open.get(place);
    if (movement.direction === 'exit') open.clear();
    else if (first) found.push({ pass, first, second: movement });
    if (movement.direction === 'entry') open.set(place, movement);
  }
  return found;
}

function movementsOf(event: Passage): { pass: PassId; movement: Movement }[] {
  const { decision } = event;
  if (decision.outcome === 'steward' && event.by === undefined) return [];
  const { id, at, gate, venue, zone, from, direction } = event;
  const seen = new Set<PassId>();
  const movements = [];
  for (const { pass, session, reason } of decision.members) {
    if (seen.has(pass) || reason === 'unknown') continue;
    seen.add(pass);
    movements.push({ pass, movement: { id, at, gate, venue, zone, from, direction, session: session ?? 0 } });
  }
  return movements;
}

function insert(list: Movement[], movement: Movement): void {
  let at = list.length;
  while (at > 0 && byOccurrence(list[at - 1]!, movement) > 0) at--;
  list.splice(at, 0, movement);
}

function byOccurrence(one: { at: Instant; id: string }, other: { at: Instant; id: string }): number {
  return one.at - other.at || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
