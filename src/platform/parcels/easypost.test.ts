import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { money } from '../../kernel/money.ts';
import type { ParcelToSend } from './carrier.ts';
import { easyPost } from './easypost.ts';
import { tableRates } from './table-rates.ts';

/* The client against a server of our own that answers in the shapes of EasyPost's public documentation. */

const parcel: ParcelToSend = {
  reference: 'consignment-1',
  from: {
    name: 'Cloth',
    street: 'Nishijin 1',
    town: 'Kyoto',
    region: null,
    postcode: '602',
    country: 'JP',
    phone: '1',
  },
  to: { name: 'Anna', street: 'Weg 2', town: 'Berlin', region: null, postcode: '10115', country: 'DE', phone: '2' },
  via: null,
  grams: 800,
  millimetres: { length: 254, width: 127, height: 51 },
  contents: [
    {
      description: 'wrap',
      count: 2,
      grams: 800,
      value: money(6_000, 'JPY'),
      usd: money(4_012, 'USD'),
      hsCode: '630790',
      origin: 'JP',
    },
  ],
};

let server: Server;
let url: string;
let asked: { method: string; path: string; key: string; body: unknown }[];
let isBought: boolean;
let status: string;
let fault: number | undefined;

const shipment = () => ({
  id: 'shp_1',
  object: 'Shipment',
  reference: 'consignment-1',
  rates: [
    { id: 'rate_1', carrier: 'JapanPost', service: 'EMS', rate: '31.75', currency: 'USD', delivery_days: 4 },
    { id: 'rate_2', carrier: 'DHLExpress', service: 'Worldwide', rate: '58.10', currency: 'USD', delivery_days: null },
    { id: 'rate_3', carrier: 'Odd', service: 'Odd', rate: 'free', currency: 'USD' },
  ],
  selected_rate: isBought ? { id: 'rate_1', carrier: 'JapanPost', service: 'EMS' } : null,
  tracking_code: isBought ? 'EZ1000' : null,
  postage_label: isBought ? { label_url: 'https://labels.example/1.pdf' } : null,
  tracker: isBought ? { status } : null,
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const key = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
      asked.push({ method: request.method!, path: request.url!, key, body: text ? JSON.parse(text) : null });
      if (request.url!.endsWith('/buy')) isBought = true;
      response.statusCode = fault ?? 200;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(shipment()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  isBought = false;
  status = 'in_transit';
  fault = undefined;
});

it('asks for rates in inches, ounces and dollars, and answers those that have a price', async () => {
  const answer = await easyPost({ key: 'K', url }).quote(parcel);
  expect(answer).toEqual({
    offers: [
      {
        ...{ system: 'easypost', carrier: 'JapanPost', service: 'EMS', price: money(3_175, 'USD') },
        ...{ days: { fewest: 4, most: 4 }, shipment: 'shp_1', rate: 'rate_1' },
      },
      {
        ...{ system: 'easypost', carrier: 'DHLExpress', service: 'Worldwide', price: money(5_810, 'USD') },
        ...{ days: { fewest: null, most: null }, shipment: 'shp_1', rate: 'rate_2' },
      },
    ],
  });
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: '/v2/shipments',
    key: 'K:',
    body: {
      shipment: {
        reference: 'consignment-1',
        to_address: { city: 'Berlin', country: 'DE' },
        parcel: { length: 10, width: 5, height: 2, weight: 28.2 },
        customs_info: {
          contents_type: 'merchandise',
          customs_items: [
            { quantity: 2, value: 40.12, weight: 28.219, hs_tariff_number: '630790', origin_country: 'JP' },
          ],
        },
      },
    },
  });
});

it('buys a label once: asked again it gets the first one, and never one of another consignment', async () => {
  const carrier = easyPost({ key: 'K', url });
  const wish = { shipment: 'shp_1', rate: 'rate_1', reference: 'consignment-1' };
  const label = { carrier: 'JapanPost', tracking: 'EZ1000', url: 'https://labels.example/1.pdf' };
  expect(await carrier.buyLabel(wish)).toEqual({ label });
  expect(await carrier.buyLabel(wish)).toEqual({ label });
  expect(asked.filter((one) => one.path.endsWith('/buy'))).toHaveLength(1);
  expect(await carrier.buyLabel({ ...wish, reference: 'consignment-2' })).toEqual({ failure: 'refused' });
  expect(await carrier.buyLabel({ ...wish, shipment: 'shp_1/../../users' })).toEqual({ failure: 'refused' });
});

it('follows a parcel, and names what went wrong', async () => {
  const carrier = easyPost({ key: 'K', url });
  isBought = true;
  expect(await carrier.track('shp_1')).toEqual({ state: 'underWay' });
  status = 'delivered';
  expect(await carrier.track('shp_1')).toEqual({ state: 'delivered' });
  status = 'return_to_sender';
  expect(await carrier.track('shp_1')).toEqual({ state: 'failed' });
  fault = 503;
  expect(await carrier.track('shp_1')).toEqual({ failure: 'unreachable' });
  expect(await easyPost({ key: undefined, url }).quote(parcel)).toEqual({ failure: 'notSetUp' });
  const unknown = { ...parcel, contents: [{ ...parcel.contents[0]!, usd: null }] };
  expect(await carrier.quote(unknown)).toEqual({ failure: 'notOffered' });
});

it('the table serves alone: both ways, or the one that was paid for, and no label', async () => {
  const table = tableRates(({ via, grams }) =>
    grams > 1_000 ? undefined : { price: money(via === 'post' ? 2_000 : 3_000, 'JPY'), fewestDays: 2, mostDays: 5 },
  );
  const offers = async (changes: Partial<ParcelToSend>) => {
    const answer = await table.quote({ ...parcel, ...changes });
    return 'offers' in answer ? answer.offers.map((one) => [one.carrier, one.price.amount]) : answer.failure;
  };
  expect(await offers({})).toEqual([
    ['post', 2_000],
    ['courier', 3_000],
  ]);
  expect(await offers({ via: 'post' })).toEqual([['post', 2_000]]);
  expect(await offers({ grams: 1_001 })).toEqual([]);
  expect(await table.buyLabel({ shipment: '', rate: 'post', reference: 'x' })).toEqual({ failure: 'notOffered' });
});
