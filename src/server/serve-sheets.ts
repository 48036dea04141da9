import type { FastifyInstance } from 'fastify';
import { isLanguage } from '../kernel/language.ts';
import { refuseCommon } from '../kernel/problem.ts';
import { shownParty, writeSheet } from '../modules/carriers/index.ts';
import { findOwner } from '../modules/passes/index.ts';
import { recordAudit } from '../platform/audit.ts';
import { isAllowed } from '../platform/http/is-allowed.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import type { Parts } from './parts.ts';

interface SheetRoute {
  Params: { edition: string; pass: string };
  Querystring: { language?: string; only?: string };
}

const passPattern = /^[0-9A-HJKMNP-TV-Z]{13}$/;

/** The printed page: one's own at home, anybody's at the help desk. Files, so they stand beside the endpoints. */
export function serveSheets(app: FastifyInstance, parts: Parts): void {
  const { database, carriers } = parts;
  app.get<SheetRoute>('/api/editions/:edition/sheet.pdf', async (request, reply) => {
    const actor = await parts.identify(request);
    if (actor.kind !== 'person') return await sendProblem(reply, refuseCommon.notSignedIn());
    const { language, only } = request.query;
    const party = await database.read(actor, (tx) =>
      shownParty(tx, request.params.edition, actor.person, carriers.box, languageOf(language)),
    );
    return await reply.headers(headersOf()).send(await writeSheet(party, onlyOf(only)));
  });
  app.get<SheetRoute>('/api/editions/:edition/desk/sheets/:pass.pdf', async (request, reply) => {
    const actor = await parts.identify(request);
    const { edition, pass } = request.params;
    const refusal = isAllowed({ staff: 'gates' }, actor, edition);
    if (refusal) return await sendProblem(reply, refusal);
    if (!passPattern.test(pass)) return await sendProblem(reply, refuseCommon.notFound());
    const party = await database.write(actor, async (tx) => {
      const person = await findOwner(tx, edition, pass);
      if (person === undefined) return undefined;
      await recordAudit(tx, edition, 'carriers/printSheet', { pass });
      return await shownParty(tx, edition, person, carriers.box, languageOf(request.query.language));
    });
    if (!party) return await sendProblem(reply, refuseCommon.notFound());
    return await reply.headers(headersOf()).send(await writeSheet(party, onlyOf(request.query.only)));
  });
}

function headersOf(): Record<string, string> {
  return {
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
    'content-disposition': 'inline; filename="kaimon-pass.pdf"',
  };
}

const languageOf = (wish: string | undefined) => (wish !== undefined && isLanguage(wish) ? wish : undefined);

/** Passes of a query, `a.b.c`; undefined: all that have tickets. */
function onlyOf(text: string | undefined): string[] | undefined {
  const passes = (typeof text === 'string' ? text : '').split('.').filter((one) => passPattern.test(one));
  return passes.length > 0 ? passes : undefined;
}
