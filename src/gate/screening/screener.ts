import type { HolderKind } from '../../engines/admission/policy.ts';
import type { Evidence } from '../../engines/admission/verify.ts';
import { decideScreening, type ScreeningOutcome } from '../../engines/screening/decide-screening.ts';
import { type DecisionNote, type OutcomeNote, topics } from '../../engines/screening/log.ts';
import { riskLeft } from '../../engines/screening/risk.ts';
import type { DetectorSignal, Signals } from '../../engines/screening/signals.ts';
import type { BodyOf } from '../../kernel/endpoint.ts';
import { minute } from '../../kernel/time.ts';
import type { GateHost } from '../gate-parts.ts';
import { refuse } from '../problems.ts';
import type { recordOutcome, Screened } from './contract.ts';
import { type Decided, type KeptDecisions, keepDecisions } from './kept-decisions.ts';
import type { RulesKeeper } from './rules-keeper.ts';
import type { Seeds } from './seeds.ts';

/** One person at a lane. */
export interface AtLane {
  readonly request: string;
  readonly lane: string;
  readonly passage: string | null;
  readonly pass: string | null;
  readonly kind: HolderKind | undefined;
  readonly session: number | null;
  readonly place: number | null;
  readonly binding: Signals['binding'];
  readonly bag: Signals['bag'];
  readonly asksForHelp: boolean;
  readonly detector: DetectorSignal;
}

/** Decides for lanes, writes down, and takes what officers do. The same request gets the first answer. */
export interface Screener {
  screen(person: AtLane): Promise<Decided>;
  record(wish: BodyOf<typeof recordOutcome>): Promise<Decided | undefined>;
  /** The newest first, at most so many. */
  latest(most: number): Decided[];
  shown(decided: Decided): Screened;
}

/** What a lane with one officer can take; more than this is a full load. */
const fullLoadAMinute = 60;
/** Acts by which somebody goes on into the venue. */
export const lettingActs: ReadonlySet<string> = new Set(['cleared', 'handedOver', 'leftAlone']);

interface ScreenerParts {
  readonly host: GateHost;
  readonly rules: RulesKeeper;
  readonly seeds: Seeds;
  /** Told after an officer's act is written down. */
  readonly onOutcome: (decided: Decided) => void;
}

export function openScreener(parts: ScreenerParts): Screener {
  return new LaneScreener(parts);
}

class LaneScreener implements Screener {
  private readonly parts: ScreenerParts;
  private readonly kept: KeptDecisions;
  private readonly notedPolicies = new Set<string>();

  constructor(parts: ScreenerParts) {
    this.parts = parts;
    const { mind, gate } = parts.host;
    this.kept = keepDecisions(parts.host);
    for (const event of mind.ledger.events()) {
      if (event.kind !== 'note' || event.topic !== topics.policy) continue;
      const { gate: of, hash } = event.content as { gate?: string; hash?: string };
      if (of === gate && hash !== undefined) this.notedPolicies.add(hash);
    }
  }

  async screen(person: AtLane): Promise<Decided> {
    const known = this.kept.find(person.request);
    if (known) return known;
    const { host, rules, seeds } = this.parts;
    const now = host.clock.now();
    this.notePolicy();
    const { policy, hash, threat, transfers } = rules.current;
    const { lane, request, passage, pass, binding, bag, asksForHelp, detector } = person;
    const signals: Signals = {
      vetting: person.kind === 'staff' ? 'accredited' : 'none',
      binding,
      transfers: Math.min(99, transfers.get(`${person.session} ${person.place}`) ?? 0),
      bag,
      detector,
      asksForHelp,
      threat: threat.level,
      load: Math.min(1, this.kept.countSince(lane, now - minute) / fullLoadAMinute),
    };
    // Deciding and noting happen in one turn of the event loop, so that numbers of draws stand in the journal in order.
    const draw = seeds.next(now);
    const { outcome, reasons, facts } = decideScreening(policy, signals, draw.draw);
    const about = { gate: host.gate, lane, request, passage, pass, policyHash: hash, ...draw };
    const note: DecisionNote = { ...about, signals, outcome, reasons: [...reasons], share: facts.share };
    const decided: Decided = { at: now, note, outcome: undefined };
    this.kept.put(decided);
    await host.desk.note({ id: `screening-${request}`, topic: topics.decision, content: note });
    host.onChange();
    return decided;
  }

  async record({ id, request, act, found, steward, why }: BodyOf<typeof recordOutcome>): Promise<Decided | undefined> {
    const { host, onOutcome } = this.parts;
    const decided = this.kept.find(request);
    if (!decided) return undefined;
    const isOverride = overrides(decided.note.outcome, act);
    if (why === undefined && (isOverride || act === 'refused' || act === 'police')) throw refuse.whyNeeded();
    const outcome = { gate: host.gate, request, act, found, by: steward, why: why ?? null, isOverride };
    if (JSON.stringify(decided.outcome) === JSON.stringify(outcome)) return decided;
    const now = { ...decided, outcome };
    this.kept.put(now);
    await host.desk.note({ id: `outcome-${id}`, topic: topics.outcome, content: outcome });
    const { passage, pass } = decided.note;
    if (!lettingActs.has(act) && passage !== null) {
      await host.desk.annul({ id: `annul-${id}`, passage, ...(pass === null ? {} : { passes: [pass] }) });
    }
    onOutcome(now);
    host.onChange();
    return now;
  }

  latest(most: number): Decided[] {
    return this.kept.latest(most);
  }

  shown({ at, note, outcome }: Decided): Screened {
    const { host, rules } = this.parts;
    return {
      request: note.request,
      lane: note.lane,
      at,
      name: note.pass === null ? null : (host.mind.person(note.pass)?.name ?? null),
      outcome: note.outcome,
      reasons: note.reasons,
      threat: note.signals.detector.state === 'alarm' ? note.signals.detector.threat : null,
      risk: riskLeft(rules.current.policy, note.signals, outcome?.act === 'cleared'),
      act: outcome?.act ?? null,
      by: outcome?.by ?? null,
    };
  }

  /** The policy itself stands in the journal before its first decision, so that the journal alone can be replayed. */
  private notePolicy(): void {
    const { host, rules } = this.parts;
    const { hash, policyText, policy, signature, kid } = rules.current;
    if (this.notedPolicies.has(hash)) return;
    this.notedPolicies.add(hash);
    const content = { gate: host.gate, hash, version: policy.version, text: policyText, signature, kid };
    void host.desk.note({ id: `policy-${host.gate}-${hash.slice(0, 16)}`, topic: topics.policy, content });
  }
}

/** Whether a human did something else than the lane said. */
function overrides(outcome: ScreeningOutcome, act: OutcomeNote['act']): boolean {
  return outcome === 'walkThrough' || act === 'leftAlone';
}

/** How somebody is known, as screening counts it. */
export function bindingOf(evidence: Evidence | undefined): Signals['binding'] {
  return evidence?.kind === 'pass' ? evidence.binding : 'document';
}
