import type { Direction } from '../engines/admission/checkpoint.ts';
import { proofSecondsOff } from '../engines/admission/code.ts';
import type { Decision } from '../engines/admission/decision.ts';
import type { AdmissionEvent, Passage } from '../engines/admission/ledger.ts';
import type { Evidence } from '../engines/admission/verify.ts';
import type { BodyOf } from '../kernel/endpoint.ts';
import { minute } from '../kernel/time.ts';
import type { Act, admit, annul, force } from './contract.ts';
import type { GateClock } from './gate-clock.ts';
import type { GateMind } from './gate-mind.ts';
import type { Journal } from './journal.ts';
import { overruled, shownAct } from './shown-act.ts';

/**
 * The acts of a gate: decide, write down, answer. Deciding and taking into the ledger happen in one turn of the event
 * loop, so that the second of two equal codes sees the first; the answer waits for the disk. The same id is answered
 * the same way. Undefined: there is nothing to act on.
 */
export interface GateDesk {
  admit(wish: BodyOf<typeof admit>): Promise<Act | undefined>;
  /** The same for whoever another part of the gate recognised: a card, a face. `by`: the steward who looked. */
  present(wish: Presented): Promise<Act>;
  force(wish: BodyOf<typeof force>): Promise<Act | undefined>;
  annul(wish: BodyOf<typeof annul>): Promise<{ isRecorded: boolean } | undefined>;
  /** Writes something down that moves nobody; `id` as for acts. Answers whether it is on the disk. */
  note(note: { id: string; topic: string; content: unknown }): Promise<boolean>;
}

/** Somebody who stands at the gate, and how they are known. */
export interface Presented {
  readonly id: string;
  readonly direction: Direction;
  readonly evidence: Evidence;
  readonly choice?: readonly string[] | undefined;
  readonly by?: string | undefined;
}

export interface DeskParts {
  readonly mind: GateMind;
  readonly journal: Journal;
  readonly clock: GateClock;
  /** Told of every passage by a pass that was read. */
  readonly onPassage?: (passage: Passage, evidence: Evidence) => void;
  readonly onWritten: () => void;
}

/** An act that was taken in; its entry may still be on its way to the disk. */
interface Taken {
  readonly act: Act;
  readonly entry: number;
  readonly evidence?: Evidence;
}

/** A code that was good when it was read is good for another choice so long. */
const codeLasts = 5 * minute;

const mostKept = 5_000;

export function openDesk(parts: DeskParts): GateDesk {
  return new Desk(parts);
}

class Desk implements GateDesk {
  private readonly parts: DeskParts;
  private readonly taken = new Map<string, Taken>();
  /** Numbers of the entries of annulments; 0: of an earlier run. */
  private readonly annulled = new Map<string, number>();

  constructor(parts: DeskParts) {
    this.parts = parts;
    for (const event of parts.journal.events()) if (event.kind === 'annulment') this.annulled.set(event.id, 0);
  }

  async admit(wish: BodyOf<typeof admit>): Promise<Act | undefined> {
    const { id, direction, choice, steward } = wish;
    const known = this.earlier(id, direction);
    if (known) return await this.answer(known);
    const evidence = this.evidenceOf(wish);
    if (!evidence) return undefined;
    return await this.present({ id, direction, evidence, choice, by: wish.code === undefined ? steward : undefined });
  }

  async present({ id, direction, evidence, choice, by }: Presented): Promise<Act> {
    const { mind, clock } = this.parts;
    const known = this.earlier(id, direction);
    if (known) return await this.answer(known);
    const decision = mind.decide({ id, evidence, direction, now: clock.now(), choice });
    const passage = mind.passageOf(decision, clock.stamp(decision.at), direction);
    const shown = shownAct(mind, decision, direction);
    // Somebody leaves with a code nobody can read: one person less inside.
    if (direction === 'exit' && decision.members.length === 0)
      return await this.take(shown, { ...passage, unnamed: 1 }, evidence);
    if (by === undefined || decision.outcome !== 'admit') return await this.take(shown, passage, evidence);
    return await this.take({ ...shown, by }, { ...passage, by }, evidence);
  }

  async force({ id, direction, steward, why, act, passes, unnamed }: BodyOf<typeof force>): Promise<Act | undefined> {
    const { mind, clock } = this.parts;
    const known = this.earlier(id, direction);
    if (known) return await this.answer(known);
    const decision =
      act === undefined ? judge(mind, clock, { id, direction, passes }) : ofAct(mind, clock, { id, act, passes });
    if (!decision) return undefined;
    const strangers = unnamed ?? (decision.members.length === 0 ? 1 : 0);
    const passage = { ...mind.passageOf(decision, clock.stamp(decision.at), direction), by: steward, why };
    const shown = overruled(shownAct(mind, decision, direction), `${steward}: ${why}`);
    return await this.take(shown, strangers > 0 ? { ...passage, unnamed: strangers } : passage);
  }

