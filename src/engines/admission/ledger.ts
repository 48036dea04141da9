import type { Instant } from '../../kernel/time.ts';
import type { Direction } from './checkpoint.ts';
import type { Decision, History } from './decision.ts';
import { type Movement, type PassHistory, zoneAt } from './history.ts';
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
  /** Annulled parts by passage. */
  private readonly annulled = new Map<string, { whole: boolean; passes: Set<PassId> }>();
  /** Every movement claimed, by pass, in order; annulled ones included. */
  private readonly claimed = new Map<PassId, Movement[]>();
  private readonly folded = new Map<PassId, PassHistory>();
  private readonly counts = new Map<string, number>();

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
    const found: DoubleUse[] = [];
    for (const [pass, { movements }] of this.folded) {
      const open = new Map<string, Movement>();
      for (const movement of movements) {
        const place = `${movement.zone} ${movement.session}`;
        const first = open.get(place);
        if (movement.direction === 'exit') open.clear();
        else if (first) found.push({ pass, first, second: movement });
        if (movement.direction === 'entry') open.set(place, movement);
      }
    }
    return found.sort((one, other) => byOccurrence(one.second, other.second) || compare(one.pass, other.pass));
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
    // Rebuilt from the set, so that taking a faulty annulment back leaves the others standing.
    const state = { whole: false, passes: new Set<PassId>() };
    if (sign === 1) {
      const before = this.annulled.get(event.passage);
      state.whole = (before?.whole ?? false) || event.passes === undefined;
      for (const pass of [...(before?.passes ?? []), ...(event.passes ?? [])]) state.passes.add(pass);
    } else {
      for (const other of this.byId.values()) {
        if (other.kind !== 'annulment' || other.passage !== event.passage || other.id === event.id) continue;
        if (!other.passes) state.whole = true;
        for (const pass of other.passes ?? []) state.passes.add(pass);
      }
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
    const last = movements.at(-1);
    const isInside = last && (last.direction === 'entry' || last.from !== null);
    const after = movements.length > 0 ? { movements, position: isInside ? last : null } : nowhere;
    this.count(zoneAt(before.position), -1);
    this.count(zoneAt(after.position), 1);
    if (after === nowhere) this.folded.delete(pass);
    else this.folded.set(pass, after);
  }
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
