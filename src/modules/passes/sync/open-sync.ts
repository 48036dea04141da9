import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { Problem } from '../../../kernel/problem.ts';
import { grouping } from '../../../platform/grouping.ts';
import { rawJson } from '../../../platform/http/raw-json.ts';
import { systemActor, type Transactor } from '../../../platform/tx.ts';
import type { syncGate } from '../contract.ts';
import { Relay, type RelayAnswer } from './relay.ts';
import { type SyncRequest, type SyncTaken, syncGates } from './sync-gates.ts';

/** So many gates at most share one transaction. */
const mostTogether = 128;

/** Where gates report: those that arrive together are taken in together, and hear of each other from memory. */
export interface SyncDesk {
  sync(edition: string, request: SyncRequest): Promise<AnswerOf<typeof syncGate>>;
}

export function openSync(database: Transactor): SyncDesk {
  const relays = new Map<string, Relay>();
  const groups = grouping<SyncRequest, AnswerOf<typeof syncGate>>(async (lane, requests) => {
    const edition = lane.slice(2);
    const relay = relays.get(edition) ?? new Relay(edition);
    relays.set(edition, relay);
    const outcomes = await database.write(systemActor('passes/sync'), (tx) => syncGates(tx, edition, requests));
    const taken = outcomes.flatMap((one, index) => (one instanceof Problem ? [] : [{ one, index }]));
    for (const { one } of taken) relay.take(one.line, one.entries);
    const wishes = taken.map(({ one, index }) => {
      const { known, heard = [] } = requests[index]!.report;
      return { gate: one.line.gate, gates: one.gates, known, heard };
    });
    const told = await database.read(systemActor('passes/relay'), (tx) => relay.answer(tx.db, wishes));
    const answers: (AnswerOf<typeof syncGate> | Error)[] = [...(outcomes as Problem[])];
    taken.forEach(({ one, index }, at) => {
      answers[index] = rawJson(textOf(one, told[at]!));
    });
    return answers;
  }, mostTogether);
  return { sync: (edition, request) => groups.add(`${laneOf(request.gate)} ${edition}`, request) };
}

/** Two transactions at a time: while the database writes for one half of the venues, reports of the other are read. */
function laneOf(gate: string): number {
  let sum = 0;
  for (let at = 0; at < gate.lastIndexOf('.'); at++) sum += gate.charCodeAt(at);
  return sum % 2;
}

function textOf({ line, snapshotVersion, directoryVersion, endings, serverNow }: SyncTaken, told: RelayAnswer): string {
  const { acknowledged, headHash } = line;
  const rest = JSON.stringify({ acknowledged, headHash, snapshotVersion, directoryVersion, endings, serverNow });
  return `${rest.slice(0, -1)},"others":${told.others},"heads":${told.heads}}`;
}
