import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Evidence } from '../../engines/admission/verify.ts';
import type { ScreeningPolicy } from '../../engines/screening/policy.ts';
import type { ThreatLevel } from '../../engines/screening/signals.ts';
import type { GateHost } from '../gate-parts.ts';
import type { ScreeningView } from '../screening/contract.ts';
import type { Decided } from '../screening/kept-decisions.ts';
import type { Screener } from '../screening/screener.ts';
import { serveEndpoint } from '../serve.ts';
import { type Broker, openBroker } from './broker.ts';
import { type Command, type DeviceKind, pairDevice, removeDevice } from './contract.ts';
import { type Message, openInbox } from './inbox.ts';
import { type DeviceLane, openLane } from './lane.ts';
import { type OuterBroker, openOuterBroker } from './outer-broker.ts';
import { type Device, Register } from './register.ts';
import { createCommandBox, serveDevices } from './serve-devices.ts';

/** The devices of a gate, by whatever way they speak. */
export interface Devices {
  mount(app: FastifyInstance): void;
  /** The policy or the threat level changed. */
  onRules(): void;
  onOutcome(decided: Decided): void;
  view(): Pick<ScreeningView, 'devices' | 'isFreeFlow' | 'refused' | 'troubles'>;
  close(): Promise<void>;
}

interface DevicesParts {
  readonly host: GateHost;
  readonly screener: Screener;
  readonly policy: () => { policy: ScreeningPolicy; threat: { level: ThreatLevel } };
}

type Trouble = ScreeningView['troubles'][number];

export const usualDevicePort = 7011;
const retryMs = 5_000;
const tickMs = 1_000;
/** A device over HTTP that was not heard for so long is offline. */
const silentMs = 30_000;
const mostTroubles = 5;
const troubleLastsMs = 120_000;

export async function openDevices(parts: DevicesParts): Promise<Devices> {
  const devices = new GateDevices(parts);
  await devices.connect();
  return devices;
}

class GateDevices implements Devices {
  private readonly host: GateHost;
  private readonly parts: DevicesParts;
  private readonly register: Register;
  private readonly inbox = openInbox(
    (device, message) => this.act(device, message),
    (facts, text) => this.host.warn(facts, text),
  );
  private readonly box = createCommandBox();
  private readonly lanes = new Map<string, DeviceLane>();
  private readonly troubles: Trouble[] = [];
  /** Machine time at which a device was last heard over HTTP. */
  private readonly heard = new Map<string, number>();
  private readonly burning = new Set<string>();
  private readonly timer: NodeJS.Timeout;
  private broker: Broker | undefined;
  private outer: OuterBroker | undefined;
  private isPortTaken = false;
  private triedAt = 0;
  private connecting: Promise<void> | undefined;

  constructor(parts: DevicesParts) {
    this.parts = parts;
    this.host = parts.host;
    const folder = join(this.host.folder, 'devices');
    this.register = new Register(folder, this.host);
    this.timer = setInterval(() => this.tick(), tickMs);
  }

  /** Opens the broker once there is a device for it: a gate without devices opens no port. */
  async connect(): Promise<void> {
    const { host } = this;
    const { gate, network } = host;
    if (this.broker || this.outer || this.register.list().length === 0) return;
    const wires = {
      gate,
      register: this.register,
      take: (device: Device, word: string, bytes: Uint8Array) => void this.inbox.take(device, word, bytes),
      refuse: () => this.inbox.refuse(),
    };
    if (network.broker !== undefined) {
      this.outer = openOuterBroker({ ...wires, url: network.broker, onChange: host.onChange });
      return;
    }
    this.triedAt = host.machineNow();
    try {
      this.broker = await openBroker({ ...wires, host: network.host, port: network.port ?? usualDevicePort });
      this.isPortTaken = false;
    } catch (error) {
      if (!this.isPortTaken) host.warn({ error: String(error) }, 'devicePortTaken');
      this.isPortTaken = true;
    }
  }

  mount(app: FastifyInstance): void {
    const { register, inbox, box, host } = this;
    serveEndpoint(app, pairDevice, async ({ body }) => {
      const { device, name, kind, lane, steward } = body;
      const secret = register.pair({ device, name, kind, lane, by: steward });
      this.broker?.drop(device);
      this.connecting = this.connect();
      await this.connecting;
      return { device, secret, gate: host.gate, port: this.broker?.port ?? null };
    });
    serveEndpoint(app, removeDevice, ({ body }) => {
      const isKnown = register.remove(body.device, body.steward);
      this.broker?.drop(body.device);
      return Promise.resolve(isKnown ? { device: body.device } : undefined);
    });
    const onHeard = (device: Device): void => {
      this.heard.set(device.device, host.machineNow());
      register.setState(device.device, 'online');
    };
    serveDevices(app, { register, inbox, box, onHeard });
  }

  onRules(): void {
    for (const device of this.register.list()) if (device.kind === 'detector') this.tellSetting(device.device);
  }

