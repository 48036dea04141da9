import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GateSnapshot } from '../../modules/passes/contract.ts';
import type { Act, GateState } from '../contract.ts';
import { type GateOptions, type RunningGate, runGate } from '../main.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';
import {
  duringDoors,
  type ids,
  makeDirectory,
  makeIssuer,
  makePasses,
  makePhone,
  makeSnapshot,
  showCode,
  signSnapshot,
  signText,
  type TestIssuer,
} from './games.ts';

/** A folder, a server of the contract and one gate between them; time stands at `duringDoors` and runs on. */
export class GateBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'kaimon-gate-'));
  readonly issuer = makeIssuer('a1b2c3d4');
  readonly phone = makePhone();
  readonly passes = makePasses(this.phone);
  /** The time of the Games less the machine's. */
  ahead = duringDoors - Date.now();
  readonly said: string[] = [];
  server!: FakeServer;
  gate: RunningGate | undefined;
  private made = 0;

  now(): number {
    return Date.now() + this.ahead;
  }

  async startServer(changes: Partial<GateSnapshot> = {}, port = 0): Promise<void> {
    this.server = await startFakeServer(port);
    this.server.now = () => this.now();
    this.publish(changes);
    this.publishDirectory(makeDirectory());
  }

  /** A directory, or a change of one; its head names the version. */
  publishDirectory(text: string): void {
    const { version } = JSON.parse(text.split('\n')[0]!) as { version: string };
    const { keyId } = this.issuer;
    this.server.directory = { directory: text, signature: signText(text, this.issuer), kid: keyId, version };
  }

  publish(changes: Partial<GateSnapshot> = {}, signer: TestIssuer = this.issuer): void {
    const snapshot = makeSnapshot([this.issuer], changes);
    this.server.signed = { ...signSnapshot(snapshot, signer), version: snapshot.version };
  }

  async startGate(changes: Partial<GateOptions> = {}): Promise<void> {
    this.gate = await runGate({
      folder: this.folder,
      port: 0,
      host: '127.0.0.1',
      server: this.server?.url ?? 'http://127.0.0.1:9',
      edition: 'workload',
      gate: 'ARE-G1',
      secret: 'secret',
      syncEveryMs: 20,
      machineNow: () => this.now(),
      log: { warn: (_facts, message) => this.said.push(message) },
      ...changes,
    });
    await this.gate.opened;
  }

  async stopGate(): Promise<void> {
    await this.gate?.close();
    this.gate = undefined;
  }

  async close(): Promise<void> {
    await this.stopGate();
    await this.server?.close().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Code of one of the family, fresh now or made some time ago. */
  code(who: keyof typeof ids, secondsAgo = 0, issuer = this.issuer): string {
    return showCode(this.passes[who], this.phone, issuer, this.now() - secondsAgo * 1000);
  }

  id(): string {
    this.made += 1;
    return `request-${process.pid}-${this.made}`;
  }

  post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.gate!.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async admit(who: keyof typeof ids, more: object = {}): Promise<Act> {
    return await this.act('/admit', { id: this.id(), direction: 'entry', code: this.code(who), ...more });
  }

  async act(path: string, body: object): Promise<Act> {
    const response = await this.post(path, body);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Act;
  }

  async state(): Promise<GateState> {
    return (await (await fetch(`${this.gate!.url}/api/state`)).json()) as GateState;
  }

  /** Waits until the state is as wished; throws with the last state after five seconds. */
  async until(isSo: (state: GateState) => boolean): Promise<GateState> {
    let last = await this.state();
    for (const end = Date.now() + 5_000; !isSo(last); last = await this.state()) {
      if (Date.now() > end) throw new Error(`The gate stays at ${JSON.stringify(last)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return last;
  }
}
