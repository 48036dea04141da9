import { invariant } from '../../kernel/invariant.ts';
import { type Bank, banksOf, type StageBanks } from './banks.ts';
import { EventHeap } from './event-heap.ts';
import { drawParties, mostStages, type Parties } from './parties.ts';
import type { Failure, Scene } from './scene.ts';
import { spreadFactor } from './service-time.ts';

/** What one run was, party by party and lane by lane. Times in seconds from the start of the session. */
export interface CrowdRun {
  readonly scene: Scene;
  readonly parties: Parties;
  /** When they stood at a gate first, and when they were inside; Infinity: still outside at the end. */
  readonly cameAt: Float64Array;
  readonly insideAt: Float64Array;
  /** Seconds waited in line, the walk to another gate included. */
  readonly waited: Float64Array;
  /** The gate they came in by. */
  readonly gate: Int16Array;
  readonly banks: readonly Bank[];
  /** Each service in the order it began. */
  readonly services: Services;
}

/** Columns of equal length, one row a service. */
export interface Services {
  readonly count: number;
  readonly party: Int32Array;
  readonly bank: Int32Array;
  readonly joinedAt: Float64Array;
  readonly startedAt: Float64Array;
  readonly seconds: Float32Array;
  /** Seconds waited before this service. */
  readonly waited: Float32Array;
}

/**
 * Plays one crowd through its gates: a discrete-event simulation. A party comes, chooses the line at its gate that promises the
 * earliest end, is served first come first served (those who need a step-free way first, where a lane is marked so), goes on to the
 * next stage that concerns it, and is inside. The same scene and seed give the same run, bit for bit.
 */
export function simulateCrowd(scene: Scene, seed: number, parties?: Parties): CrowdRun {
  const people =
    parties ??
    drawParties(
      scene.crowd,
      scene.gates.map((gate) => gate.share),
      seed,
    );
  return new Simulation(scene, people).run();
}

class Simulation {
  private readonly heap = new EventHeap();
  private readonly banks: Bank[];
  private readonly stages: StageBanks[][];
  private readonly cameAt: Float64Array;
  private readonly insideAt: Float64Array;
  private readonly waited: Float64Array;
  private readonly gate: Int16Array;
  private readonly stage: Uint8Array;
  private readonly bank: Int32Array;
  private readonly joinedAt: Float64Array;
  private readonly firstAt: Float64Array;
  private readonly next: Int32Array;
  private readonly isGuided: Uint8Array;
  private readonly services: { -readonly [K in keyof Services]: Services[K] };

  private readonly scene: Scene;
  private readonly parties: Parties;

  constructor(scene: Scene, parties: Parties) {
    invariant(
      scene.gates.every((gate) => gate.stages.length <= mostStages && gate.stages[0]?.concern === 'everyone'),
      'A gate begins with a stage for everyone and has few stages',
    );
    this.scene = scene;
    this.parties = parties;
    const { count } = parties;
    ({ banks: this.banks, stages: this.stages } = banksOf(scene.gates));
    this.cameAt = new Float64Array(count);
    this.insideAt = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.waited = new Float64Array(count);
    this.gate = parties.gate.slice();
    this.stage = new Uint8Array(count);
    this.bank = new Int32Array(count).fill(-1);
    this.joinedAt = new Float64Array(count);
    this.firstAt = new Float64Array(count);
    this.next = new Int32Array(count).fill(-1);
    this.isGuided = new Uint8Array(count);
    const most = count * Math.max(1, ...scene.gates.map((gate) => gate.stages.length));
    this.services = {
      count: 0,
      party: new Int32Array(most),
      bank: new Int32Array(most),
      joinedAt: new Float64Array(most),
      startedAt: new Float64Array(most),
      seconds: new Float32Array(most),
      waited: new Float32Array(most),
    };
  }

  run(): CrowdRun {
    const { scene, parties, heap } = this;
    this.giveSlots();
    const order = Array.from({ length: parties.count }, (_, party) => party).sort(
      (one, other) => this.cameAt[one]! - this.cameAt[other]! || one - other,
    );
    scene.failures.forEach((failure, index) => {
      heap.push(failure.fromSeconds, -1 - 2 * index);
      if (Number.isFinite(failure.untilSeconds)) heap.push(failure.untilSeconds, -2 - 2 * index);
    });
    let coming = 0;
    for (;;) {
      const party = order[coming];
      const comesAt = party === undefined ? Number.POSITIVE_INFINITY : this.cameAt[party]!;
      if (comesAt < heap.nextAt) {
        this.come(party!, comesAt);
        coming += 1;
        continue;
      }
      if (heap.size === 0) break;
      const now = heap.nextAt;
      const code = heap.pop();
      if (code < 0) this.change(scene.failures[(-code - 1) >> 1]!, (-code - 1) % 2 === 0, now);
      else if (code % 2 === 0) this.end(code >> 1, now);
      else this.join(code >> 1, now);
    }
    const { cameAt, insideAt, waited, gate, banks, services } = this;
    return { scene, parties, cameAt, insideAt, waited, gate, banks, services };
  }

