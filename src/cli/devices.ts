import { setTimeout as wait } from 'node:timers/promises';
import { defineCommand } from 'citty';
import { firstPolicy } from '../engines/screening/first-policy.ts';
import { threatClasses } from '../engines/screening/signals.ts';
import { type DeviceKind, deviceKinds } from '../gate/devices/contract.ts';
import { connectDevice } from '../gate/devices/simulated/simulated-device.ts';
import { seededRandom } from '../kernel/random.ts';
import { newId } from '../platform/new-id.ts';
import { pairAtGate } from './devices/pair-at-gate.ts';
import { fail, say } from './say.ts';

const where = {
  url: { type: 'string', default: 'http://127.0.0.1:7010', description: 'Address of the gate' },
  lane: { type: 'string', default: '1', description: 'Name of the lane' },
  steward: { type: 'string', default: 'command line', description: 'Your name; it is written down' },
} as const;

const pairCommand = defineCommand({
  meta: { name: 'pair', description: 'Pairs a device with a gate and prints its secret once' },
  args: {
    device: { type: 'positional', required: true, description: 'Name in topics, as detector-1' },
    kind: { type: 'string', required: true, description: deviceKinds.join(' | ') },
    ...where,
  },
  async run({ args }) {
    if (!deviceKinds.includes(args.kind as DeviceKind)) fail(`--kind is one of ${deviceKinds.join(', ')}.`);
    const { url, lane, steward, device } = args;
    const paired = await pairAtGate(url, { device, kind: args.kind as DeviceKind, lane, steward }).catch(
      (error: Error) => fail(error.message),
    );
    say(`  device   ${paired.device}`);
    say(`  secret   ${paired.secret}`);
    say(`  gate     ${paired.gate}`);
    say(`  port     ${paired.port ?? 'that of your own broker'}`);
  },
});

const simulateCommand = defineCommand({
  meta: {
    name: 'simulate',
    description: 'Plays the detector and the turnstile of a lane; codes are read at the gate or by a reader',
  },
  args: {
    ...where,
    seed: { type: 'string', default: '1', description: 'Same seed, same alarms' },
    alarms: { type: 'string', description: 'Share of people who alarm without cause; the stated rates unless told' },
    late: { type: 'string', default: '0.01', description: 'Share of people for whom the turnstile does not turn' },
    read: { type: 'string', description: 'A code (base64url) that a simulated reader reads once' },
  },
  async run({ args }) {
    await simulate(args).catch((error: Error) => fail(error.message));
  },
});

interface SimulateWish {
  readonly url: string;
  readonly lane: string;
  readonly steward: string;
  readonly seed: string;
  readonly alarms?: string | undefined;
  readonly late: string;
  readonly read?: string | undefined;
}

async function simulate({ url, lane, steward, seed, alarms, late, read }: SimulateWish): Promise<void> {
  const random = seededRandom(Number(seed));
  const broker = (port: number) => `mqtt://${new URL(url).hostname}:${port}`;
  const join = async (kind: DeviceKind, onCommand: Parameters<typeof connectDevice>[1]) => {
    const { device, secret, gate, port } = await pairAtGate(url, {
      device: `${kind}-${lane}`.toLowerCase(),
      kind,
      lane,
      steward,
    });
    if (port === null) throw new Error('This gate uses an outer broker; give devices there an account of that broker.');
    say(`  ${kind.padEnd(10)} ${device} is in lane ${lane} of ${gate}`);
    return await connectDevice({ broker: broker(port), gate, device, secret }, onCommand);
  };
  let setting = 'normal';
  const detector = await join('detector', (command) => {
    if (command.what === 'setting') setting = command.setting;
  });
  // Every person who is let in goes through the detector first; it speaks when the reader has shown its answer.
  const reader = await join('reader', (command) => {
    if (command.what !== 'shown' || command.outcome !== 'admit') return;
    for (let person = 0; person < command.people; person++) {
      const result = alarmOf(random, setting, alarms === undefined ? undefined : Number(alarms));
      say(`  detector   ${result}`);
      void detector.say('result', { id: newId(), result, setting });
    }
  });
  const turnstile = await join('turnstile', (command) => {
    if (command.what !== 'open') {
      say(`  turnstile  ${command.what}`);
      return;
    }
    const what = random() < Number(late) ? 'notTurned' : 'turned';
    void wait(800).then(async () => {
      say(`  turnstile  ${what}`);
      await turnstile.say('turn', { id: newId(), what, direction: command.direction, command: command.command });
    });
  });
  if (read !== undefined) await reader.say('read', { id: newId(), direction: 'entry', code: read });
  say('  Ctrl-C unplugs them.');
  await new Promise((resolve) => process.once('SIGINT', resolve));
  await Promise.all([detector.close(), reader.close(), turnstile.close()]);
  process.exit(0);
}

/** What a detector says of somebody who carries nothing. */
function alarmOf(random: () => number, setting: string, share: number | undefined): string {
  const { stated } = firstPolicy('simulated').detector;
  const rates = stated.find((one) => one.setting === setting) ?? stated[0]!;
  for (const one of threatClasses) {
    if (random() < (share === undefined ? rates.classes[one].falseAlarm : share / threatClasses.length)) return one;
  }
  return 'clear';
}

export const devicesCommand = defineCommand({
  meta: { name: 'devices', description: 'Pairs devices with a gate, and plays some' },
  subCommands: { pair: pairCommand, simulate: simulateCommand },
});