  async annul({ id, passage, passes }: BodyOf<typeof annul>): Promise<{ isRecorded: boolean } | undefined> {
    const { mind, clock } = this.parts;
    const entry = this.annulled.get(id);
    if (entry !== undefined) return { isRecorded: await this.isWritten(entry) };
    if (!mind.ledger.answerTo(passage) || mind.ledger.answerTo(id)) return undefined;
    const number = this.write({
      kind: 'annulment',
      id,
      at: clock.stamp(clock.now()),
      passage,
      ...(passes ? { passes } : {}),
    });
    this.annulled.set(id, number);
    return { isRecorded: await this.isWritten(number) };
  }

  async note({ id, topic, content }: { id: string; topic: string; content: unknown }): Promise<boolean> {
    const { clock } = this.parts;
    return await this.isWritten(this.write({ kind: 'note', id, at: clock.stamp(clock.now()), topic, content }));
  }

  private evidenceOf({ code, pass, act, steward }: BodyOf<typeof admit>): Evidence | undefined {
    const { mind, clock } = this.parts;
    if (code !== undefined) return mind.read(new Uint8Array(Buffer.from(code, 'base64url')));
    if (pass !== undefined) return mind.lookUp(pass);
    const before = act === undefined ? undefined : this.taken.get(act);
    if (!before?.evidence || clock.now() - before.act.at > codeLasts) return undefined;
    const { evidence } = before;
    const proof = mind.snapshot?.policy.proof;
    if (evidence.kind !== 'pass' || !proof) return evidence;
    // Paper, a band, a face: they show who it should be, and a steward has compared the person.
    if (!('step' in evidence)) {
      return steward === undefined ? evidence : { kind: 'pass', pass: evidence.pass, binding: 'document' };
    }
    const wasFresh = proofSecondsOff(evidence.step, before.act.at, proof) === 0;
    return wasFresh ? { kind: 'pass', pass: evidence.pass, binding: 'document' } : evidence;
  }

  /** The first answer to an id: from this run, or from the journal of an earlier one. */
  private earlier(id: string, direction: Direction): Taken | undefined {
    const known = this.taken.get(id);
    if (known) return known;
    const decision = this.parts.mind.ledger.answerTo(id);
    return decision && { act: shownAct(this.parts.mind, decision, direction), entry: 0 };
  }

  private async take(act: Act, passage: Passage, evidence?: Evidence): Promise<Act> {
    if (evidence) this.parts.onPassage?.(passage, evidence);
    const now: Taken = { act, entry: this.write(passage), ...(evidence ? { evidence } : {}) };
    if (this.taken.size >= mostKept) this.taken.delete(this.taken.keys().next().value!);
    this.taken.set(act.id, now);
    return await this.answer(now);
  }

  private async answer({ act, entry }: Taken): Promise<Act> {
    return { ...act, isRecorded: await this.isWritten(entry) };
  }

  /** Takes an event into the ledger and hands it to the disk; answers the number of its entry. */
  private write(event: AdmissionEvent): number {
    const { mind, journal, onWritten } = this.parts;
    mind.ledger.add(event);
    void journal.append(event).finally(onWritten);
    return journal.head.number;
  }

  private async isWritten(entry: number): Promise<boolean> {
    const { journal } = this.parts;
    return journal.durable >= entry || (await journal.retry()) || journal.durable >= entry;
  }
}

/** The decision that a human overrules, for all of its people or some; one that let them pass needs no overruling. */
function ofAct(
  mind: GateMind,
  clock: GateClock,
  { id, act, passes }: { id: string; act: string; passes: readonly string[] | undefined },
): Decision | undefined {
  const before = mind.ledger.answerTo(act);
  if (before?.outcome !== 'steward') return undefined;
  const members = passes ? before.members.filter((member) => passes.includes(member.pass)) : before.members;
  if (passes && members.length === 0) return undefined;
  return { ...before, id, at: clock.now(), members };
}

/** What the rules say of people whom a human lets pass without a code. */
function judge(
  mind: GateMind,
  clock: GateClock,
  { id, direction, passes }: { id: string; direction: Direction; passes: readonly string[] | undefined },
): Decision | undefined {
  const person = passes && mind.person(passes[0]!);
  if (passes && !person) return undefined;
  const evidence = person ? mind.lookUp(person.holder) : ({ kind: 'unknown' } as const);
  return mind.decide({ id, evidence, direction, now: clock.now(), choice: passes });
}
