import type { FastifyInstance, InjectOptions } from 'fastify';
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '../../kernel/endpoint.ts';
import { fillPath } from '../../kernel/endpoint.ts';

/** What an endpoint answered: its answer, or the code of the refusal. */
export type Reply<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly code: string };

interface Input<E> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
}

/** Somebody who calls endpoints with a cookie or a token of their own. */
export interface Caller {
  /** The answer, or the refusal, which is part of life. */
  ask<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<Reply<AnswerOf<E>>>;
  /** The answer of a call that nobody has a reason to refuse. */
  need<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<AnswerOf<E>>;
}

export interface Callers {
  /** Signs in by the one-time code of the demo's mailbox. */
  signIn(email: string): Promise<Caller>;
  withToken(token: string): Caller;
}

export function callersOf(app: FastifyInstance, origin: string): Callers {
  const post = async (path: string, body: object) => {
    const headers = { origin, 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: path, headers, payload: JSON.stringify(body) });
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${answer.body}`);
    return answer;
  };
  return {
    async signIn(email) {
      await post('/api/auth/email-otp/send-verification-otp', { email, type: 'sign-in' });
      const inbox = await app.inject({ method: 'GET', url: `/api/demo/mail?to=${encodeURIComponent(email)}` });
      const { mails } = inbox.json<{ mails: { text: string }[] }>();
      const otp = /\b\d{6}\b/.exec(mails[0]?.text ?? '')?.[0];
      if (!otp) throw new Error(`No code arrived for ${email}`);
      const answer = await post('/api/auth/sign-in/email-otp', { email, otp });
      const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
      return callerWith(app, { origin, cookie });
    },
    withToken: (token) => callerWith(app, { origin, authorization: `Bearer ${token}` }),
  };
}

function callerWith(app: FastifyInstance, headers: Readonly<Record<string, string>>): Caller {
  const ask: Caller['ask'] = async (endpoint, input = {}) => {
    const { params = {}, query = {}, body } = input as { params?: object; query?: object; body?: unknown };
    const path = fillPath(endpoint.path, params as Record<string, unknown>, query as Record<string, unknown>);
    const options: InjectOptions = { method: endpoint.method, url: `/api${path}`, headers };
    if (body !== undefined) {
      options.payload = JSON.stringify(body);
      options.headers = { ...headers, 'content-type': 'application/json' };
    }
    const answer = await app.inject(options);
    const said = answer.body === '' ? null : JSON.parse(answer.body);
    if (answer.statusCode < 300) return { ok: true, body: said };
    if (answer.statusCode >= 500) throw new Error(`${endpoint.path} answered ${answer.statusCode}: ${answer.body}`);
    return { ok: false, code: String(said?.code ?? answer.statusCode) };
  };
  return {
    ask,
    async need(endpoint, input) {
      const reply = await ask(endpoint, input);
      if (!reply.ok) throw new Error(`${endpoint.method} ${endpoint.path} was refused: ${reply.code}`);
      return reply.body;
    },
  };
}
