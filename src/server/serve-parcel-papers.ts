import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage } from '../kernel/language.ts';
import { refuseCommon } from '../kernel/problem.ts';
import { customsCsv, customsDocuments, openCustomsFile, openPaper, writePaper } from '../modules/market/index.ts';
import { isAllowed } from '../platform/http/is-allowed.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import type { Parts } from './parts.ts';

interface PaperRoute {
  Params: { edition: string; brand: string; consignment: string; parcel?: string };
  Querystring: { language?: string };
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const consignments = '/api/editions/:edition/market/brands/:brand/consignments/:consignment';

/** What a brand prints: packing list, label, customs declaration. Files, so they stand beside the endpoints. */
export function serveParcelPapers(app: FastifyInstance, parts: Parts): void {
  const serve =
    (kind: 'packing-list' | 'label' | 'cn23') => async (request: FastifyRequest<PaperRoute>, reply: FastifyReply) => {
      const actor = await parts.identify(request);
      const { edition, brand, consignment, parcel } = request.params;
      const refusal = isAllowed('brand', actor, edition);
      if (refusal) return await sendProblem(reply, refusal);
      const ids = [consignment, ...(parcel === undefined ? [] : [parcel])];
      if (!ids.every((id) => idPattern.test(id))) return await sendProblem(reply, refuseCommon.notFound());
      const wish = { edition, brand, consignment, kind, ...(parcel === undefined ? {} : { parcel }) };
      const paper = await parts.database.write(actor, (tx) => openPaper(tx, wish, parts.market));
      const language = request.query.language ?? 'en';
      reply.header('content-type', 'application/pdf').header('cache-control', 'no-store');
      reply.header('content-disposition', `inline; filename="${paper.number}-${kind}.pdf"`);
      return await reply.send(await writePaper(paper, isLanguage(language) ? language : 'en'));
    };
  for (const document of customsDocuments)
    for (const form of ['json', 'csv'] as const)
      app.get<PaperRoute>(`${consignments}/customs/${document}.${form}`, async (request, reply) => {
        const actor = await parts.identify(request);
        const { edition, brand, consignment } = request.params;
        const refusal = isAllowed('brand', actor, edition);
        if (refusal) return await sendProblem(reply, refusal);
        if (!idPattern.test(consignment)) return await sendProblem(reply, refuseCommon.notFound());
        const wish = { edition, brand, consignment, document };
        const { number, ...file } = await parts.database.write(actor, (tx) => openCustomsFile(tx, wish, parts.market));
        reply.header('content-type', form === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8');
        reply.header('cache-control', 'no-store');
        reply.header('content-disposition', `attachment; filename="${number}-${document}.${form}"`);
        return await reply.send(form === 'csv' ? customsCsv(file) : JSON.stringify(file));
      });
  app.get<PaperRoute>(`${consignments}/packing-list.pdf`, serve('packing-list'));
  app.get<PaperRoute>(`${consignments}/parcels/:parcel/label.pdf`, serve('label'));
  app.get<PaperRoute>(`${consignments}/parcels/:parcel/cn23.pdf`, serve('cn23'));
}
