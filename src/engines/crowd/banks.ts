import { type Concern, type Gate, type LaneKind, type Lanes, media } from './scene.ts';
import type { Spread } from './service-time.ts';

/** One line of people and the lanes it feeds. */
export interface Bank {
  readonly index: number;
  readonly gate: number;
  readonly stage: number;
  readonly kind: LaneKind;
  readonly lanes: number;
  /** Lanes of its group that come before it. */
  readonly ordinal: number;
  readonly isStepFree: boolean;
  readonly priority: 'none' | 'first' | 'only';
  readonly extraSeconds: number;
  readonly reserveSeconds: number;
  readonly actSeconds: readonly number[];
  readonly personSeconds: readonly number[];
  readonly spreads: readonly Spread[];
  /** Lanes that work now, less those in use; may be below zero while closed lanes finish whom they have. */
  free: number;
  open: number;
  slow: number;
  /** Mean seconds of service that wait in line: of those served first, and of the others. */
  readonly work: [number, number];
  readonly waiting: [number, number];
  /** First and last party of each line; -1: none. */
  readonly head: [number, number];
  readonly tail: [number, number];
  busySeconds: number;
  served: number;
}

export interface StageBanks {
  readonly concern: Concern;
  readonly banks: readonly Bank[];
  readonly hasStepFree: boolean;
}

/** Gates as lines before lanes: a group with a line each becomes as many banks of one lane. */
export function banksOf(gates: readonly Gate[]): { banks: Bank[]; stages: StageBanks[][] } {
  const banks: Bank[] = [];
  const stages = gates.map((gate, gateIndex) =>
    gate.stages.map((stage, stageIndex): StageBanks => {
      const own = stage.lanes.flatMap((lanes) => {
        const sizes = lanes.lines === 'one' ? [lanes.count] : Array.from({ length: lanes.count }, () => 1);
        return sizes
          .filter((size) => size > 0)
          .map((size, ordinal) => {
            const bank = emptyBank(lanes, size, { index: banks.length, ordinal, gate: gateIndex, stage: stageIndex });
            banks.push(bank);
            return bank;
          });
      });
      return { concern: stage.concern, banks: own, hasStepFree: own.some((bank) => bank.isStepFree) };
    }),
  );
  return { banks, stages };
}

function emptyBank(
  lanes: Lanes,
  size: number,
  place: { index: number; ordinal: number; gate: number; stage: number },
): Bank {
  const services = media.map((medium) => lanes.service[medium]);
  return {
    ...place,
    kind: lanes.kind,
    lanes: size,
    isStepFree: lanes.isStepFree,
    priority: lanes.stepFree ?? 'none',
    extraSeconds: lanes.stepFreeExtraSeconds ?? 0,
    reserveSeconds: lanes.reserveSeconds ?? 0,
    actSeconds: services.map((service) => service.actSeconds),
    personSeconds: services.map((service) => service.personSeconds),
    spreads: services.map((service) => service.spread),
    free: size,
    open: size,
    slow: 1,
    work: [0, 0],
    waiting: [0, 0],
    head: [-1, -1],
    tail: [-1, -1],
    busySeconds: 0,
    served: 0,
  };
}
