import { afterAll, beforeAll, expect, it } from 'vitest';
import * as people from '../../src/modules/people/contract.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { origin, type TestServer, testServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

it('a session that was ended is refused at once, with all its cookies', async () => {
  const person = await server.signIn('leaver@example.org');
  expect(person.cookie).toContain('session_data');
  expect((await person.call(people.getMe)).status).toBe(200);
  const headers = { origin, cookie: person.cookie, 'content-type': 'application/json' };
  const out = await server.app.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload: '{}' });
  expect(out.statusCode).toBe(200);
  expect((await person.call(people.getMe)).status).toBe(401);
});

it('a session in use lives longer, one that ran out does not come back', async () => {
  const person = await server.signIn('stayer@example.org');
  const db = dbOver(server.database.pool);
  const ends = async () =>
    (
      await db.one<{ days: number }>(sql`SELECT date_part('day', s."expiresAt" - now()) AS days FROM people."session" s
      JOIN people."user" u ON u.id = s."userId" WHERE u.email = 'stayer@example.org'`)
    ).days;
  const set = (days: number) =>
    db.run(sql`UPDATE people."session" s SET "expiresAt" = now() + make_interval(days => ${days}) FROM people."user" u
      WHERE u.id = s."userId" AND u.email = 'stayer@example.org'`);
  await set(5);
  const bare = person.cookie.split('; ').filter((one) => !one.includes('session_data')).join('; '); // biome-ignore format: one line says it
  const call = () => server.app.inject({ method: 'GET', url: '/api/me', headers: { origin, cookie: bare } });
  expect((await call()).statusCode).toBe(200);
  expect(await ends()).toBeGreaterThan(28);
  await set(-1);
  expect((await call()).statusCode).toBe(401);
});
