import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseCommon } from '../kernel/problem.ts';
import {
  findTied,
  makeApplePass,
  makeLatestApplePass,
  removeRegistration,
  saveRegistration,
  syncWallets,
} from '../modules/carriers/index.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import { anyone } from '../platform/tx.ts';
import type { Parts } from './parts.ts';

interface PassRoute {
  Params: { edition: string; pass: string };
}
interface TiedRoute {
  Params: { edition: string; device: string; passType: string; serial: string };
  Querystring: { passesUpdatedSince?: string };
}

const service = '/api/editions/:edition/wallet/apple/v1';
const passPattern = /^[0-9A-HJKMNP-TV-Z]{13}$/;
const devicePattern = /^[A-Za-z0-9._-]{1,100}$/;

/** Passes for Apple Wallet, and the web service that phones ask about them (Apple, "Adding a Web Service to Update Passes"). */
export function serveWallets(app: FastifyInstance, parts: Parts): void {
  const { database, carriers, origin } = parts;
  const { apple } = carriers.signers;
  if (!apple) return;
  const ports = () => ({ ...carriers, certificate: apple.certificate(), origin });
  app.get<PassRoute>('/api/editions/:edition/passes/:pass/wallet.pkpass', async (request, reply) => {
    const actor = await parts.identify(request);
    if (actor.kind !== 'person') return await sendProblem(reply, refuseCommon.notSignedIn());
    const { edition, pass } = request.params;
    if (!passPattern.test(pass)) return await sendProblem(reply, refuseCommon.notFound());
    const bundle = await database.write(actor, (tx) => makeApplePass(tx, edition, pass, ports()));
    return await sendBundle(reply, bundle);
  });
  app.get<TiedRoute>(`${service}/passes/:passType/:serial`, async (request, reply) => {
    if (!(await isTied(parts, request))) return await reply.code(401).send();
    const { edition, serial } = request.params;
    const { bundle, updatedAt } = await database.read(anyone, (tx) =>
      makeLatestApplePass(tx, edition, serial, ports()),
    );
    const since = Date.parse(String(request.headers['if-modified-since'] ?? ''));
    if (since >= Math.floor(updatedAt / 1000) * 1000) return await reply.code(304).send();
    return await sendBundle(reply.header('last-modified', new Date(updatedAt).toUTCString()), bundle);
  });
  serveRegistrations(app, parts);
}

function serveRegistrations(app: FastifyInstance, parts: Parts): void {
  const { database } = parts;
  app.post<TiedRoute & { Body: { pushToken?: unknown } | undefined }>(
    `${service}/devices/:device/registrations/:passType/:serial`,
    async (request, reply) => {
      if (!(await isTied(parts, request))) return await reply.code(401).send();
      const { edition, device, serial } = request.params;
      const pushToken = request.body?.pushToken;
      if (typeof pushToken !== 'string' || !/^[0-9a-fA-F]{16,200}$/.test(pushToken) || !devicePattern.test(device))
        return await reply.code(400).send();
      const isNew = await database.write(anyone, (tx) => saveRegistration(tx, edition, { device, serial, pushToken }));
      return await reply.code(isNew ? 201 : 200).send();
    },
  );
  app.delete<TiedRoute>(`${service}/devices/:device/registrations/:passType/:serial`, async (request, reply) => {
    if (!(await isTied(parts, request))) return await reply.code(401).send();
    const { edition, device, serial } = request.params;
    await database.write(anyone, (tx) => removeRegistration(tx, edition, device, serial));
    return await reply.code(200).send();
  });
  // Apple asks this without a token: the device's name is the secret, as its document says.
  app.get<TiedRoute>(`${service}/devices/:device/registrations/:passType`, async (request, reply) => {
    const { edition, device } = request.params;
    if (!devicePattern.test(device)) return await reply.code(204).send();
    const since = request.query.passesUpdatedSince;
    const updated = await database.read(anyone, (tx) => syncWallets(tx, edition, device, since));
    return updated ? await reply.send(updated) : await reply.code(204).send();
  });
  app.post<{ Body: { logs?: unknown } | undefined }>(`${service}/log`, async (request, reply) => {
    const logs = Array.isArray(request.body?.logs) ? request.body.logs : [];
    for (const line of logs.slice(0, 20)) request.log.warn({ line: String(line).slice(0, 500) }, 'apple wallet');
    return await reply.code(200).send();
  });
}

async function isTied(parts: Parts, request: FastifyRequest<TiedRoute>): Promise<boolean> {
  const { edition, serial } = request.params;
  const { authorization } = request.headers;
  const wallet = await parts.database.read(anyone, (tx) =>
    findTied(tx, edition, serial, authorization, parts.carriers.keys),
  );
  return wallet !== undefined;
}

async function sendBundle(reply: FastifyReply, bundle: Buffer): Promise<FastifyReply> {
  reply.header('content-type', 'application/vnd.apple.pkpass').header('cache-control', 'no-store');
  return await reply.header('content-disposition', 'attachment; filename="pass.pkpass"').send(bundle);
}
