import { connect as openSocket } from 'node:net';
import { connectAsync } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts';
import type { ScreeningView } from '../screening/contract.ts';
import { GateBench } from '../testing/gate-bench.ts';
import { type DeviceKind, type pairDevice, topicOf } from './contract.ts';
import { connectDevice, type SimulatedDevice } from './simulated/simulated-device.ts';

let bench: GateBench;
let open: SimulatedDevice[] = [];
beforeEach(async () => {
  bench = new GateBench();
  await bench.startServer();
  await bench.startGate({ devices: { port: 0 } });
  await bench.until((state) => state.hasSnapshot);
});
afterEach(async () => {
  for (const device of open) await device.close().catch(() => undefined);
  open = [];
  await bench.close();
});

type Paired = AnswerOf<typeof pairDevice>;
async function pair(device: string, kind: DeviceKind): Promise<Paired> {
  const body: BodyOf<typeof pairDevice> = { id: bench.id(), device, name: device, kind, lane: '1', steward: 'Mori' };
  return (await (await bench.post('/devices', body)).json()) as Paired;
}
async function join({ port, device, secret }: Paired): Promise<SimulatedDevice> {
  const joined = await connectDevice({ broker: `mqtt://127.0.0.1:${port}`, gate: 'ARE-G1', device, secret });
  open.push(joined);
  return joined;
}
const view = async () => (await (await fetch(`${bench.gate!.url}/api/screening`)).json()) as ScreeningView;
const refused = async () => (await view()).refused;
const inside = async () => (await bench.state()).inside;
const send = (paired: Paired, word: string, payload: unknown) =>
  fetch(`${bench.gate!.url}/api/devices/messages/${word}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${paired.device}:${paired.secret}`).toString('base64')}`,
    },
    body: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

/** The desk goes on, whatever devices do. */
const deskWorks = async () => expect(await bench.admit('alone')).toMatchObject({ outcome: 'admit' });

describe('strangers', () => {
  it('without a name, with a wrong secret, or with that of another are not let in', async () => {
    const { port, secret } = await pair('reader-1', 'reader');
    await pair('reader-2', 'reader');
    const url = `mqtt://127.0.0.1:${port}`;
    for (const options of [{}, { username: 'reader-1', password: 'x' }, { username: 'reader-2', password: secret }]) {
      for (const protocolVersion of [4, 5] as const) {
        await expect(connectAsync(url, { ...options, protocolVersion, reconnectPeriod: 0 })).rejects.toThrow();
      }
    }
    expect(await refused()).toBe(6);
    const answer = await send({ device: 'reader-1', secret: 'x', gate: '', port: null }, 'read', {});
    expect(answer.status).toBe(401);
    await deskWorks();
  });

  it('a removed device is cut off at once', async () => {
    const paired = await pair('reader-1', 'reader');
    await join(paired);
    await bench.post('/devices/removal', { id: bench.id(), device: 'reader-1', steward: 'Mori' });
    expect((await send(paired, 'state', { state: 'online' })).status).toBe(401);
    expect((await view()).devices).toEqual([]);
  });
});

describe('messages that do not hold', () => {
  it('are refused and counted, over MQTT and HTTP, and nothing breaks', async () => {
    const paired = await pair('reader-1', 'reader');
    await pair('turnstile-1', 'turnstile');
    const reader = await join(paired);
    const bad: [string, unknown][] = [
      ['read', '{'],
      ['read', 'null'],
      ['read', { id: 'r-0000001', direction: 'entry' }],
      ['read', { id: 'r-0000001', direction: 'up', code: 'AAAA' }],
      ['read', { id: 'r-0000001', direction: 'entry', code: 'AAAA', nationality: 'x' }],
      ['read', { id: 'r-0000001', direction: 'entry', card: 'not hex' }],
      ['turn', { id: 't-0000001', what: 'turned', direction: 'entry' }],
      ['fire', { id: 'f-0000001', isOn: true }],
      ['constructor', {}],
      ['state', { state: 'on fire' }],
      ['read', { id: 'r-0000001', direction: 'entry', code: 'A'.repeat(7_000) }],
    ];
    for (const [word, payload] of bad) {
      const before = await refused();
      await reader.say(word as 'read', payload as object);
      await expect.poll(refused).toBe(before + 1);
      const answer = await send(paired, word, payload);
      expect([400, 422]).toContain(answer.status);
    }
    await deskWorks();
    expect((await view()).isFreeFlow).toBe(false);
    expect((await view()).devices.find((one) => one.device === 'reader-1')?.state).toBe('online');
  });

  it("to another device's topic, or to listen to it, lead nowhere", async () => {
    const reader = await pair('reader-1', 'reader');
    const turnstile = await join(await pair('turnstile-1', 'turnstile'));
    const url = `mqtt://127.0.0.1:${reader.port}`;
    const client = await connectAsync(url, { username: 'reader-1', password: reader.secret, protocolVersion: 5 });
    await client.publishAsync(
      topicOf('ARE-G1', 'turnstile-1', 'turn'),
      '{"id":"x-0000001","what":"forced","direction":"entry"}',
    );
    await client.publishAsync(topicOf('ARE-G1', 'turnstile-1', 'command'), '{"command":"x","what":"freeFlow"}', {
      qos: 1,
    });
    for (const topic of ['#', '+/+/+/+/+', topicOf('ARE-G1', 'turnstile-1', 'command'), '$SYS/#']) {
      const granted = await client.subscribeAsync(topic).then(
        (list) => list[0]!.qos as number,
        () => 128,
      );
      expect(granted, topic).toBe(128);
    }
    await expect.poll(refused).toBeGreaterThanOrEqual(6);
    expect(turnstile.commands).toEqual([]);
    expect(await inside()).toBe(0);
    await client.endAsync();
  });

  it('huge packets and rubbish end their own connection only', async () => {
    const paired = await pair('turnstile-1', 'turnstile');
    const turnstile = await join(paired);
    const attack = (bytes: Buffer) =>
      new Promise<void>((resolve) => {
        const socket = openSocket(paired.port!, '127.0.0.1', () => socket.write(bytes));
        socket.on('close', () => resolve());
        socket.on('error', () => undefined);
      });
    const rubbish = [
      Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]),
      Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff, 0xff]),
      Buffer.from([0x10, 0x02, 0xff, 0xff]),
      Buffer.from('GET / HTTP/1.1\r\nHost: gate\r\n\r\n'),
      Buffer.alloc(100_000, 0x30),
    ];
    for (const bytes of rubbish) await attack(bytes);
    await turnstile.say('turn', { id: 'turn-0001', what: 'forced', direction: 'entry' });
    await expect.poll(inside).toBe(1);
    await deskWorks();
  }, 40_000);
});