  /** Who obeys a slot comes then and there; who needs a step-free way was told of a gate that has one. */
  private giveSlots(): void {
    const { scene, parties } = this;
    const { slots } = scene;
    for (let party = 0; party < parties.count; party += 1) {
      this.cameAt[party] = parties.comeAt[party]!;
      if (slots && slots.gate[party]! >= 0 && parties.obeyLuck[party]! < slots.compliance) {
        const [from, until] = [slots.fromSeconds[party]!, slots.untilSeconds[party]!];
        this.cameAt[party] = from + (until - from) * parties.slotLuck[party]!;
        this.gate[party] = slots.gate[party]!;
      }
      const own = this.gate[party]!;
      if (parties.isStepFree[party] === 1 && !this.stages[own]![0]!.hasStepFree)
        this.gate[party] = this.nearest(own, (gate) => this.stages[gate]![0]!.hasStepFree) ?? own;
    }
  }

  private come(party: number, now: number): void {
    this.firstAt[party] = now;
    const { guidance } = this.scene;
    if (guidance && this.parties.obeyLuck[party]! < guidance.share) {
      const better = this.betterGate(party, guidance.gainSeconds);
      if (better !== undefined) {
        this.isGuided[party] = 1;
        this.walkTo(party, better, now);
        return;
      }
    }
    this.join(party, now);
  }

  /** Joins a line of the present stage, or of the next that concerns the party; past the last one it is inside. */
  private join(party: number, now: number): void {
    const stages = this.stages[this.gate[party]!]!;
    while (this.stage[party]! < stages.length && this.concerned(party, stages[this.stage[party]!]!) === 0)
      this.stage[party] = this.stage[party]! + 1;
    const stage = stages[this.stage[party]!];
    if (!stage) {
      this.insideAt[party] = now;
      return;
    }
    const bank = this.chooseBank(party, stage);
    if (bank.open === 0 && this.stage[party] === 0) {
      const other = this.gateInstead(party);
      if (other !== undefined) {
        this.walkTo(party, other, now);
        return;
      }
    }
    this.joinedAt[party] = now;
    this.bank[party] = bank.index;
    if (bank.free > 0 && bank.head[0] < 0 && bank.head[1] < 0) this.start(party, bank, now);
    else this.waitIn(party, bank);
  }

  private walkTo(party: number, gate: number, now: number): void {
    const seconds = this.scene.walkSeconds * this.steps(this.gate[party]!, gate);
    this.gate[party] = gate;
    this.heap.push(now + seconds, 2 * party + 1);
  }

  private waitIn(party: number, bank: Bank): void {
    const line = this.lineOf(party, bank);
    bank.work[line] += this.meanOf(party, bank);
    bank.waiting[line] += 1;
    this.next[party] = -1;
    const last = bank.tail[line];
    if (last < 0) bank.head[line] = party;
    else this.next[last] = party;
    bank.tail[line] = party;
  }

  /** Takes the first in line out; undefined when nobody waits. */
  private callNext(bank: Bank): number | undefined {
    const line = bank.head[0] >= 0 ? 0 : 1;
    const party = bank.head[line];
    if (party < 0) return undefined;
    bank.head[line] = this.next[party]!;
    if (bank.head[line] < 0) bank.tail[line] = -1;
    bank.waiting[line] -= 1;
    bank.work[line] = bank.waiting[line] === 0 ? 0 : bank.work[line] - this.meanOf(party, bank);
    return party;
  }

  private start(party: number, bank: Bank, now: number): void {
    const { parties, services } = this;
    bank.free -= 1;
    const waited = now - this.firstAt[party]!;
    this.waited[party] = this.waited[party]! + waited;
    const luck = parties.serviceLuck[party * mostStages + this.stage[party]!]!;
    const spread = bank.spreads[parties.medium[party]!]!;
    const seconds = this.meanOf(party, bank) * bank.slow * spreadFactor(spread, luck);
    bank.busySeconds += seconds;
    bank.served += this.concerned(party, this.stages[bank.gate]![bank.stage]!);
    const row = services.count++;
    services.party[row] = party;
    services.bank[row] = bank.index;
    services.joinedAt[row] = this.joinedAt[party]!;
    services.startedAt[row] = now;
    services.seconds[row] = seconds;
    services.waited[row] = waited;
    this.heap.push(now + seconds, 2 * party);
  }

  private end(party: number, now: number): void {
    const bank = this.banks[this.bank[party]!]!;
    bank.free += 1;
    this.fill(bank, now);
    this.stage[party] = this.stage[party]! + 1;
    this.firstAt[party] = now;
    this.join(party, now);
  }

  private fill(bank: Bank, now: number): void {
    while (bank.free > 0) {
      const party = this.callNext(bank);
      if (party === undefined) return;
      this.start(party, bank, now);
    }
  }

