import type { FaceEncoder } from '../../src/engines/faces/encoder.ts';
import { meanTemplate, quantise, rotate, streamBytes } from '../../src/engines/faces/template.ts';
import {
  base64UrlOf,
  bytesOf,
  newTemplateKeys,
  rotationStream,
  sealTemplate,
  type TemplateKeys,
  wrapKeys,
} from '../../src/gate/faces/envelope.ts';
import type { MyFace } from '../../src/modules/faces/contract.ts';
import type { Pass } from '../../src/modules/passes/contract.ts';
import { drawFrame, type Sitter } from './faces-pictures.ts';

export const edition = 'tokyo-2020';
const newId = (): string => crypto.randomUUID();

/** Somebody who calls the server with a cookie of their own, as their phone does. */
export interface Account {
  readonly email: string;
  readonly cookie: string;
  readonly person: string;
  pass: Pass | undefined;
  keys: TemplateKeys | undefined;
}

interface GateKey {
  readonly gate: string;
  readonly keyId: string;
  readonly publicKey: string;
}

/** Endpoints of one server, called by path. */
export class Server {
  readonly origin: string;
  constructor(origin: string) {
    this.origin = origin;
  }

  async call(method: string, path: string, body?: unknown, cookie = ''): Promise<{ status: number; body: never }> {
    const answer = await fetch(`${this.origin}/api${path}`, {
      method,
      headers: {
        origin: this.origin,
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as never };
  }

  async must<T>(method: string, path: string, body?: unknown, cookie = ''): Promise<T> {
    const answer = await this.call(method, path, body, cookie);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async signIn(email: string): Promise<Account> {
    await this.must('POST', '/auth/email-otp/send-verification-otp', { email, type: 'sign-in' });
    const { mails } = await this.must<{ mails: { text: string }[] }>('GET', `/demo/mail?to=${email}`);
    const otp = /\b\d{6}\b/.exec(mails[0]!.text)![0];
    const answer = await fetch(`${this.origin}/api/auth/sign-in/email-otp`, {
      method: 'POST',
      headers: { origin: this.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email, otp }),
    });
    if (!answer.ok) throw new Error(`${email} is not let in: ${answer.status}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const me = await this.must<{ id: string }>('GET', '/me', undefined, cookie);
    return { email, cookie, person: me.id, pass: undefined, keys: undefined };
  }

  /** Buys seats and waits for the pass. */
  async buy(account: Account, session: string, count: number): Promise<void> {
    const base = `/editions/${edition}`;
    const { cookie } = account;
    const found = await this.must<{ session: { prices: { category: string }[] } }>(
      'GET',
      `${base}/sessions/${session}`,
    );
    const category = found.session.prices.at(-1)!.category;
    const choice = { kind: 'best', category, count };
    await this.must('POST', `${base}/holds`, { id: newId(), session, choice }, cookie);
    const quote = await this.must<{ id: string }>('POST', `${base}/quotes`, { id: newId() }, cookie);
    const order = await this.must<{ id: string }>('POST', `${base}/orders`, { id: newId(), quote: quote.id }, cookie);
    const payment = { id: newId(), provider: 'bank', card: '4000000000000001' };
    await this.must('POST', `${base}/orders/${order.id}/payments`, payment, cookie);
    for (let tries = 0; tries < 50; tries++) {
      const { passes } = await this.must<{ passes: Pass[] }>('GET', `${base}/passes`, undefined, cookie);
      account.pass = passes.find(
        (one) => one.member === account.person && one.tickets.some((ticket) => ticket.session === session),
      );
      if (account.pass) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${account.email} got no pass.`);
  }

  /** What the page does with three pictures, here with three drawings of one sitter. */
  async enrol(account: Account, sitter: Sitter, encoder: FaceEncoder): Promise<void> {
    const at = { x: 320, y: 240, sitter };
    const frames = [
      drawFrame([{ ...at, eyesPx: 84 }]),
      drawFrame([{ ...at, eyesPx: 84, turn: [10, 0] }]),
      drawFrame([{ ...at, eyesPx: 104 }], { light: 0.85 }),
    ];
    const vectors = await Promise.all(
      frames.map(async (frame) => await encoder.encode(frame, (await encoder.look(frame))[0]!)),
    );
    const keys = newTemplateKeys();
    const stream = await rotationStream(keys.rotation, streamBytes(encoder.size));
    const template = quantise(rotate(meanTemplate(vectors), stream));
    const pass = account.pass!.id;
    const sealed = base64UrlOf(await sealTemplate(template, keys.seal, { edition, pass }));
    const { textVersion } = await this.mine(account);
    const body = { id: newId(), consent: { textVersion, isAdult: true }, encoder: encoder.name, sealed };
    await this.must('PUT', `/editions/${edition}/faces/members/${account.person}`, body, account.cookie);
    account.keys = keys;
  }

  mine(account: Account): Promise<MyFace> {
    return this.must('GET', `/editions/${edition}/faces/me`, undefined, account.cookie);
  }

  async arm(account: Account, session: string): Promise<void> {
    const path = `/editions/${edition}/faces/sessions/${session}`;
    // A gate that has just started tells its key with its first round.
    const gates = await this.gatesOf(`${path}/gates`, account);
    const pass = account.pass!.id;
    const wraps = await Promise.all(
      gates.map(async ({ gate, keyId, publicKey }) => ({
        gate,
        keyId,
        wrapped: base64UrlOf(await wrapKeys(account.keys!, bytesOf(publicKey), { edition, session, pass, gate })),
      })),
    );
    await this.must('PUT', path, { id: newId(), wraps }, account.cookie);
  }

  private async gatesOf(path: string, account: Account): Promise<GateKey[]> {
    for (let attempt = 1; ; attempt++) {
      const { gates } = await this.must<{ gates: GateKey[] }>('GET', path, undefined, account.cookie);
      if (gates.length > 0 || attempt === 60) return gates;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  async disarm(account: Account, session: string): Promise<void> {
    await this.must('DELETE', `/editions/${edition}/faces/sessions/${session}`, undefined, account.cookie);
  }

  async withdraw(account: Account): Promise<void> {
    await this.must('POST', `/editions/${edition}/faces/withdrawal`, { id: newId() }, account.cookie);
  }
}