describe('what a turnstile tells', () => {
  it('somebody who forced it is counted and shown; an exit is free and never asked', async () => {
    const turnstile = await join(await pair('turnstile-1', 'turnstile'));
    const forced = { id: 'turn-0001', what: 'forced', direction: 'entry' };
    await turnstile.say('turn', forced);
    await turnstile.say('turn', forced);
    await expect.poll(inside).toBe(1);
    expect((await view()).troubles).toContainEqual(expect.objectContaining({ trouble: 'forced', about: '1' }));
    await turnstile.say('turn', { id: 'turn-0002', what: 'turned', direction: 'exit' });
    await expect.poll(inside).toBe(0);
  });

  it('a fire alarm opens every way, also for a turnstile that comes later, and its end closes them', async () => {
    const alarm = await join(await pair('fire-1', 'fireAlarm'));
    const turnstile = await join(await pair('turnstile-1', 'turnstile'));
    await alarm.say('fire', { id: 'fire-0001', isOn: true });
    await expect.poll(() => turnstile.commands).toContainEqual(expect.objectContaining({ what: 'freeFlow' }));
    expect((await view()).isFreeFlow).toBe(true);
    const late = await join(await pair('turnstile-2', 'turnstile'));
    await expect.poll(() => late.commands).toContainEqual(expect.objectContaining({ what: 'freeFlow' }));
    await turnstile.say('turn', { id: 'turn-0001', what: 'turned', direction: 'entry' });
    await expect.poll(inside).toBe(1);
    expect((await view()).troubles.filter(({ trouble }) => trouble === 'forced')).toEqual([]);
    await alarm.say('fire', { id: 'fire-0002', isOn: false });
    await expect.poll(() => turnstile.commands.at(-1)).toMatchObject({ what: 'guard' });
  });

  it('a detector whose plug is pulled is a trouble; the lane goes on and says that it was silent', async () => {
    const detector = await join(await pair('detector-1', 'detector'));
    const reader = await join(await pair('reader-1', 'reader'));
    await expect.poll(async () => (await view()).devices.filter(({ state }) => state === 'online')).toHaveLength(2);
    await detector.pull();
    await expect
      .poll(async () => (await view()).troubles)
      .toContainEqual(expect.objectContaining({ trouble: 'deviceOffline', about: 'detector-1' }));
    await reader.say('read', { id: bench.id(), direction: 'entry', code: bench.code('alone') });
    await expect.poll(async () => (await view()).people).toHaveLength(1);
    expect(await inside()).toBe(1);
  });

  it('the same lane over HTTP: a read, the command to open, the turn', async () => {
    const reader = await pair('reader-1', 'reader');
    const turnstile = await pair('turnstile-1', 'turnstile');
    await send(turnstile, 'state', { state: 'online' });
    const read = { id: bench.id(), direction: 'exit', code: bench.code('alone') };
    expect((await send(reader, 'read', read)).status).toBe(202);
    const headers = {
      authorization: `Basic ${Buffer.from(`${turnstile.device}:${turnstile.secret}`).toString('base64')}`,
    };
    const answer = await fetch(`${bench.gate!.url}/api/devices/commands?after=0`, { headers });
    const { commands } = (await answer.json()) as {
      commands: { number: number; command: { what: string; command: string } }[];
    };
    expect(commands.map(({ command }) => command.what)).toEqual(['open']);
    const turn = { id: 'turn-0001', what: 'turned', direction: 'exit', command: commands[0]!.command.command };
    expect((await send(turnstile, 'turn', turn)).status).toBe(202);
    expect((await send(turnstile, 'turn', turn)).status).toBe(202);
    expect(await inside()).toBe(0);
  });
});

it('a taken port is a trouble, not an outage', async () => {
  const { port } = await pair('reader-1', 'reader');
  const other = new GateBench();
  await other.startServer();
  await other.startGate({ devices: { port: port! } });
  await other.until((state) => state.hasSnapshot);
  const body = { id: other.id(), device: 'reader-1', name: 'reader', kind: 'reader', lane: '1', steward: 'Mori' };
  expect(await (await other.post('/devices', body)).json()).toMatchObject({ port: null });
  const seen = (await (await fetch(`${other.gate!.url}/api/screening`)).json()) as ScreeningView;
  expect(seen.troubles).toContainEqual(expect.objectContaining({ trouble: 'portTaken' }));
  expect(await other.admit('alone')).toMatchObject({ outcome: 'admit' });
  await other.close();
});
