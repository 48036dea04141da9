import { on, onCall, type Route } from '../../platform/http/route.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import type { Actor, Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { accreditationRoutes } from './accreditation/routes.ts';
import { bindDevice } from './bind-device.ts';
import * as contract from './contract.ts';
import { findPeople } from './find-people.ts';
import { hashSecret } from './gate-secret.ts';
import { getBoard } from './get-board.ts';
import { getIssuer } from './get-issuer.ts';
import { listAdmissions } from './list-admissions.ts';
import { listPasses } from './list-passes.ts';
import { makeSnapshot } from './make-snapshot.ts';
import { pairGate } from './pair-gate.ts';
import { refuse } from './problems.ts';
import { findGateBySecret, listKeys } from './store.ts';
import { syncGate } from './sync-gate.ts';

export interface PassPorts {
  readonly box: SecretBox;
  /** The demo's clock less the machine's. */
  readonly clockOffsetMs: () => number;
}

export function passRoutes({ box, clockOffsetMs }: PassPorts): Route[] {
  const passes = async (tx: Tx, edition: string) => ({ passes: await listPasses(tx, edition, box), serverNow: tx.now });
  return [
    on(contract.listPasses, (tx, { params }) => passes(tx, params.edition)),
    on(contract.bindDevice, async (tx, { params, body }) => {
      await bindDevice(tx, params.edition, body.publicKey);
      return await passes(tx, params.edition);
    }),
    on(contract.getKeySet, async (tx, { params }) => {
      await getProgramme(tx, params.edition);
      const keys = await listKeys(tx.db, params.edition);
      return {
        keys: keys.map(({ keyId, publicKey }) => ({
          kty: 'OKP' as const,
          crv: 'Ed25519' as const,
          kid: keyId,
          x: publicKey.toString('base64url'),
          use: 'sig' as const,
        })),
      };
    }),
    on(contract.syncGate, async (tx, { params, body }) => {
      keepToOwnGate(tx.actor, params.gate);
      return await syncGate(tx, params.edition, params.gate, body);
    }),
    onCall(contract.getGateSnapshot, async (call, { params }) => {
      keepToOwnGate(call.actor, params.gate);
      return await call.database.read(call.actor, async (tx) => {
        const snapshot = JSON.stringify(await makeSnapshot(tx, params.edition, params.gate, clockOffsetMs()));
        const issuer = (await getIssuer(tx, params.edition, box, 'first'))!;
        const signature = issuer.sign(Buffer.from(snapshot)).toString('base64url');
        return {
          version: (JSON.parse(snapshot) as contract.GateSnapshot).version,
          snapshot,
          signature,
          kid: issuer.keyId,
        };
      });
    }),
    on(contract.pairGate, async (tx, { params, body }) => ({
      secret: await pairGate(tx, params.edition, params.gate, body.name),
    })),
    on(contract.getBoard, (tx, { params }) => getBoard(tx, params.edition)),
    on(contract.listAdmissions, async (tx, { params, query }) => ({
      admissions: await listAdmissions(tx, params.edition, params.session, query),
    })),
    ...accreditationRoutes(),
    on(contract.listSessionPasses, (tx, { params, query }) => findPeople(tx, params.edition, params.session, query.q)),
  ];
}

/** The gate behind a bearer token, or undefined. */
export async function identifyGate(tx: Tx, token: string): Promise<Actor | undefined> {
  const gate = await findGateBySecret(tx.db, hashSecret(token));
  return gate && { kind: 'gate', ...gate };
}

function keepToOwnGate(actor: Actor, gate: string): void {
  if (actor.kind !== 'gate' || actor.gate !== gate) throw refuse.noSuchGate({ gate });
}
