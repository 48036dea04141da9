import { decode } from 'cborg';
import { afterEach, describe, expect, it } from 'vitest';
import type { AdmissionEvent } from '../../engines/admission/ledger.ts';
import { topics } from '../../engines/screening/log.ts';
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts';
import type { Screened, ScreeningView } from '../screening/contract.ts';
import { GateBench } from '../testing/gate-bench.ts';
import type { DeviceKind, pairDevice } from './contract.ts';
import { connectDevice, type DeviceLine, type SimulatedDevice } from './simulated/simulated-device.ts';

let bench: GateBench;
let open: SimulatedDevice[] = [];
afterEach(async () => {
  for (const device of open) await device.close().catch(() => undefined);
  open = [];
  await bench.close();
});

async function startBench(): Promise<void> {
  bench = new GateBench();
  await bench.startServer();
  await bench.startGate({ devices: { port: 0 } });
  await bench.until((state) => state.hasSnapshot);
}

async function pair(device: string, kind: DeviceKind): Promise<DeviceLine> {
  const body: BodyOf<typeof pairDevice> = { id: bench.id(), device, name: device, kind, lane: '1', steward: 'Mori' };
  const answer = (await (await bench.post('/devices', body)).json()) as AnswerOf<typeof pairDevice>;
  return { broker: `mqtt://127.0.0.1:${answer.port}`, gate: 'ARE-G1', device, secret: answer.secret };
}

async function join(line: DeviceLine): Promise<SimulatedDevice> {
  const device = await connectDevice(line);
  open.push(device);
  return device;
}

const view = async (): Promise<ScreeningView> =>
  (await (await fetch(`${bench.gate!.url}/api/screening`)).json()) as ScreeningView;
async function untilView(isSo: (view: ScreeningView) => boolean): Promise<ScreeningView> {
  let last = await view();
  for (const end = Date.now() + 15_000; !isSo(last); last = await view()) {
    if (Date.now() > end) throw new Error(`The lane stays at ${JSON.stringify(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return last;
}

/** What the gate handed in to its server. */
const journal = (): AdmissionEvent[] =>
  bench.server.journal.map((entry) => decode(Buffer.from(entry.bytes, 'base64url')) as AdmissionEvent);
const inside = async () => (await bench.state()).inside;

describe.each([5, 4] as const)('a lane over MQTT %s', (protocolVersion) => {
  it('walks a person from the code to the turn', async () => {
    await startBench();
    const detector = await join({ ...(await pair('detector-1', 'detector')), protocolVersion });
    const reader = await join({ ...(await pair('reader-1', 'reader')), protocolVersion });
    const turnstile = await join({ ...(await pair('turnstile-1', 'turnstile')), protocolVersion });
    await untilView(({ devices }) => devices.every(({ state }) => state === 'online'));
    await expect
      .poll(() => detector.commands)
      .toContainEqual(expect.objectContaining({ what: 'setting', setting: 'normal' }));

    await detector.say('result', { id: 'result-0001', result: 'clear', setting: 'normal' });
    const read = { id: bench.id(), direction: 'entry', code: bench.code('alone') };
    await reader.say('read', read);
    const [person] = (await untilView(({ people }) => people.length > 0)).people;
    expect(person).toMatchObject({ name: 'Aiko Tanaka', lane: '1' });
    expect(await inside()).toBe(1);
    await expect
      .poll(() => reader.commands)
      .toContainEqual(expect.objectContaining({ what: 'shown', outcome: 'admit', read: read.id }));
    // Chance may have named them; then an officer lets them on.
    if (person!.outcome !== 'walkThrough') await settle(person!, 'cleared', 'nothing');
    await expect
      .poll(() => turnstile.commands)
      .toContainEqual(expect.objectContaining({ what: 'open', direction: 'entry' }));
    const { command } = turnstile.commands.find(({ what }) => what === 'open')!;
    await turnstile.say('turn', { id: 'turn-0001', what: 'turned', direction: 'entry', command });

    await reader.say('read', read);
    expect((await view()).people).toHaveLength(1);
    expect(await inside()).toBe(1);
  });
});

async function settle(person: Screened, act: string, found: string, why?: string): Promise<Screened> {
  const body = { id: bench.id(), request: person.request, act, found, steward: 'Mori', ...(why ? { why } : {}) };
  return (await (await bench.post('/screening/outcomes', body)).json()) as Screened;
}

it('a turnstile that did not turn takes the entry back, and the same code works again', async () => {
  await startBench();
  const reader = await join(await pair('reader-1', 'reader'));
  const turnstile = await join(await pair('turnstile-1', 'turnstile'));
  await reader.say('read', { id: bench.id(), direction: 'entry', code: bench.code('alone') });
  const [person] = (await untilView(({ people }) => people.length > 0)).people;
  if (person!.outcome !== 'walkThrough') await settle(person!, 'cleared', 'nothing');
  await expect.poll(() => turnstile.commands.filter(({ what }) => what === 'open')).toHaveLength(1);
  expect(await inside()).toBe(1);
  const { command } = turnstile.commands.find(({ what }) => what === 'open')!;
  const notTurned = { id: 'turn-0001', what: 'notTurned', direction: 'entry', command };
  await turnstile.say('turn', notTurned);
  await expect.poll(inside).toBe(0);
  await turnstile.say('turn', notTurned);
  await reader.say('read', { id: bench.id(), direction: 'entry', code: bench.code('alone') });
  await expect.poll(inside).toBe(1);
});

it('an alarm of the detector calls the officer, whose word opens the way and is written down', async () => {
  await startBench();
  const detector = await join(await pair('detector-1', 'detector'));
  const reader = await join(await pair('reader-1', 'reader'));
  const turnstile = await join(await pair('turnstile-1', 'turnstile'));
  await untilView(({ devices }) => devices.every(({ state }) => state === 'online'));
  await detector.say('result', { id: 'result-0001', result: 'blade', setting: 'normal' });
  await reader.say('read', { id: bench.id(), direction: 'entry', code: bench.code('alone') });
  const [person] = (await untilView(({ people }) => people.length > 0)).people;
  expect(person).toMatchObject({ outcome: 'secondaryCheck', threat: 'blade', act: null });
  expect(person!.reasons[0]).toBe('alarm');
  expect(person!.risk['blade']).toBeGreaterThan(0.01);
  expect(turnstile.commands.filter(({ what }) => what === 'open')).toHaveLength(0);

  const unexplained = await bench.post('/screening/outcomes', {
    id: bench.id(),
    request: person!.request,
    act: 'refused',
    found: 'blade',
    steward: 'Mori',
  });
  expect(unexplained.status).toBe(422);
  expect(await settle(person!, 'cleared', 'nothing')).toMatchObject({ act: 'cleared', by: 'Mori' });
  await expect.poll(() => turnstile.commands.filter(({ what }) => what === 'open')).toHaveLength(1);
  await expect
    .poll(() => journal().filter((event) => event.kind === 'note' && event.topic === topics.outcome))
    .toHaveLength(1);
});
