import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { type FaceEncoder, openMobileEncoder, type Picture } from '../../src/engines/faces/encoder.ts';
import type { FaceState } from '../../src/gate/faces/contract.ts';
import type { PhotoDecoder } from '../../src/platform/faces/decode-photo.ts';
import { openNodeRunner } from '../../src/platform/faces/node-runner.ts';
import { type CuttableLine, cuttableLine } from './cuttable-line.ts';
import { launch } from './faces-lane.ts';
import { type Account, edition, Server } from './faces-people.ts';
import { drawFrame, ensureKit, findSitters, openDecoder, type Sitter, type Stand } from './faces-pictures.ts';
import { type Kaimon, kaimon } from './kaimon-process.ts';

export const session = 'TYO20-JUD-02';
export const laterSession = 'TYO20-JUD-04';
const gate = 'nippon-budokan.A';
type Name = 'staff' | 'mother' | 'aiko' | 'ken';

/** Sitters by their place on the samples; each account keeps a face of its own. */
export const face = { mother: 13, aiko: 21, ken: 18, stranger: 7, bystander: 16, turned: 3 } as const;

/** A server, a gate with the kit, three people with passes and faces: set up once for all files of walks. */
export class Venue {
  readonly app: Kaimon;
  readonly server: Server;
  readonly gateUrl: string;
  /** The cable from the gate to its server. */
  readonly line: CuttableLine;
  readonly encoder: FaceEncoder;
  readonly decoder: PhotoDecoder;
  readonly browser: Browser;
  readonly people: Readonly<Record<Name, Account>>;
  /** For what a test writes, such as films. */
  readonly folder: string;
  private readonly sitters: readonly Sitter[];
  private readonly doorsAt: number;
  private readonly recognisedAt = new Map<Account, number>();

  constructor(parts: VenueParts) {
    this.app = parts.app;
    this.server = parts.server;
    this.gateUrl = parts.gateUrl;
    this.line = parts.line;
    this.encoder = parts.encoder;
    this.decoder = parts.decoder;
    this.browser = parts.browser;
    this.people = parts.people;
    this.folder = parts.folder;
    this.sitters = parts.sitters;
    this.doorsAt = parts.doorsAt;
  }

  stand(who: number, more: Partial<Stand> = {}): Stand {
    return { sitter: this.sitters[who]!, eyesPx: 80, x: 320, y: 240, ...more };
  }

  /** The same face as another camera sees it: mirrored, darker, nearer or further. */
  walking(who: number, more: Partial<Stand> = {}): Picture {
    return drawFrame([this.stand(who, { isMirrored: true, ...more })], { light: 0.9 });
  }

  async enrol(name: keyof typeof face & Name): Promise<void> {
    await this.server.enrol(this.people[name], this.sitters[face[name]]!, this.encoder);
  }

  async moveClock(now: number): Promise<void> {
    await this.server.must('PUT', `/editions/${edition}/demo/clock`, { now }, this.people.staff.cookie);
  }

  /** Doors are open, faces are used, and nobody has one set up. */
  async startOver(): Promise<void> {
    await this.moveClock(this.doorsAt + 10 * 60_000);
    await this.setMode('off');
    await this.setMode('oneToFew');
  }

  async setMode(mode: string): Promise<void> {
    const body = { venue: null, mode };
    await this.server.must('PUT', `/editions/${edition}/faces/mode`, body, this.people.staff.cookie);
  }

  async state(): Promise<FaceState | undefined> {
    const answer = await fetch(`${this.gateUrl}/api/faces/state`).catch(() => undefined);
    return (await answer?.json()) as FaceState | undefined;
  }

  async expecting(count: number): Promise<void> {
    await expect.poll(async () => (await this.state())?.expected, { timeout: 30_000, intervals: [50] }).toBe(count);
  }

  async inside(): Promise<number> {
    return ((await (await fetch(`${this.gateUrl}/api/state`)).json()) as { inside: number }).inside;
  }

