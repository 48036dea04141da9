import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/time.ts';
import { campaignReactions } from '../../src/modules/journeys/campaigns/campaign-reactions.ts';
import * as journeys from '../../src/modules/journeys/contract.ts';
import { journeyProblems, loadSupply } from '../../src/modules/journeys/index.ts';
import { smallSupply } from '../../src/modules/journeys/testing/small-supply.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { makeAccount } from '../../src/modules/people/index.ts';
import { saveConsent } from '../../src/modules/people/save-consent.ts';
import { saveMember } from '../../src/modules/people/save-member.ts';
import { saveProfile } from '../../src/modules/people/save-profile.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { sql } from '../../src/platform/database/sql.ts';
import type { Mail } from '../../src/platform/mail/mailer.ts';
import { newId } from '../../src/platform/new-id.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, origin, type TestServer, testServer } from './test-server.ts';

/*
 * 240 people, of whom 180 agree to suggestions; a campaign for judo days against a control group; some of both sides buy.
 */

const params = { edition };
const needs = { stepFree: false, wheelchair: false, companion: false, hearing: false, sight: false };
let server: TestServer;
let staff: Caller;
/** By address; the n-th person tells what their number says. */
const people = new Map<string, string>();
const numberOf = (email: string) => Number(/\d+/.exec(email)![0]);
const agrees = (number: number) => number % 4 !== 3;
const followsJudo = (number: number) => number % 2 === 0;
const countryOf = (number: number) => (number < 6 ? 'KEN' : number % 3 === 0 ? 'FRA' : number % 3 === 1 ? 'JPN' : null);

async function makePeople(): Promise<void> {
  for (let number = 0; number < 240; number += 1) {
    const email = `p${number}@example.org`;
    const person = await server.database.write(systemActor('test'), (tx) => makeAccount(tx, { email, name: email }));
    people.set(email, person);
    await server.database.write({ kind: 'person', person, grants: [] }, async (tx) => {
      await saveProfile(tx, {
        name: `Person ${number}`,
        language: (['en', 'ja', 'zh', 'fr'] as const)[number % 4 === 2 ? 3 : number % 4]!,
        currency: null,
        favouriteDisciplines: followsJudo(number) ? ['JUD'] : ['MAR'],
        country: countryOf(number),
        needs,
      });
      if (number % 5 === 0) await saveMember(tx, { id: newId(), name: 'Child', kind: 'child' });
      // Who does not agree said no, took it back, or was never asked.
      if (agrees(number) || number % 8 === 3)
        await saveConsent(tx, { purpose: 'recommendations', granted: agrees(number), textVersion: '1' });
      if (number % 8 === 7 && number < 100) {
        await saveConsent(tx, { purpose: 'recommendations', granted: true, textVersion: '1' });
        await saveConsent(tx, { purpose: 'recommendations', granted: false, textVersion: '1' });
      }
    });
  }
}

beforeAll(async () => {
  server = await testServer();
  staff = await server.signIn('staff@example.org');
  await server.database.write(systemActor('test'), (tx) => loadSupply(tx, edition, smallSupply()));
  await makePeople();
}, 120_000);
afterAll(() => server.close());

const wish = (more: Partial<journeys.CampaignWish> = {}): journeys.CampaignWish => ({
  id: newId(),
  package: 'judo-days',
  goal: 'sport',
  country: null,
  controlShare: 0.3,
  perPlace: 1,
  ...more,
});
const db = () => dbOver(server.database.pool);
const sidesOf = async (campaign: string) => {
  const rows = await db().many<{ person: string; side: string; token: string | null; mailedAt: number | null }>(
    sql`SELECT person, side, token, mailed_at FROM journeys.recipient WHERE campaign = ${campaign} ORDER BY person`,
  );
  const emailOf = new Map([...people].map(([email, person]) => [person, email]));
  return rows.map((row) => ({ ...row, email: emailOf.get(row.person)! }));
};
const mailsTo = async (email: string) =>
  await db().many<{ subject: string; body: string }>(
    sql`SELECT subject, body FROM platform.demo_mail WHERE recipient = ${email} AND body LIKE '%unsubscribe%'`,
  );
const allMailed = async () =>
  new Set(
    (
      await db().many<{ recipient: string }>(
        sql`SELECT recipient FROM platform.demo_mail WHERE body LIKE '%/unsubscribe/%'`,
      )
    ).map((row) => row.recipient),
  );
const untilMailed = (campaign: string) =>
  expect
    .poll(async () => (await sidesOf(campaign)).filter((one) => one.side === 'asked' && one.mailedAt === null).length, {
      timeout: 30_000,
    })
    .toBe(0);

