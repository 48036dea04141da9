import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { topics } from '../../engines/screening/log.ts';
import { readJson, writeWhole } from '../gate-folder.ts';
import type { GateHost } from '../gate-parts.ts';
import type { DeviceKind, DeviceView } from './contract.ts';

interface Kept {
  readonly device: string;
  readonly name: string;
  readonly kind: DeviceKind;
  readonly lane: string;
  readonly secretHash: string;
}

/** A paired device and how it is. */
export interface Device extends Kept {
  state: DeviceView['state'];
  since: number;
  /** What the journal says of it, and since when. */
  noted: DeviceView['state'];
  notedAt: number;
}

const noteEveryMs = 10_000;

/** The devices of one gate, kept in its folder: names, kinds, lanes, hashes of secrets. */
export class Register {
  private readonly host: GateHost;
  private readonly file: string;
  private readonly devices = new Map<string, Device>();
  private made = 0;

  constructor(folder: string, host: GateHost) {
    this.host = host;
    this.file = join(folder, 'devices.json');
    for (const kept of readJson<Kept[]>(this.file) ?? []) this.put(kept);
  }

  /** Answers the secret; a former one of the same name stops working. */
  pair({ by, ...wish }: Omit<Kept, 'secretHash'> & { by: string }): string {
    const secret = randomBytes(24).toString('base64url');
    const device = this.put({ ...wish, secretHash: hashOf(secret) });
    device.notedAt = this.host.machineNow();
    this.save();
    this.note(device, 'paired', by);
    return secret;
  }

  remove(name: string, by: string): boolean {
    const device = this.devices.get(name);
    if (!device) return false;
    this.devices.delete(name);
    this.save();
    this.note(device, 'removed', by);
    return true;
  }

  find(name: string): Device | undefined {
    return this.devices.get(name);
  }

  list(): Device[] {
    return [...this.devices.values()];
  }

  /** The device behind a name and a secret. */
  identify(name: string | undefined, secret: string | undefined): Device | undefined {
    const device = this.devices.get(name ?? '');
    if (!device || secret === undefined) return undefined;
    const [shown, known] = [Buffer.from(hashOf(secret), 'hex'), Buffer.from(device.secretHash, 'hex')];
    return shown.length === known.length && timingSafeEqual(shown, known) ? device : undefined;
  }

  setState(name: string, state: 'online' | 'offline'): void {
    const device = this.devices.get(name);
    if (!device || device.state === state) return;
    device.state = state;
    device.since = this.host.clock.now();
    this.host.onChange();
  }

  /** Notes changes, each device at most every ten seconds: one that comes and goes fills no journal. */
  tick(): void {
    const now = this.host.machineNow();
    for (const device of this.devices.values()) {
      if (device.state === device.noted || now - device.notedAt < noteEveryMs) continue;
      device.noted = device.state;
      device.notedAt = now;
      this.note(device, device.state, null);
    }
  }

  private put(kept: Kept): Device {
    const device: Device = { ...kept, state: 'paired', since: this.host.clock.now(), noted: 'paired', notedAt: 0 };
    this.devices.set(kept.device, device);
    return device;
  }

  private save(): void {
    const kept = this.list().map(({ device, name, kind, lane, secretHash }) => ({
      device,
      name,
      kind,
      lane,
      secretHash,
    }));
    writeWhole(this.file, JSON.stringify(kept));
  }

  private note({ device, name, kind, lane }: Kept, state: DeviceView['state'] | 'removed', by: string | null): void {
    const { gate, desk, machineNow } = this.host;
    this.made += 1;
    const id = `device-${gate}-${machineNow().toString(36)}-${this.made}`;
    void desk.note({ id, topic: topics.device, content: { gate, device, name, kind, lane, state, by } });
  }
}

/** The secrets are 24 bytes of chance, so one round is enough. */
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