  async leave(account: Account): Promise<void> {
    const body = { id: crypto.randomUUID(), direction: 'exit', pass: account.pass!.id, steward: 'test' };
    await fetch(`${this.gateUrl}/api/admit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Runs a walk of somebody whom the gate has not just seen: one pass is not asked twice within eight seconds. */
  async fresh<T>(account: Account, walk: () => Promise<T>): Promise<T> {
    const left = (this.recognisedAt.get(account) ?? Number.NEGATIVE_INFINITY) + 8_300 - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    const seen = await walk();
    this.recognisedAt.set(account, performance.now());
    return seen;
  }

  /** A visitor's phone, signed in. */
  async phoneOf(account: Account, browser = this.browser): Promise<Page> {
    const viewport = { width: 390, height: 844 };
    const context = await browser.newContext({ viewport, acceptDownloads: true, locale: 'en' });
    await context.addCookies(
      account.cookie.split('; ').map((one) => {
        const cut = one.indexOf('=');
        return { name: one.slice(0, cut), value: one.slice(cut + 1), url: this.app.origin };
      }),
    );
    return await context.newPage();
  }
}

interface VenueParts {
  readonly app: Kaimon;
  readonly server: Server;
  readonly gateUrl: string;
  readonly line: CuttableLine;
  readonly encoder: FaceEncoder;
  readonly decoder: PhotoDecoder;
  readonly browser: Browser;
  readonly people: Readonly<Record<Name, Account>>;
  readonly folder: string;
  readonly sitters: readonly Sitter[];
  readonly doorsAt: number;
}

/** Three may sign in from one address within a minute, so Ken is also who looks after the gates. */
async function withPasses(server: Server, ken: Account): Promise<Record<Name, Account>> {
  const [mother, aiko] = [await server.signIn('mother@example.org'), await server.signIn('aiko@example.org')];
  const child = { name: 'Hana', kind: 'child' };
  await server.must('PUT', `/me/party/${crypto.randomUUID()}`, child, mother.cookie);
  await Promise.all([server.buy(mother, session, 2), server.buy(aiko, session, 1), server.buy(ken, laterSession, 1)]);
  await server.buy(ken, session, 1);
  return { staff: ken, mother, aiko, ken };
}

async function startGate(app: Kaimon, server: Server, staff: Account, line: CuttableLine): Promise<string> {
  const paired = await server.must<{ secret: string }>(
    'POST',
    `/editions/${edition}/gates/${gate}/pairing`,
    { id: crypto.randomUUID(), name: 'Gate A' },
    staff.cookie,
  );
  return await app.startGate(gate, paired.secret, line.address);
}

/** Doors are open, and the gate knows whom to expect. */
async function openDoors(server: Server, staff: Account, url: string): Promise<number> {
  const path = `/editions/${edition}/sessions/${session}`;
  const { session: about } = await server.must<{ session: { doorsAt: number } }>('GET', path);
  const now = about.doorsAt + 10 * 60_000;
  await server.must('PUT', `/editions/${edition}/demo/clock`, { now }, staff.cookie);
  const ask = async (part: string) =>
    (await (await fetch(`${url}/api/${part}`).catch(() => undefined))?.json()) as Record<string, unknown> | undefined;
  const options = { timeout: 60_000, intervals: [100] };
  await expect.poll(async () => (await ask('faces/state'))?.['isFresh'], options).toBe(true);
  await expect.poll(async () => (await ask('state'))?.['hasSnapshot'], options).toBe(true);
  return about.doorsAt;
}

/** Walks share one venue: it is opened once in each process of the tests. */
export const test = base.extend<object, { venue: Venue }>({
  venue: [
    async ({ browserName: _ }, use) => {
      ensureKit();
      const folder = mkdtempSync(join(tmpdir(), 'kaimon-walks-'));
      const runner = openNodeRunner();
      const encoder = openMobileEncoder(runner);
      const decoder = openDecoder();
      const [app, browser, sitters] = await Promise.all([kaimon(), launch(), findSitters(encoder, decoder)]);
      const line = await cuttableLine(app.origin);
      try {
        const server = new Server(app.origin);
        const staff = await server.signIn('staff@example.org');
        const [all, gateUrl] = await Promise.all([withPasses(server, staff), startGate(app, server, staff, line)]);
        const doorsAt = await openDoors(server, staff, gateUrl);
        const parts = { app, server, gateUrl, line, encoder, decoder, browser, people: all, folder, sitters, doorsAt };
        await use(new Venue(parts));
      } finally {
        await browser.close();
        await app.stop();
        await line.close();
        await runner.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});
