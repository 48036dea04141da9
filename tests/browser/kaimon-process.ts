import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** `npm start` on an empty data folder, and a gate beside it as a process of its own. */
export interface Kaimon {
  readonly origin: string;
  /** Ends the server at once, as a crash does; the gate lives on. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** `server`: where the gate finds its server, if not straight at it. */
  startGate(gate: string, secret: string, server?: string): Promise<string>;
  /** What `kaimon doctor` says beside the running server. */
  doctor(): Promise<string>;
  stop(): Promise<void>;
}

export async function kaimon(): Promise<Kaimon> {
  const folder = mkdtempSync(join(tmpdir(), 'kaimon-story-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const env = { ...process.env, KAIMON_DATA: folder, KAIMON_PORT: String(port) };
  const children = new Set<ChildProcess>();

  function run(args: string[], more: Record<string, string> = {}): ChildProcess {
    const child = spawn(process.execPath, [join(root, 'bin/kaimon.mjs'), ...args], {
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    child.on('exit', () => children.delete(child));
    return child;
  }

  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = run(['up', '--gate', 'none']);
    await new Promise<void>((resolve, reject) => {
      let said = '';
      server!.stdout!.on('data', (text) => {
        said += String(text);
        if (said.includes('is ready')) resolve();
      });
      server!.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
    });
  };
  await start();
  return {
    origin: `http://localhost:${port}`,
    start,
    async kill() {
      const ended = new Promise((resolve) => server!.once('exit', resolve));
      server!.kill('SIGKILL');
      await ended;
    },
    async startGate(gate, secret, address = `http://127.0.0.1:${port}`) {
      const gatePort = await freePort();
      const args = [
        'gate',
        '--folder',
        join(folder, 'own-gate'),
        '--server',
        address,
        '--edition',
        'tokyo-2020',
        '--gate',
        gate,
        '--port',
        String(gatePort),
      ];
      run(args, { KAIMON_GATE_SECRET: secret });
      return `http://localhost:${gatePort}`;
    },
    async doctor() {
      const child = run(['doctor']);
      let said = '';
      child.stdout!.on('data', (text) => {
        said += String(text);
      });
      await new Promise((resolve) => child.once('exit', resolve));
      return said;
    },
    async stop() {
      const all = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of children) child.kill('SIGINT');
      await Promise.all(all);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
