import { Value } from 'typebox/value';
import type { Instant } from '../../kernel/time.ts';
import { decideScreening } from './decide-screening.ts';
import { bytesOfHex, commitmentOf, type DrawHashes, drawOf, hexOf } from './draw.ts';
import { CommitNote, DecisionNote, PolicyNote, RevealNote, topics } from './log.ts';
import { checkScreeningPolicy, type ScreeningPolicy } from './policy.ts';

/** A note as the journal keeps it, with the gate whose chain it stands in and its number there. */
export interface LoggedNote {
  readonly gate: string;
  readonly number: number;
  readonly note: { readonly at: Instant; readonly topic: string; readonly content: unknown };
}

/** What did not come out the same, or was not as promised. */
export const replayFaults = [
  /** A note that nobody can read. */
  'unreadable',
  /** A decision stands in the journal before the commitment to its seed, or there is none. */
  'notCommitted',
  /** The revealed seed is not the one that was committed to. */
  'otherSeed',
  /** A second value or a second commitment for one seed. */
  'twice',
  /** A number of the draws is missing, or used twice. */
  'gap',
  /** The draw is not what the seed gives. */
  'otherDraw',
  'noPolicy',
  /** The engine decides otherwise. */
  'otherDecision',
] as const;
export type ReplayFault = (typeof replayFaults)[number];

/** The draws of one seed of one gate. */
export interface SeedReplay {
  readonly gate: string;
  readonly seed: string;
  readonly committedAt: Instant | null;
  /** Null: not told yet, so draws were not recomputed. */
  readonly revealedAt: Instant | null;
  readonly decisions: number;
  /** Decisions that came out bit for bit the same. */
  readonly same: number;
  readonly faults: readonly { readonly fault: ReplayFault; readonly number: number }[];
}

interface Series {
  commit?: { at: Instant; number: number; commitment: string };
  reveal?: { at: Instant; number: number; value: string; draws: number };
  decisions: { number: number; content: DecisionNote }[];
  faults: { fault: ReplayFault; number: number }[];
}

/** Decides everything again from the notes alone; one answer a gate and seed, in order. */
export function replayScreening(notes: readonly LoggedNote[], hashes: DrawHashes): SeedReplay[] {
  const policies = new Map<string, ScreeningPolicy>();
  const series = new Map<string, Series>();
  const unreadable = new Map<string, number[]>();
  for (const one of notes)
    if (!take(one, hashes, policies, series))
      unreadable.set(one.gate, [...(unreadable.get(one.gate) ?? []), one.number]);
  const replays = [...series].map(([key, found]) => {
    const [gate = '', seed = ''] = key.split(' ');
    return judge(gate, seed, found, policies, hashes);
  });
  for (const [gate, numbers] of unreadable) {
    const faults = numbers.map((number) => ({ fault: 'unreadable' as const, number }));
    replays.push({ gate, seed: '', committedAt: null, revealedAt: null, decisions: 0, same: 0, faults });
  }
  return replays.sort((one, other) => (one.seed + one.gate < other.seed + other.gate ? -1 : 1));
}

/** Sorts a note in; false where its form does not hold. A gate speaks for itself only. */
function take(
  { gate, number, note }: LoggedNote,
  { sha256 }: DrawHashes,
  policies: Map<string, ScreeningPolicy>,
  series: Map<string, Series>,
): boolean {
  const { topic, content, at } = note;
  const of = (seed: string): Series => {
    const key = `${gate} ${seed}`;
    const known = series.get(key) ?? { decisions: [], faults: [] };
    series.set(key, known);
    return known;
  };
  if (topic === topics.policy) {
    if (!Value.Check(PolicyNote, content)) return false;
    const policy = policyOf(content.text);
    if (!policy || hexOf(sha256(new TextEncoder().encode(content.text))) !== content.hash) return false;
    policies.set(`${gate} ${content.hash}`, policy);
    return true;
  }
  if (topic === topics.commit) {
    if (!Value.Check(CommitNote, content) || content.gate !== gate) return false;
    const found = of(content.seed);
    if (found.commit) found.faults.push({ fault: 'twice', number });
    else found.commit = { at, number, commitment: content.commitment };
    return true;
  }
  if (topic === topics.reveal) {
    if (!Value.Check(RevealNote, content) || content.gate !== gate) return false;
    const found = of(content.seed);
    if (found.reveal) found.faults.push({ fault: 'twice', number });
    else found.reveal = { at, number, value: content.value, draws: content.draws };
    return true;
  }
  if (topic !== topics.decision) return true;
  if (!Value.Check(DecisionNote, content) || content.gate !== gate) return false;
  of(content.seed).decisions.push({ number, content });
  return true;
}

function policyOf(text: string): ScreeningPolicy | undefined {
  try {
    const policy: unknown = JSON.parse(text);
    return checkScreeningPolicy(policy).length === 0 ? (policy as ScreeningPolicy) : undefined;
  } catch {
    return undefined;
  }
}

function judge(
  gate: string,
  seed: string,
  { commit, reveal, decisions, faults }: Series,
  policies: ReadonlyMap<string, ScreeningPolicy>,
  { hmac, sha256 }: DrawHashes,
): SeedReplay {
  const found = [...faults];
  const value = reveal && bytesOfHex(reveal.value);
  if (reveal && commit && commitmentOf(sha256, value!) !== commit.commitment) {
    found.push({ fault: 'otherSeed', number: reveal.number });
  }
  let same = 0;
  let expected = 1;
  const inOrder = [...decisions].sort((one, other) => one.content.counter - other.content.counter);
  for (const { number, content } of inOrder) {
    const before = found.length;
    if (content.counter !== expected) found.push({ fault: 'gap', number });
    expected = content.counter + 1;
    if (!commit || commit.number > number) found.push({ fault: 'notCommitted', number });
    if (reveal && reveal.number < number) found.push({ fault: 'notCommitted', number });
    if (value && drawOf(hmac, value, content.counter) !== content.draw) found.push({ fault: 'otherDraw', number });
    const policy = policies.get(`${gate} ${content.policyHash}`);
    if (!policy) found.push({ fault: 'noPolicy', number });
    else if (!isSame(policy, content)) found.push({ fault: 'otherDecision', number });
    if (found.length === before) same += 1;
  }
  if (reveal && reveal.draws !== expected - 1) found.push({ fault: 'gap', number: reveal.number });
  const at = { committedAt: commit?.at ?? null, revealedAt: reveal?.at ?? null };
  return { gate, seed, ...at, decisions: decisions.length, same, faults: found };
}

function isSame(policy: ScreeningPolicy, { signals, draw, outcome, reasons, share }: DecisionNote): boolean {
  const again = decideScreening(policy, signals, draw);
  return again.outcome === outcome && again.facts.share === share && again.reasons.join() === reasons.join();
}