async function buy(email: string): Promise<void> {
  const caller = await server.signIn(email);
  const parts: journeys.Parts = {
    party: { adults: 1, children: 0, wheelchairs: 0 },
    stay: null,
    transports: [],
    transfers: [],
    tickets: [{ session: 'S-JUD-1', category: 'B' }],
    sights: [],
    guide: null,
    package: 'judo-days',
  };
  const total = { amount: 4_000, currency: 'JPY' };
  const hold = await caller.call(journeys.holdJourney, {
    params,
    body: { id: newId(), journey: newId(), parts, total },
  });
  expect(hold.body).toMatchObject({ total });
  const quote = await caller.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await caller.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const paid = await caller.call(orders.startPayment, {
    params: { edition, order: order.body.id },
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  expect(paid.status).toBeLessThan(300);
  await expect
    .poll(async () => (await caller.call(orders.getOrder, { params: { edition, order: order.body.id } })).body.state)
    .toBe('paid');
}

describe('a campaign', () => {
  const first = wish();
  let audience: journeys.Audience;

  it('is looked at before it is sent: counts, no people, small groups hidden', async () => {
    const answer = await staff.call(journeys.previewCampaign, { params, body: first });
    expect(answer.status).toBe(200);
    audience = answer.body;
    expect(audience.agreed).toBe(180);
    expect(audience.suits).toBe([...people.keys()].map(numberOf).filter((n) => agrees(n) && followsJudo(n)).length);
    expect(audience.matched).toBeGreaterThan(40);
    expect(audience.fills!).toBeLessThanOrEqual(audience.left);
    expect(audience.gapPercent).toBeLessThan(1);
    // Kenya has five at most; hidden, and so that the total does not tell them, another one too.
    const kenya = audience.byCountry.find((one) => one.country === 'KEN');
    expect(kenya).toEqual({ country: 'KEN', people: null });
    expect(audience.byCountry.filter((one) => one.people === null).length).toBeGreaterThan(1);
    expect(audience.reasons[0]).toMatchObject({ kind: 'followsSport', what: 'JUD' });
    expect(JSON.stringify(answer.body)).not.toMatch(/@|[0-9a-f]{8}-/);
  });

  it('of a small group shows nothing, and is not sent', async () => {
    const small = wish({ country: 'KEN', goal: 'fill' });
    const { body } = await staff.call(journeys.previewCampaign, { params, body: small });
    expect(body).toMatchObject({ suits: null, matched: null, fills: null, byCountry: [], reasons: [] });
    const answer = await staff.call(journeys.sendCampaign, { params, body: small });
    expect(answer.body.code).toBe('journeys/nobodyToAsk');
    expect(journeyProblems.nobodyToAsk.status).toBe(answer.status);
    expect((await staff.call(journeys.listCampaigns, { params })).body.campaigns).toEqual([]);
  });

  it('mails those asked, in their language, and nobody of the control group or without consent', async () => {
    const answer = await staff.call(journeys.sendCampaign, { params, body: first });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'sent', package: 'judo-days', boughtAsked: null, revenue: null });
    expect(answer.body.asked! + answer.body.control!).toBe(audience.matched);
    expect(answer.body.control).toBe(Math.round(audience.matched! * 0.3));
    await untilMailed(first.id);
    const sides = await sidesOf(first.id);
    const asked = sides.filter((one) => one.side === 'asked');
    const control = sides.filter((one) => one.side === 'control');
    expect(await allMailed()).toEqual(new Set(asked.map((one) => one.email)));
    expect(control.every((one) => one.token === null && one.mailedAt === null)).toBe(true);
    for (const { email } of sides) expect(agrees(numberOf(email))).toBe(true);
    const french = asked.find(({ email }) => numberOf(email) % 4 === 2)!;
    const [mail, ...more] = await mailsTo(french.email);
    expect(more).toEqual([]);
    expect(mail!.body).toContain('vous suivez Judo');
    expect(mail!.body).toContain(`${origin}/fr/${edition}/journeys?package=judo-days`);
    expect(mail!.body).toContain(`${origin}/fr/${edition}/unsubscribe/${french.token}`);
  });

  it('sent again is the same campaign, and mails nobody twice', async () => {
    const again = await staff.call(journeys.sendCampaign, { params, body: first });
    expect(again.body.sentAt).toBe(server.database.clock.now());
    const other = await staff.call(journeys.sendCampaign, { params, body: { ...first, goal: 'fill' } });
    expect(other.body.code).toBe('common/conflictingId');
    const [person] = (await sidesOf(first.id)).filter((one) => one.side === 'asked');
    const sent: Mail[] = [];
    const [draw, mail] = campaignReactions({ send: async (one) => void sent.push(one) }, origin);
    for (let times = 0; times < 2; times += 1) {
      await server.database.write(systemActor('test'), (tx) => draw!.react(tx, { campaign: first.id }, edition));
      const facts = { campaign: first.id, person: person!.person };
      await server.database.write(systemActor('test'), (tx) => mail!.react(tx, facts, edition));
    }
    expect(sent).toEqual([]);
    expect(await mailsTo(person!.email)).toHaveLength(1);
  });

  it('asks nobody a second time within a week, of either side', async () => {
    const { body } = await staff.call(journeys.previewCampaign, { params, body: wish() });
    const sides = new Set((await sidesOf(first.id)).map((one) => one.person));
    const rest = [...people].filter(([email, person]) => {
      const number = numberOf(email);
      return agrees(number) && followsJudo(number) && !sides.has(person);
    });
    expect(body.suits ?? 0).toBe(rest.length >= 10 ? rest.length : 0);
  });

  it('stops with one tap of the mail program, which posts a form and no cookie', async () => {
    const [one, two] = (await sidesOf(first.id)).filter(({ side }) => side === 'asked');
    const tap = (token: string) =>
      server.app.inject({
        method: 'POST',
        url: `/api/unsubscribe/${token}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      });
    expect((await tap(one!.token!)).statusCode).toBe(204);
    expect((await tap(one!.token!)).statusCode).toBe(204);
    expect((await server.nobody.call(journeys.unsubscribe, { params: { token: two!.token! } })).status).toBe(204);
    expect((await tap('A'.repeat(22))).statusCode).toBe(404);
    const page = await server.app.inject({ method: 'GET', url: `/api/unsubscribe/${one!.token}` });
    expect(page.headers['location']).toBe(`/en/${edition}/unsubscribe/${one!.token}`);
    const { body } = await staff.call(journeys.previewCampaign, { params, body: wish() });
    expect(body.agreed).toBe(178);
    const granted = await db().many(
      sql`SELECT granted FROM people.consent WHERE person = ${one!.person} AND purpose = 'recommendations'`,
    );
    expect(granted).toEqual([{ granted: false }]);
  });

  it('mails nobody whose consent ended between the draw and the mail', async () => {
    server.database.clock.set(server.database.clock.now() + 8 * day);
    const late = wish({ package: 'marathon-day' });
    const sent: Mail[] = [];
    const { body } = await staff.call(journeys.previewCampaign, { params, body: late });
    expect(body.matched).toBeGreaterThan(20);
    // Drawn by hand, so that the server's own reactions have nothing to send.
    await db().run(sql`INSERT INTO journeys.campaign (edition, id, wish, state, made_at, sent_at)
      VALUES (${edition}, ${late.id}, ${JSON.stringify(late)}::jsonb, 'sent', now(), '2021-06-01T00:00:00Z')`);
    const [yes, no] = [people.get('p1@example.org')!, people.get('p5@example.org')!];
    for (const [person, token] of [
      [yes, 'Y'.repeat(22)],
      [no, 'N'.repeat(22)],
    ])
      await db().run(sql`INSERT INTO journeys.recipient (edition, campaign, person, side, token)
        VALUES (${edition}, ${late.id}, ${person}, 'asked', ${token})`);
    await server.database.write({ kind: 'person', person: no, grants: [] }, (tx) =>
      saveConsent(tx, { purpose: 'recommendations', granted: false, textVersion: '1' }),
    );
    const [, mail] = campaignReactions({ send: async (one) => void sent.push(one) }, origin);
    for (const person of [yes, no, yes])
      await server.database.write(systemActor('test'), (tx) => mail!.react(tx, { campaign: late.id, person }, edition));
    expect(sent.map((one) => one.to)).toEqual(['p1@example.org']);
    expect(sent[0]!.headers).toEqual({
      'List-Unsubscribe': `<${origin}/api/unsubscribe/${'Y'.repeat(22)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    await db().run(sql`DELETE FROM journeys.campaign WHERE id = ${late.id}`);
  });

  it('is measured against its control group', async () => {
    const sides = await sidesOf(first.id);
    const asked = sides.filter((one) => one.side === 'asked').slice(2);
    const control = sides.filter((one) => one.side === 'control');
    for (const { email } of asked.slice(0, 12)) await buy(email);
    await buy(control[0]!.email);
    const [campaign] = (await staff.call(journeys.listCampaigns, { params })).body.campaigns;
    expect(campaign).toMatchObject({
      id: first.id,
      boughtAsked: 12,
      boughtControl: null,
      unsubscribed: null,
      revenue: { amount: 48_000, currency: 'JPY' },
    });
    const [p, q] = [12 / campaign!.asked!, 1 / campaign!.control!];
    expect(campaign!.uplift!.points).toBeCloseTo(100 * (p - q), 0);
    expect(campaign!.uplift!.low).toBeLessThan(campaign!.uplift!.points);
    expect(campaign!.uplift!.high).toBeGreaterThan(campaign!.uplift!.points);
  });

  it('does not ask those who have booked those days already', async () => {
    const buyers = (await sidesOf(first.id)).filter((one) => one.side === 'asked').slice(2, 14);
    const second = wish({ goal: 'fill' });
    await staff.call(journeys.sendCampaign, { params, body: second });
    await untilMailed(second.id);
    const again = new Set((await sidesOf(second.id)).map((one) => one.person));
    expect(again.size).toBeGreaterThan(20);
    for (const { person } of buyers) expect(again.has(person)).toBe(false);
  });

  it('is for staff of sales alone', async () => {
    const visitor = await server.signIn('p0@example.org');
    expect((await visitor.call(journeys.listCampaigns, { params })).status).toBe(403);
    expect((await visitor.call(journeys.sendCampaign, { params, body: wish() })).status).toBe(403);
    expect((await server.nobody.call(journeys.previewCampaign, { params, body: wish() })).status).toBe(401);
  });
});
