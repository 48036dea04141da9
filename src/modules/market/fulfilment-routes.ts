import { on, type Route } from '../../platform/http/route.ts';
import type { Tx } from '../../platform/tx.ts';
import * as contract from './contract.ts';
import { enterConsignment, type OfBrand } from './fulfilment/enter-consignment.ts';
import { listConsignments } from './fulfilment/list-consignments.ts';
import { listMyConsignments } from './fulfilment/list-my-consignments.ts';
import { markDelivered } from './fulfilment/mark-delivered.ts';
import { packConsignment } from './fulfilment/pack-consignment.ts';
import { sendParcel } from './fulfilment/send-parcel.ts';
import { toParcel, wireConsignments } from './fulfilment/wire-consignments.ts';
import type { Consignment } from './fulfilment-shapes.ts';
import type { MarketPorts } from './ports.ts';
import { answerDispute } from './returns/answer-dispute.ts';
import { answerReturn } from './returns/answer-return.ts';
import { askReturn } from './returns/ask-return.ts';
import { cancelReturn } from './returns/cancel-return.ts';
import { decideDispute } from './returns/decide-dispute.ts';
import { listDisputes } from './returns/list-disputes.ts';
import { listReturns } from './returns/list-returns.ts';
import { openDispute } from './returns/open-dispute.ts';
import { receiveReturn } from './returns/receive-return.ts';
import { sendReturn } from './returns/send-return.ts';

/** From paid to delivered and back. */
export function fulfilmentRoutes(ports: MarketPorts): Route[] {
  return [...brandRoutes(ports), ...buyerRoutes(ports), ...disputeRoutes(ports)];
}

async function shown(tx: Tx, wish: OfBrand): Promise<{ consignment: Consignment }> {
  const [consignment] = await wireConsignments(tx, wish.edition, [await enterConsignment(tx, wish, 'read')]);
  return { consignment: consignment! };
}

function brandRoutes(ports: MarketPorts): Route[] {
  return [
    on(contract.listConsignments, (tx, { params, query }) => listConsignments(tx, params.edition, params.brand, query)),
    on(contract.getConsignment, (tx, { params }) => shown(tx, params)),
    on(contract.packConsignment, async (tx, { params }) => {
      await packConsignment(tx, params);
      return await shown(tx, params);
    }),
    on(contract.sendParcel, async (tx, { params, body }) => {
      const parcel = await sendParcel(tx, { ...params, ...body, tracking: body.tracking ?? null, label: null });
      return { parcel: toParcel(parcel), ...(await shown(tx, params)) };
    }),
    on(contract.markDelivered, async (tx, { params }) => {
      await markDelivered(tx, params);
      return await shown(tx, params);
    }),
    on(contract.listReturns, async (tx, { params }) => ({
      returns: await listReturns(tx, params.edition, params.brand),
    })),
    on(contract.answerReturn, async (tx, { params, body }) => ({
      return: await answerReturn(tx, { ...params, ...body }, ports),
    })),
    on(contract.receiveReturn, async (tx, { params, body }) => ({
      return: await receiveReturn(tx, { ...params, ...body }, ports),
    })),
  ];
}

function buyerRoutes(ports: MarketPorts): Route[] {
  return [
    on(contract.listMyConsignments, async (tx, { params, query }) => ({
      consignments: await listMyConsignments(tx, params.edition, query.order),
    })),
    on(contract.askReturn, (tx, { params, body }) => askReturn(tx, { ...params, ...body }, ports)),
    on(contract.sendReturn, async (tx, { params, body }) => ({
      return: await sendReturn(tx, params.edition, params.return, body.tracking),
    })),
    on(contract.cancelReturn, async (tx, { params }) => ({
      return: await cancelReturn(tx, params.edition, params.return),
    })),
  ];
}

function disputeRoutes(ports: MarketPorts): Route[] {
  return [
    on(contract.openDispute, async (tx, { params, body }) => ({
      dispute: await openDispute(tx, { ...params, ...body }, ports),
    })),
    on(contract.listBrandDisputes, async (tx, { params }) => ({
      disputes: await listDisputes(tx, params.edition, params.brand),
    })),
    on(contract.answerDispute, async (tx, { params, body }) => ({
      dispute: await answerDispute(tx, { ...params, ...body }),
    })),
    on(contract.listDisputes, async (tx, { params }) => ({ disputes: await listDisputes(tx, params.edition, null) })),
    on(contract.decideDispute, async (tx, { params, body }) => ({
      dispute: await decideDispute(tx, { ...params, ...body }, ports),
    })),
  ];
}
