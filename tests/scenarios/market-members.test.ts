import { afterAll, beforeAll, expect, it } from 'vitest';
import * as market from '../../src/modules/market/contract.ts';
import { maker, marketServer } from './market-stories.ts';
import { type Caller, edition, type TestServer } from './test-server.ts';

/* Who acts for a brand: added by those who do, seen by nobody else, and never nobody. */

const cloth = { edition, brand: 'cloth' };
let server: TestServer;
let first: Caller;
beforeAll(async () => {
  server = await marketServer();
  first = await maker(server, 'cloth');
  await maker(server, 'iron');
});
afterAll(() => server.close());

it('a member lets another in by address, who then sees the brand and nothing of another', async () => {
  const added = await first.call(market.addMember, { params: cloth, body: { email: 'Second@Example.org' } });
  expect(added.body.members.map((one) => one.address).sort()).toEqual(['cl…@example.org', 'se…@example.org']);
  const second = await server.signIn('second@example.org');
  expect((await second.call(market.getBrandDesk, { params: cloth })).status).toBe(200);
  expect((await second.call(market.getBrandDesk, { params: { edition, brand: 'iron' } })).status).toBe(403);
  const again = await first.call(market.addMember, { params: cloth, body: { email: 'second@example.org' } });
  expect(again.body.members).toHaveLength(2);
});

it('a stranger and the member of another brand neither see nor change who acts for it', async () => {
  const iron = await server.signIn('iron@example.org');
  for (const caller of [iron, await server.signIn('stranger@example.org')]) {
    expect((await caller.call(market.listMembers, { params: cloth })).status).toBe(403);
    expect((await caller.call(market.addMember, { params: cloth, body: { email: 'x@example.org' } })).status).toBe(403);
  }
});

it('who is taken off comes in no more, and the last one stays', async () => {
  const { members } = (await first.call(market.listMembers, { params: cloth })).body;
  const other = members.find((one) => !one.isMe)!;
  const me = members.find((one) => one.isMe)!;
  const left = await first.call(market.removeMember, { params: { ...cloth, member: other.id } });
  expect(left.body.members.map((one) => one.id)).toEqual([me.id]);
  const second = await server.signIn('second@example.org');
  expect((await second.call(market.getBrandDesk, { params: cloth })).status).toBe(403);
  expect((await first.call(market.removeMember, { params: { ...cloth, member: me.id } })).body.code).toBe(
    'market/lastMember',
  );
});
