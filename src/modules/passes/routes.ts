import { on, onCall, type Route } from '../../platform/http/route.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import { type Actor, personOf, type Transactor, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { accreditationRoutes } from './accreditation/routes.ts';
import { bindDevice } from './bind-device.ts';
import * as contract from './contract.ts';
import { hashSecret } from './gate-secret.ts';
import { getBoard } from './get-board.ts';
import { getIssuer } from './get-issuer.ts';
import { keepToOwnGate } from './keep-to-own-gate.ts';
import { listAdmissions } from './list-admissions.ts';
import { listPasses } from './list-passes.ts';
import { pairGate } from './pair-gate.ts';
import { makeDirectory } from './snapshot/make-directory.ts';
import { makeSnapshot } from './snapshot/make-snapshot.ts';
import { findGateBySecret, listKeys, listPassesOf } from './store.ts';
import { openSync } from './sync/open-sync.ts';
import { listReceiptsOf } from './sync/store.ts';

export interface PassPorts {
  readonly database: Transactor;
  readonly box: SecretBox;
  /** The demo's clock less the machine's. */
  readonly clockOffsetMs: () => number;
}

export function passRoutes({ database, box, clockOffsetMs }: PassPorts): Route[] {
  const passes = async (tx: Tx, edition: string) => ({ passes: await listPasses(tx, edition, box), serverNow: tx.now });
  const desk = openSync(database);
  /** Gates pin the first key: what they fetch is signed with it. */
  const signed = async (tx: Tx, edition: string, text: string) => {
    const issuer = (await getIssuer(tx, edition, box, 'first'))!;
    return { signature: issuer.sign(Buffer.from(text)).toString('base64url'), kid: issuer.keyId };
  };
  return [
    on(contract.listPasses, (tx, { params }) => passes(tx, params.edition)),
    on(contract.bindDevice, async (tx, { params, body }) => {
      await bindDevice(tx, params.edition, body.publicKey);
      return await passes(tx, params.edition);
    }),
    on(contract.listReceipts, async (tx, { params }) => {
      const own = await listPassesOf(tx.db, params.edition, [personOf(tx)]);
      return { passes: await listReceiptsOf(tx.db, params.edition, own.map(({ id }) => id)) }; // biome-ignore format: one line says it
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
    onCall(contract.syncGate, async (call, { params, body }) => {
      keepToOwnGate(call.actor, params.gate);
      const secretHash = hashSecret(call.header('authorization')?.slice('Bearer '.length) ?? '');
      return await desk.sync(params.edition, { gate: params.gate, secretHash, report: body });
    }),
    onCall(contract.getGateSnapshot, async (call, { params }) => {
      keepToOwnGate(call.actor, params.gate);
      return await call.database.read(call.actor, async (tx) => {
        const made = await makeSnapshot(tx, params.edition, params.gate, { box, clockOffsetMs: clockOffsetMs() });
        const snapshot = JSON.stringify(made);
        return { version: made.version, snapshot, ...(await signed(tx, params.edition, snapshot)) };
      });
    }),
    onCall(contract.getGateDirectory, async (call, { params, query }) => {
      keepToOwnGate(call.actor, params.gate);
      return await call.database.read(call.actor, async (tx) => {
        const directory = await makeDirectory(tx, params.edition, params.gate, query.since);
        return { directory, ...(await signed(tx, params.edition, directory)) };
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
  ];
}

/** The gate behind a bearer token, or undefined. */
export async function identifyGate(tx: Tx, token: string): Promise<Actor | undefined> {
  const gate = await findGateBySecret(tx.db, hashSecret(token));
  return gate && { kind: 'gate', ...gate };
}
