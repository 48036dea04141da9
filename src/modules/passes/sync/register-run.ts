import type { Problem } from '../../../kernel/problem.ts';
import { second } from '../../../kernel/time.ts';
import { refuse } from '../problems.ts';
import type { GateReport } from './read-report.ts';
import type { GateLine } from './store.ts';

/** A device that was silent for so long may be replaced by another with the same secret. */
const silentFor = 30 * second;

/**
 * Who reports as this gate from now on. The newest process counts, and one that was replaced does not come back. A
 * device with another key is taken only when the one before was silent for half a minute: where a secret was copied,
 * one of the two is told. Answers the changed row, or the refusal `gateInUse`.
 */
export function registerRun(gate: GateLine, report: GateReport, now: number): GateLine | Problem {
  const { run = gate.run, address = gate.address } = report;
  const publicKey = report.publicKey === undefined ? gate.publicKey : Buffer.from(report.publicKey, 'base64url');
  const isOther = gate.publicKey !== null && publicKey !== null && !gate.publicKey.equals(publicKey);
  const isFresh = gate.lastSeenAt !== null && Math.abs(now - gate.lastSeenAt) < silentFor;
  if (isOther && isFresh) return refuse.gateInUse({ gate: gate.gate });
  if (run === gate.run) return { ...gate, publicKey, address };
  if (run === gate.formerRun) return refuse.gateInUse({ gate: gate.gate });
  return { ...gate, publicKey, address, run, formerRun: gate.run };
}
