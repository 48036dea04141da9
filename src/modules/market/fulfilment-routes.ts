import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts';
import { type Call, on, onCall, type Route } from '../../platform/http/route.ts';
import type { Tx } from '../../platform/tx.ts';
import * as contract from './contract.ts';
import { myPurchaseRecord, purchaseRecord } from './customs/purchase-record.ts';
import { enterConsignment, type OfBrand } from './fulfilment/enter-consignment.ts';
import { listConsignments } from './fulfilment/list-consignments.ts';
import { listMyConsignments } from './fulfilment/list-my-consignments.ts';
import { markDelivered } from './fulfilment/mark-delivered.ts';
import { packConsignment } from './fulfilment/pack-consignment.ts';
import type { Parcel } from './fulfilment/parcel.ts';
import { type PrepareParcel, prepareParcel } from './fulfilment/prepare-parcel.ts';
import { contentsOf, sendParcel } from './fulfilment/send-parcel.ts';
import { findParcel } from './fulfilment/store.ts';
import { toParcel, wireConsignments } from './fulfilment/wire-consignments.ts';
import type { Consignment } from './fulfilment-shapes.ts';
import type { MarketPorts } from './ports.ts';
import { refuse } from './problems.ts';
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
import { answerReview } from './reviews/answer-review.ts';
import { hideReview } from './reviews/hide-review.ts';
import { listAllReviews } from './reviews/list-all-reviews.ts';
import { listReviews } from './reviews/list-reviews.ts';
import { writeReview } from './reviews/write-review.ts';

/** From paid to delivered and back. */
export function fulfilmentRoutes(ports: MarketPorts): Route[] {
  return [...brandRoutes(ports), ...buyerRoutes(ports), ...disputeRoutes(ports), ...recordRoutes, ...reviewRoutes];
}

async function shown(tx: Tx, wish: OfBrand): Promise<{ consignment: Consignment }> {
  const [consignment] = await wireConsignments(tx, wish.edition, [await enterConsignment(tx, wish, 'read')], 'brand');
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
    onCall(contract.quoteParcel, (call, { params, body }) => quote(call, { ...params, ...body }, ports)),
    onCall(contract.sendParcel, (call, { params, body }) => send(call, { ...params, ...body }, ports)),
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

async function quote(call: Call, wish: PrepareParcel, ports: MarketPorts) {
  const { parcel, carriers } = await call.database.write(call.actor, (tx) => prepareParcel(tx, wish, ports));
  const answers = await Promise.all(carriers.map(async ({ name, quote }) => ({ name, answer: await quote(parcel) })));
  return {
    offers: answers.flatMap(({ answer }) => ('offers' in answer ? answer.offers : [])),
    silent: answers.flatMap(({ name, answer }) =>
      'failure' in answer ? [{ system: name, failure: answer.failure }] : [],
    ),
  };
}

/** A label is bought between two transactions; a retry gets the label of the first time. */
async function send(
  call: Call,
  { label, ...wish }: OfBrand & BodyOf<typeof contract.sendParcel>,
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.sendParcel>> {
  const bought = label && (await buyLabel(call, wish, label, ports));
  return await call.database.write(call.actor, async (tx) => {
    const { tracking = null, sender = null, carrier } = wish;
    const parcel = await sendParcel(tx, { ...wish, tracking, sender, carrier, label: null, ...bought });
    return { parcel: toParcel(parcel, true), ...(await shown(tx, wish)) };
  });
}

async function buyLabel(
  call: Call,
  wish: OfBrand & Pick<BodyOf<typeof contract.sendParcel>, 'id' | 'items'>,
  { system, shipment, rate }: NonNullable<BodyOf<typeof contract.sendParcel>['label']>,
  ports: MarketPorts,
): Promise<Pick<Parcel, 'carrier' | 'tracking' | 'label'>> {
  await call.database.read(call.actor, async (tx) => {
    const consignment = await enterConsignment(tx, wish, 'read');
    if (!(await findParcel(tx.db, wish.edition, wish.id))) await contentsOf(tx, consignment, wish.items);
  });
  const carrier = ports.parcels.find((one) => one.name === system && one.isSetUp);
  if (!carrier) throw refuse.noSuchCarrier({ system });
  const answer = await carrier.buyLabel({ shipment, rate, reference: wish.consignment });
  if ('failure' in answer) throw refuse.carrierUnavailable({ system, failure: answer.failure });
  const { tracking, url } = answer.label;
  return { carrier: answer.label.carrier, tracking, label: { system, reference: shipment, url } };
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

const recordRoutes: readonly Route[] = [
  on(contract.getMyPurchaseRecord, async (tx, { params }) => ({
    record: await myPurchaseRecord(tx, params.edition, params.consignment),
  })),
  on(contract.getPurchaseRecord, async (tx, { params }) => ({ record: await purchaseRecord(tx, params) })),
];

const reviewRoutes: readonly Route[] = [
  on(contract.listReviews, (tx, { params }) => listReviews(tx, params.edition, params.product)),
  on(contract.writeReview, async (tx, { params, body }) => ({ review: await writeReview(tx, { ...params, ...body }) })),
  on(contract.listBrandReviews, async (tx, { params }) => ({
    reviews: await listAllReviews(tx, params.edition, params.brand),
  })),
  on(contract.answerReview, async (tx, { params, body }) => ({
    review: await answerReview(tx, { ...params, ...body }),
  })),
  on(contract.listAllReviews, async (tx, { params }) => ({ reviews: await listAllReviews(tx, params.edition, null) })),
  on(contract.hideReview, async (tx, { params, body }) => ({ review: await hideReview(tx, { ...params, ...body }) })),
];
