import { refuseCommon } from '../../../kernel/problem.ts';
import { on, onCall, type Route } from '../../../platform/http/route.ts';
import type { Tx } from '../../../platform/tx.ts';
import * as contract from '../contract.ts';
import { getSupply, listAllTaken } from '../get-supply.ts';
import { getOwnJourney } from '../kept/get-own-journey.ts';
import type { DayRequest, Planner } from '../planner/planner.ts';
import { factsOf } from '../planning/facts.ts';
import { refuse } from '../problems.ts';
import { findJourney } from '../store.ts';
import { answerProposal } from './answer-proposal.ts';
import { endDisruption } from './end-disruption.ts';
import { listProposals } from './list-proposals.ts';
import { dayOn, toProposal } from './proposal.ts';
import { recordDisruption } from './record-disruption.ts';
import { insertProposal, listOpenDisruptions, lockProposal } from './store.ts';

export function dayRoutes(planner: Planner): Route[] {
  return [
    on(contract.recordDisruption, async (tx, { params, body }) => ({
      disruption: body,
      journeys: await recordDisruption(tx, params.edition, body),
    })),
    on(contract.listDisruptions, async (tx, { params }) => {
      await getSupply(tx, params.edition);
      return { disruptions: await listOpenDisruptions(tx.db, params.edition, tx.now) };
    }),
    on(contract.endDisruption, async (tx, { params }) => {
      await endDisruption(tx, params.edition, params.disruption);
      return null;
    }),
    on(contract.listProposals, async (tx, { params }) => ({
      proposals: await listProposals(tx, params.edition, params.journey),
    })),
    onCall(contract.replanToday, async (call, { params, body }) => {
      const asked = { ...params, ...body };
      const request = await call.database.read(call.actor, (tx) => dayRequest(tx, asked));
      const plan = await planner.replan(request);
      if (!plan) throw refuse.notToday();
      return await call.database.write(call.actor, async (tx) => {
        await getOwnJourney(tx, params.edition, params.journey);
        const earlier = await lockProposal(tx.db, params.edition, body.id);
        if (earlier && earlier.journey !== params.journey) throw refuseCommon.conflictingId({ id: body.id });
        const facts = { what: null, proposal: plan, state: 'offered', madeAt: tx.now } as const;
        const record = earlier ?? { id: body.id, journey: params.journey, because: body.because, ...facts };
        if (!earlier) await insertProposal(tx.db, params.edition, record);
        return toProposal(record);
      });
    }),
    on(contract.answerProposal, (tx, { params, body }) => answerProposal(tx, params.edition, { ...params, ...body })),
  ];
}

async function dayRequest(
  tx: Tx,
  { edition, journey: id, because }: { edition: string; journey: string; because: 'tired' | 'runningLate' },
): Promise<DayRequest> {
  const record = await findJourney(tx.db, edition, id);
  if (!record || tx.actor.kind !== 'person' || record.person !== tx.actor.person)
    throw refuse.noSuchJourney({ journey: id });
  const { programme, known } = await getSupply(tx, edition);
  const day = dayOn(record.journey, tx.now, known.timeZone);
  if (!day) throw refuse.notToday({ journey: id });
  const disruptions = await listOpenDisruptions(tx.db, edition, tx.now);
  return {
    facts: factsOf(programme, known.supply),
    taken: await listAllTaken(tx, edition, programme),
    wish: { journey: record.journey, day, now: tx.now, because, disruptions },
  };
}
