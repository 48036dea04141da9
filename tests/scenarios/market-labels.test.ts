import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as market from '../../src/modules/market/contract.ts';
import { buy, maker, marketServer, params } from './market-stories.ts';
import { edition, newId, type TestServer } from './test-server.ts';

/* Labels bought from a carrier's system, and parcels it follows; the system is a server of our own that answers like EasyPost. */

let carrier: Server;
let server: TestServer;
let reference: string;
let isBought = false;
let status = 'in_transit';
let bought = 0;

beforeAll(async () => {
  carrier = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (request.url === '/v2/shipments') reference = JSON.parse(body).shipment.reference;
      if (request.url!.endsWith('/buy')) {
        isBought = true;
        bought++;
      }
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          id: 'shp_1',
          reference,
          rates: [
            { id: 'rate_1', carrier: 'JapanPost', service: 'EMS', rate: '31.75', currency: 'USD', delivery_days: 4 },
          ],
          selected_rate: isBought ? { carrier: 'JapanPost', service: 'EMS' } : null,
          tracking_code: isBought ? 'EZ1000' : null,
          postage_label: isBought ? { label_url: 'https://labels.example/1.pdf' } : null,
          tracker: isBought ? { status } : null,
        }),
      );
    });
  });
  await new Promise<void>((resolve) => carrier.listen(0, '127.0.0.1', resolve));
  const easypostUrl = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
  server = await marketServer({ easypostKey: 'K', easypostUrl });
});
afterAll(async () => {
  await server.close();
  carrier.close();
});

it('a label is bought once, its number is the parcel’s, and the carrier tells when it came', async () => {
  const cloth = await maker(server, 'cloth');
  const buyer = await server.signIn('anna@example.org');
  const { consignments } = await buy(buyer, [['wrap-one', 2]], { country: 'DE' });
  const ofBrand = { edition, brand: 'cloth', consignment: consignments[0]!.id };
  const sender = { street: 'Nishijin 1', town: 'Kyoto', postcode: '602-8216', phone: '+81 75 1234' };
  const { offers } = (await cloth.call(market.quoteParcel, { params: ofBrand, body: { sender } })).body;
  expect(offers.map((one) => one.system)).toEqual(['table', 'easypost']);
  expect(reference).toBe(consignments[0]!.id);

  const { system, shipment, rate } = offers[1]!;
  const body = { id: newId(), carrier: 'easypost', sender, label: { system, shipment, rate } };
  const first = await cloth.call(market.sendParcel, { params: ofBrand, body });
  const label = { carrier: 'JapanPost', tracking: 'EZ1000', labelUrl: 'https://labels.example/1.pdf' };
  expect(first.body.parcel).toMatchObject(label);
  const again = await cloth.call(market.sendParcel, { params: ofBrand, body });
  expect(again.body.consignment.parcels).toHaveLength(1);
  expect(bought).toBe(1);

  const mine = async () =>
    (await buyer.call(market.listMyConsignments, { params, query: {} })).body.consignments[0]!.parcels[0]!;
  expect(await mine()).toMatchObject({ state: 'sent', tracking: 'EZ1000', labelUrl: null });
  status = 'delivered';
  server.database.clock.set(server.database.clock.now() + 3 * 3_600_000);
  await expect.poll(async () => (await mine()).state, { timeout: 8_000 }).toBe('delivered');
  expect((await mine()).deliveredBy).toBe('carrier');
});

it('a label of another consignment is not sold', async () => {
  const cloth = await maker(server, 'cloth');
  const buyer = await server.signIn('ben@example.org');
  const { consignments } = await buy(buyer, [['wrap-one', 1]]);
  const ofBrand = { edition, brand: 'cloth', consignment: consignments[0]!.id };
  const label = { system: 'easypost', shipment: 'shp_1', rate: 'rate_1' };
  const body = { id: newId(), carrier: 'easypost', label };
  expect((await cloth.call(market.sendParcel, { params: ofBrand, body })).body).toMatchObject({
    code: 'market/carrierUnavailable',
    facts: { failure: 'refused' },
  });
  expect((await cloth.call(market.getConsignment, { params: ofBrand })).body.consignment.state).toBe('placed');
});
