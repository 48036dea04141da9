import type { FastifyInstance, InjectOptions } from 'fastify';
import pino from 'pino';
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '../../src/kernel/endpoint.ts';
import { fillPath } from '../../src/kernel/endpoint.ts';
import type { Blueprint } from '../../src/modules/editions/index.ts';
import { loadEdition } from '../../src/modules/editions/index.ts';
import { smallBlueprint } from '../../src/modules/editions/testing/small-edition.ts';
import { type Config, readConfig } from '../../src/platform/config.ts';
import { newId } from '../../src/platform/new-id.ts';
import { type TestDatabase, testDatabase } from '../../src/platform/testing/test-database.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { makeApp } from '../../src/server/app.ts';
import { makeParts } from '../../src/server/make-parts.ts';
import type { Parts } from '../../src/server/parts.ts';

export const origin = 'http://localhost:7000';
export const edition = 'small-2021';

/** What an endpoint answered. */
export interface Reply<T> {
  readonly status: number;
  readonly body: (T extends null ? unknown : T) & {
    code?: string;
    facts?: Record<string, unknown>;
    errors?: { path: string; message: string }[];
  };
}

/** Somebody who calls endpoints, with a cookie or a token of their own. */
export interface Caller {
  readonly cookie: string;
  call<E extends Endpoint>(
    endpoint: E,
    input?: { params?: ParamsOf<E>; query?: QueryOf<E>; body?: BodyOf<E> },
  ): Promise<Reply<AnswerOf<E>>>;
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly parts: Parts;
  readonly database: TestDatabase;
  readonly nobody: Caller;
  /** Signs in by a one-time code, as a person does. */
  signIn(email: string): Promise<Caller>;
  withToken(token: string): Caller;
  close(): Promise<void>;
}

/** A whole server over a fresh database with the small edition, everything real but the clock. */
export async function testServer(
  blueprint: Blueprint = smallBlueprint(),
  settings: Partial<Config> = {},
): Promise<TestServer> {
  const database = await testDatabase();
  await database.write(systemActor('test'), (tx) => loadEdition(tx, blueprint));
  const config = {
    ...readConfig({ KAIMON_EDITION: blueprint.edition.id }, '/nowhere.yaml'),
    staffEmails: ['staff@example.org'],
    secret: 'a secret of these tests, long enough to be one',
    ...settings,
  };
  const testing = { clock: database.clock, bank: { lateMs: 300, silenceMs: 50 }, plansWithinMs: 60_000 };
  const parts = await makeParts({ config, databaseUrl: database.url, log: pino({ level: 'silent' }), origin, testing });
  const app = await makeApp(parts);
  const callerWith = (headers: Record<string, string>): Caller => ({
    cookie: headers['cookie'] ?? '',
    async call(endpoint, input = {}) {
      const { params = {}, query = {}, body } = input as { params?: object; query?: object; body?: unknown };
      const url = `/api${fillPath(endpoint.path, params as Record<string, unknown>, query as Record<string, unknown>)}`;
      const options: InjectOptions = { method: endpoint.method, url, headers: { ...headers, origin } };
      if (body !== undefined)
        Object.assign(options, {
          payload: JSON.stringify(body),
          headers: { ...options.headers, 'content-type': 'application/json' },
        });
      const answer = await app.inject(options);
      return { status: answer.statusCode, body: answer.body === '' ? null : JSON.parse(answer.body) } as Reply<never>;
    },
  });
  return {
    app,
    parts,
    database,
    nobody: callerWith({}),
    withToken: (token) => callerWith({ authorization: `Bearer ${token}` }),
    async signIn(email) {
      const headers = { origin, 'content-type': 'application/json' };
      await app.inject({
        method: 'POST',
        url: '/api/auth/email-otp/send-verification-otp',
        headers,
        payload: JSON.stringify({ email, type: 'sign-in' }),
      });
      const mails = await app.inject({ method: 'GET', url: `/api/demo/mail?to=${encodeURIComponent(email)}` });
      // Other mails may have come since: the newest one that holds a code counts.
      const subjects = (mails.json() as { mails: { subject: string }[] }).mails.map(({ subject }) => subject);
      const otp = subjects.flatMap((subject) => (/Kaimon/.test(subject) && /\b\d{6}\b/.exec(subject)) || [])[0]!;
      const answer = await app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email-otp',
        headers,
        payload: JSON.stringify({ email, otp }),
      });
      if (answer.statusCode !== 200) throw new Error(`Sign-in failed: ${answer.body}`);
      const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
      return callerWith({ cookie });
    },
    async close() {
      await app.close();
      await parts.close();
      await database.close();
    },
  };
}

export { newId };
