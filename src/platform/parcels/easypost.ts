import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { majorUnits } from '../../kernel/money.ts';
import { askJson, type JsonAnswer } from '../suppliers/ask-json.ts';
import { priceOf } from '../suppliers/price-of.ts';
import type { Address, Content, Failed, Label, ParcelCarrier, ParcelOffer, ParcelToSend } from './carrier.ts';

/*
 * EasyPost, API version 2: a shipment is made with its rates (POST v2/shipments), one of them is bought (POST v2/shipments/:id/buy), and
 * the shipment says where it is (GET v2/shipments/:id). Lengths are inches, weights ounces, values of customs items US dollars.
 */

export interface EasyPostOptions {
  readonly key: string | undefined;
  readonly url?: string | undefined;
  readonly timeoutMs?: number;
}

const maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Optional(Type.Union([schema, Type.Null()]));

const Shipment = Compile(
  Type.Object({
    id: Type.String(),
    reference: maybe(Type.String()),
    rates: Type.Optional(
      Type.Array(
        Type.Object({
          id: Type.String(),
          carrier: Type.String(),
          service: Type.String(),
          rate: Type.String(),
          currency: Type.String(),
          delivery_days: maybe(Type.Integer()),
        }),
      ),
    ),
    selected_rate: maybe(Type.Object({ carrier: Type.String(), service: Type.String() })),
    tracking_code: maybe(Type.String()),
    postage_label: maybe(Type.Object({ label_url: maybe(Type.String()) })),
    tracker: maybe(Type.Object({ status: maybe(Type.String()) })),
  }),
);
type Answer = ReturnType<typeof Shipment.Parse>;

const gramsAnOunce = 28.349523125;
const millimetresAnInch = 25.4;
const idPattern = /^shp_[A-Za-z0-9]{1,64}$/;

/** A number with so many decimals, never nothing: what is sent weighs and measures something. */
const least = (value: number, decimals: number) => Math.max(10 ** -decimals, Number(value.toFixed(decimals)));

export function easyPost({
  key,
  url = 'https://api.easypost.com',
  timeoutMs = 20_000,
}: EasyPostOptions): ParcelCarrier {
  async function ask(path: string, body?: object): Promise<{ shipment: Answer } | Failed> {
    if (key === undefined) return { failure: 'notSetUp' };
    const answer = await askJson(`${url}/v2/shipments${path}`, {
      method: body ? 'POST' : 'GET',
      timeoutMs,
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return shipmentOf(answer);
  }
  return {
    name: 'easypost',
    isSetUp: key !== undefined,
    async quote(parcel) {
      if (
        key !== undefined &&
        parcel.from.country !== parcel.to.country &&
        parcel.contents.some((one) => one.usd === null)
      )
        return { failure: 'notOffered' };
      const answer = await ask('', { shipment: bodyOf(parcel) });
      return 'failure' in answer ? answer : { offers: offersOf(answer.shipment) };
    },
    async buyLabel({ shipment: id, rate, reference }) {
      if (!idPattern.test(id)) return { failure: 'refused' };
      const known = await ask(`/${id}`);
      if ('failure' in known) return known;
      if (known.shipment.reference !== reference) return { failure: 'refused' };
      const before = labelOf(known.shipment);
      if (before) return { label: before };
      const bought = await ask(`/${id}/buy`, { rate: { id: rate } });
      if ('failure' in bought) return bought;
      const label = labelOf(bought.shipment);
      return label ? { label } : { failure: 'unreadable' };
    },
    async track(id) {
      const answer = await ask(`/${id}`);
      if ('failure' in answer) return answer;
      const status = answer.shipment.tracker?.status ?? 'unknown';
      const isFailed = ['return_to_sender', 'failure', 'cancelled', 'error'].includes(status);
      return { state: status === 'delivered' ? 'delivered' : isFailed ? 'failed' : 'underWay' };
    },
  };
}

function shipmentOf(answer: JsonAnswer): { shipment: Answer } | Failed {
  if ('failure' in answer) return answer;
  return Shipment.Check(answer.json) ? { shipment: answer.json } : { failure: 'unreadable' };
}

function labelOf({ tracking_code: tracking, postage_label: paper, selected_rate: rate }: Answer): Label | undefined {
  const url = paper?.label_url;
  return tracking && url ? { tracking, url, carrier: rate?.carrier ?? 'EasyPost' } : undefined;
}

function offersOf({ id, rates = [] }: Answer): ParcelOffer[] {
  return rates.flatMap(({ id: rate, carrier, service, rate: text, currency, delivery_days: days }): ParcelOffer[] => {
    const price = priceOf(text, currency);
    const most = days ?? null;
    return price
      ? [{ system: 'easypost', carrier, service, price, days: { fewest: most, most }, shipment: id, rate }]
      : [];
  });
}

function bodyOf({ reference, from, to, grams, millimetres, contents }: ParcelToSend): object {
  const inches = (value: number) => least(value / millimetresAnInch, 1);
  const { length, width, height } = millimetres;
  return {
    reference,
    from_address: addressOf(from),
    to_address: addressOf(to),
    parcel: {
      length: inches(length),
      width: inches(width),
      height: inches(height),
      weight: least(grams / gramsAnOunce, 1),
    },
    ...(from.country === to.country ? {} : { customs_info: customsOf(from, contents) }),
  };
}

function addressOf({ name, street, town, region, postcode, country, phone }: Address): object {
  return { name, street1: street, city: town, state: region, zip: postcode, country, phone };
}

function customsOf(from: Address, contents: readonly Content[]): object {
  return {
    contents_type: 'merchandise',
    restriction_type: 'none',
    non_delivery_option: 'return',
    customs_certify: true,
    customs_signer: from.name,
    customs_items: contents.map(({ description, count, grams, usd, hsCode, origin }) => ({
      description,
      quantity: count,
      value: majorUnits(usd!),
      currency: 'USD',
      weight: least(grams / gramsAnOunce, 3),
      hs_tariff_number: hsCode,
      origin_country: origin,
    })),
  };
}