  private change(failure: Failure, isBegin: boolean, now: number): void {
    const { effect } = failure;
    for (const bank of this.banks) {
      const isAt = failure.gate === null || this.scene.gates[bank.gate]!.id === failure.gate;
      if (!isAt || (failure.kind !== null && failure.kind !== bank.kind)) continue;
      if (effect.kind === 'slow') {
        bank.slow = isBegin ? bank.slow * effect.factor : bank.slow / effect.factor;
        continue;
      }
      const lost = Math.max(0, Math.min(bank.lanes, (effect.lanes ?? Number.POSITIVE_INFINITY) - bank.ordinal));
      if (lost === 0) continue;
      bank.open += isBegin ? -lost : lost;
      bank.free += isBegin ? -lost : lost;
      if (!isBegin) this.fill(bank, now);
      else if (bank.open <= 0) this.sendAway(bank, now);
    }
  }

  /** People in a line that ended go to another line here, or to another gate; if there is none they stay. */
  private sendAway(bank: Bank, now: number): void {
    const waiting: number[] = [];
    for (let party = this.callNext(bank); party !== undefined; party = this.callNext(bank)) waiting.push(party);
    for (const party of waiting) this.join(party, now);
  }

  /** The line that promises the earliest end; one that is closed only if all are. */
  private chooseBank(party: number, stage: StageBanks): Bank {
    const needsStepFree = this.parties.isStepFree[party] === 1 && stage.hasStepFree;
    let best: Bank | undefined;
    let bestSeconds = Number.POSITIVE_INFINITY;
    for (const bank of stage.banks) {
      if (needsStepFree ? !bank.isStepFree : bank.priority === 'only') continue;
      const seconds = this.promise(party, bank);
      if (best === undefined || seconds < bestSeconds) [best, bestSeconds] = [bank, seconds];
    }
    invariant(best, 'A stage has a lane for everyone');
    return best;
  }

  private promise(party: number, bank: Bank): number {
    if (bank.open <= 0) return Number.POSITIVE_INFINITY;
    const own = this.meanOf(party, bank);
    const ahead = bank.work[0] + (this.lineOf(party, bank) === 0 ? 0 : bank.work[1]);
    const busy = Math.max(0, bank.open - Math.max(0, bank.free));
    const rest = bank.free > 0 ? 0 : (busy * own) / 2;
    const reserve = this.parties.isStepFree[party] === 1 ? 0 : bank.reserveSeconds;
    return ((ahead + rest) * bank.slow) / bank.open + own + reserve;
  }

  /** When the own gate is closed: who is guided goes where it ends first, others to the nearest that is open. */
  private gateInstead(party: number): number | undefined {
    const { guidance } = this.scene;
    if (guidance && this.parties.obeyLuck[party]! < guidance.share) return this.betterGate(party, 0);
    return this.nearest(this.gate[party]!, (gate) => this.isOpenTo(party, this.stages[gate]![0]!));
  }

  private betterGate(party: number, gainSeconds: number): number | undefined {
    const own = this.gate[party]!;
    let best: number | undefined;
    let bestSeconds = this.promise(party, this.chooseBank(party, this.stages[own]![0]!)) - gainSeconds;
    for (let gate = 0; gate < this.stages.length; gate += 1) {
      const stage = this.stages[gate]![0]!;
      if (gate === own || (this.parties.isStepFree[party] === 1 && !stage.hasStepFree)) continue;
      const seconds =
        this.promise(party, this.chooseBank(party, stage)) + this.scene.walkSeconds * this.steps(own, gate);
      if (seconds < bestSeconds) [best, bestSeconds] = [gate, seconds];
    }
    return best;
  }

  private isOpenTo(party: number, stage: StageBanks): boolean {
    if (this.parties.isStepFree[party] === 1 && !stage.hasStepFree) return false;
    return this.chooseBank(party, stage).open > 0;
  }

  private lineOf(party: number, bank: Bank): 0 | 1 {
    return bank.priority === 'first' && this.parties.isStepFree[party] === 1 ? 0 : 1;
  }

  private meanOf(party: number, bank: Bank): number {
    const { parties } = this;
    const medium = parties.medium[party]!;
    const people = this.concerned(party, this.stages[bank.gate]![bank.stage]!);
    const extra = parties.isStepFree[party] === 1 ? bank.extraSeconds : 0;
    return bank.actSeconds[medium]! + bank.personSeconds[medium]! * people + extra;
  }

  /** How many of a party a stage has to do with. */
  private concerned(party: number, { concern }: StageBanks): number {
    const { parties } = this;
    if (concern === 'everyone') return parties.size[party]!;
    if (concern === 'bags') return parties.bags[party]!;
    if (concern === 'checked') return parties.checked[party]!;
    return parties.isUnread[party] === 1 ? parties.size[party]! : 0;
  }

  /** The nearest other gate, along the ring, that fits. */
  private nearest(from: number, fits: (gate: number) => boolean): number | undefined {
    let best: number | undefined;
    for (let gate = 0; gate < this.stages.length; gate += 1) {
      if (gate === from || !fits(gate)) continue;
      if (best === undefined || this.steps(from, gate) < this.steps(from, best)) best = gate;
    }
    return best;
  }

  private steps(from: number, to: number): number {
    const gap = Math.abs(from - to);
    return Math.min(gap, this.stages.length - gap);
  }
}