  onOutcome(decided: Decided): void {
    this.lanes.get(decided.note.lane)?.onOutcome(decided);
  }

  view(): ReturnType<Devices['view']> {
    const now = this.host.clock.now();
    const list = this.register.list();
    const offline = list
      .filter(({ state }) => state === 'offline')
      .map(({ name, since }): Trouble => ({ trouble: 'deviceOffline', about: name, at: since }));
    const broker: Trouble[] = this.isPortTaken ? [{ trouble: 'portTaken', about: '', at: now }] : [];
    if (this.outer && !this.outer.isConnected) broker.push({ trouble: 'brokerAway', about: '', at: now });
    const recent = this.troubles.filter(({ at }) => Math.abs(now - at) < troubleLastsMs);
    return {
      devices: list.map(({ device, name, kind, lane, state, since }) => ({ device, name, kind, lane, state, since })),
      isFreeFlow: this.burning.size > 0,
      refused: this.inbox.refused,
      troubles: [...broker, ...offline, ...recent],
    };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.box.close();
    for (const lane of this.lanes.values()) lane.close();
    await this.connecting;
    await this.broker?.close();
    await this.outer?.close();
  }

  private tick(): void {
    const now = this.host.machineNow();
    for (const [device, at] of this.heard) {
      if (now - at < silentMs) continue;
      this.heard.delete(device);
      this.register.setState(device, 'offline');
    }
    this.register.tick();
    if (this.isPortTaken && now - this.triedAt > retryMs) this.connecting = this.connect();
  }

  private async act(device: Device, message: Message): Promise<void> {
    if (message.word === 'state') {
      this.register.setState(device.device, message.payload.state);
      if (message.payload.state === 'online') this.welcome(device);
      return;
    }
    if (this.outer) this.register.setState(device.device, 'online');
    if (message.word === 'fire') {
      this.setFire(device, message.payload.isOn);
      return;
    }
    const lane = this.laneOf(device.lane);
    if (message.word === 'result') lane.result(message.payload);
    if (message.word === 'turn') lane.turn(message.payload);
    if (message.word !== 'read' || !this.host.mind.snapshot) return;
    const { id, outcome, reason, members } = await lane.read(message.payload);
    this.send(device.device, {
      command: `shown-${id}`,
      what: 'shown',
      read: id,
      outcome,
      reason,
      people: members.length,
    });
  }

  /** What a device must know that just came: its setting, whether all ways are open. */
  private welcome(device: Device): void {
    if (device.kind === 'detector') this.tellSetting(device.device);
    if (device.kind === 'turnstile' && this.burning.size > 0) {
      this.send(device.device, { command: 'flow-now', what: 'freeFlow' });
    }
  }

  private tellSetting(device: string): void {
    const { policy, threat } = this.parts.policy();
    const setting = policy.detector.settings[threat.level];
    this.send(device, { command: `setting-${policy.version}-${threat.level}`, what: 'setting', setting });
  }

  /** While any alarm of the gate is on, every turnstile lets everybody through, both ways. */
  private setFire(device: Device, isOn: boolean): void {
    const was = this.burning.size > 0;
    if (isOn) this.burning.add(device.device);
    else this.burning.delete(device.device);
    const is = this.burning.size > 0;
    if (was === is) return;
    const content = { gate: this.host.gate, device: device.device, isOn: is };
    void this.host.desk.note({
      id: `fire-${device.device}-${this.host.machineNow().toString(36)}`,
      topic: 'devices.fire',
      content,
    });
    for (const one of this.register.list()) if (one.kind === 'turnstile') this.laneOf(one.lane).setFreeFlow(is);
    this.host.onChange();
  }

  private laneOf(name: string): DeviceLane {
    const known = this.lanes.get(name);
    if (known) return known;
    const of = (kind: DeviceKind) => this.register.list().find((one) => one.lane === name && one.kind === kind);
    const lane = openLane({
      name,
      host: this.host,
      screener: this.parts.screener,
      hasDetector: () => of('detector') !== undefined,
      isDetectorOnline: () => of('detector')?.state === 'online',
      hasTurnstile: () => of('turnstile') !== undefined,
      turnstile: {
        send: (command) => {
          const device = of('turnstile');
          if (device) this.send(device.device, command);
        },
        isOnline: () => of('turnstile')?.state === 'online',
      },
      cardOf: (card): Evidence => this.host.mind.readCard(card),
      onTrouble: (trouble) => {
        this.troubles.unshift({ trouble, about: name, at: this.host.clock.now() });
        this.troubles.splice(mostTroubles);
        this.host.onChange();
      },
    });
    this.lanes.set(name, lane);
    return lane;
  }

  private send(device: string, command: Command): void {
    // What holds until it is taken back waits for a device that is away; an order to open does not.
    const isKept = command.what === 'setting' || command.what === 'freeFlow' || command.what === 'guard';
    this.broker?.publish(device, command, isKept);
    this.outer?.publish(device, command, isKept);
    this.box.put(device, command);
  }
}
