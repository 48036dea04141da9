import { replayScreening } from '../../engines/screening/replay.ts';
import { on, type Route } from '../../platform/http/route.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import * as contract from './contract.ts';
import { notesOfDay } from './day-notes.ts';
import { getDay } from './get-day.ts';
import { getFairness } from './get-fairness.ts';
import { getGateRules } from './get-gate-rules.ts';
import { getPreview } from './get-preview.ts';
import { getScreening } from './get-screening.ts';
import { refuse } from './problems.ts';
import { publishPolicy } from './publish-policy.ts';
import { nodeHashes } from './rules.ts';
import { savePolicy } from './save-policy.ts';
import { setThreat } from './set-threat.ts';

export function screeningRoutes({ box }: { box: SecretBox }): Route[] {
  return [
    on(contract.getGateRules, async (tx, { params: { edition, gate }, query }) => {
      if (tx.actor.kind !== 'gate' || tx.actor.gate !== gate) throw refuse.otherGate({ gate });
      return await getGateRules(tx, { edition, gate, known: query.known }, box);
    }),
    on(contract.getScreening, (tx, { params }) => getScreening(tx, params.edition)),
    on(contract.savePolicy, async (tx, { params, body }) => {
      await savePolicy(tx, params.edition, body.policy);
      return await getScreening(tx, params.edition);
    }),
    on(contract.getPreview, (tx, { params }) => getPreview(tx, params.edition)),
    on(contract.publishPolicy, async (tx, { params, body }) => {
      await publishPolicy(tx, { edition: params.edition, ...body });
      return await getScreening(tx, params.edition);
    }),
    on(contract.setThreat, async (tx, { params, body }) => {
      await setThreat(tx, { edition: params.edition, ...body });
      return await getScreening(tx, params.edition);
    }),
    on(contract.getDay, (tx, { params }) => getDay(tx, params.edition, params.day)),
    on(contract.getFairness, (tx, { params }) => getFairness(tx, params.edition, params.day)),
    on(contract.getReplay, async (tx, { params }) => ({
      seeds: replayScreening(await notesOfDay(tx, params.edition, params.day), nodeHashes).map((seed) => ({
        ...seed,
        faults: [...seed.faults],
      })),
    })),
    on(contract.exportNotes, async (tx, { params }) => ({
      notes: (await notesOfDay(tx, params.edition, params.day)).map(({ gate, number, note }) => ({
        gate,
        number,
        note: { at: note.at, topic: note.topic, content: withoutPass(note.content) },
      })),
    })),
  ];
}

/** Whose pass it was decides nothing, so that auditors need not see it. */
function withoutPass(content: unknown): unknown {
  return typeof content === 'object' && content !== null && 'pass' in content
    ? { ...content, pass: null, passage: null }
    : content;
}
