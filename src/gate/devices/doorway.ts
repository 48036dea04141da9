import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { generate, type Packet, type Parser, parser } from 'mqtt-packet';

/*
 * Between a socket and the broker. The broker speaks MQTT 3.1.1 (protocol level 4); a client that says MQTT 5 is translated
 * packet by packet here: properties are left out, return codes become reason codes, and what is not offered (sessions that
 * outlive a connection, topic aliases, shared subscriptions) is said in the answer to its CONNECT. Packets are bounded before
 * they are read, so that nobody fills the memory of a gate with one length field.
 */

interface DoorwayOptions {
  /** Largest packet in bytes. */
  readonly largest: number;
  readonly onRefused: () => void;
}

/** What the broker handles instead of the socket. */
export function openDoorway(socket: Socket, options: DoorwayOptions): Duplex {
  return new Doorway(socket, options);
}

class Doorway extends Duplex {
  private readonly socket: Socket;
  private readonly options: DoorwayOptions;
  private held: Buffer = Buffer.alloc(0);
  /** Undefined until CONNECT says it. */
  private translation: Translation | 'none' | undefined;

  constructor(socket: Socket, options: DoorwayOptions) {
    super();
    this.socket = socket;
    this.options = options;
    socket.on('data', (bytes) => this.accept(bytes));
    socket.on('end', () => this.push(null));
    socket.on('error', () => this.destroy());
    socket.on('close', () => this.destroy());
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(bytes: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    const out = typeof this.translation === 'object' ? this.translation.toClient(bytes) : bytes;
    if (this.socket.destroyed || out.length === 0) done();
    else this.socket.write(out, () => done());
  }

  override _final(done: () => void): void {
    this.socket.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }

  private accept(bytes: Buffer): void {
    this.held = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes]);
    for (;;) {
      const length = packetLength(this.held);
      if (length === undefined) return;
      if (length > this.options.largest) {
        this.refuse();
        return;
      }
      if (this.held.length < length) return;
      const packet = this.held.subarray(0, length);
      this.held = this.held.subarray(length);
      try {
        this.pass(packet);
      } catch {
        this.refuse();
        return;
      }
    }
  }

  private pass(packet: Buffer): void {
    this.translation ??= levelOf(packet) === 5 ? new Translation() : 'none';
    const bytes = this.translation === 'none' ? packet : this.translation.toBroker(packet);
    // Undefined: the client goes in a way that must leave its last will behind.
    if (bytes === undefined) this.destroy();
    else if (bytes.length > 0 && !this.push(bytes)) this.socket.pause();
  }

  private refuse(): void {
    this.options.onRefused();
    this.held = Buffer.alloc(0);
    this.destroy();
  }
}

/** Whole length of the packet that begins here; undefined: more bytes are needed; infinite: its length cannot be read. */
function packetLength(bytes: Buffer): number | undefined {
  let length = 0;
  for (let at = 1; at <= 4; at++) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 128 ** (at - 1);
    if (byte < 0x80) return at + 1 + length;
  }
  return Number.POSITIVE_INFINITY;
}

/** Protocol level of a CONNECT: the byte after the name of the protocol. */
function levelOf(packet: Buffer): number {
  if (packet[0] !== 0x10) return 0;
  let at = 1;
  while (at < 5 && packet[at]! >= 0x80) at++;
  const name = at + 1;
  return packet[name + 2 + packet.readUInt16BE(name)] ?? 0;
}

/** MQTT 3.1.1 return codes of CONNACK as MQTT 5 reason codes (OASIS MQTT 5.0, 3.2.2.2). */
const reasonOf: Readonly<Record<number, number>> = { 0: 0, 1: 0x84, 2: 0x85, 3: 0x88, 4: 0x86, 5: 0x87 };
const willWanted = 0x04;

class Translation {
  private readonly fromClient = parser({ protocolVersion: 5 });
  private readonly fromBroker = parser({ protocolVersion: 4 });
  private readonly unsubscribed = new Map<number, number>();
  private assignedId: string | undefined;

  toBroker(bytes: Buffer): Buffer | undefined {
    const packets = parsed(this.fromClient, bytes);
    const out: Buffer[] = [];
    for (const packet of packets) {
      if (packet.cmd === 'disconnect' && packet.reasonCode === willWanted) return undefined;
      if (packet.cmd === 'auth') throw new Error('Enhanced authentication is not offered');
      out.push(generate(this.plain(packet), { protocolVersion: 4 }));
    }
    return Buffer.concat(out);
  }

  toClient(bytes: Buffer): Buffer {
    const packets = parsed(this.fromBroker, bytes);
    return Buffer.concat(packets.map((packet) => generate(this.rich(packet), { protocolVersion: 5 })));
  }

  private plain(packet: Packet): Packet {
    if (packet.cmd === 'connect') {
      if (packet.clientId === '') this.assignedId = `device-${randomUUID()}`;
      const { properties, will, ...rest } = packet;
      const { properties: ofWill, ...plainWill } = will ?? { topic: '', payload: '' };
      return {
        ...rest,
        protocolId: 'MQTT',
        protocolVersion: 4,
        clean: true,
        clientId: this.assignedId ?? packet.clientId,
        ...(will ? { will: plainWill } : {}),
      };
    }
    if (packet.cmd === 'subscribe') {
      const subscriptions = packet.subscriptions.map(({ topic, qos }) => ({ topic, qos }));
      return { cmd: 'subscribe', messageId: packet.messageId!, subscriptions };
    }
    if (packet.cmd === 'unsubscribe') {
      this.unsubscribed.set(packet.messageId!, packet.unsubscriptions.length);
      return { cmd: 'unsubscribe', messageId: packet.messageId!, unsubscriptions: packet.unsubscriptions };
    }
    if (packet.cmd === 'publish') {
      const { properties, ...rest } = packet;
      return rest;
    }
    if (packet.cmd === 'disconnect') return { cmd: 'disconnect' };
    return packet.messageId === undefined ? packet : ({ cmd: packet.cmd, messageId: packet.messageId } as Packet);
  }

  private rich(packet: Packet): Packet {
    if (packet.cmd === 'connack') {
      const reasonCode = reasonOf[packet.returnCode ?? 0] ?? 0x80;
      const offered = {
        sessionExpiryInterval: 0,
        topicAliasMaximum: 0,
        sharedSubscriptionAvailable: false,
        subscriptionIdentifiersAvailable: false,
        ...(this.assignedId === undefined ? {} : { assignedClientIdentifier: this.assignedId }),
      };
      return {
        cmd: 'connack',
        sessionPresent: false,
        reasonCode,
        ...(reasonCode === 0 ? { properties: offered } : {}),
      };
    }
    if (packet.cmd === 'unsuback') {
      const count = this.unsubscribed.get(packet.messageId!) ?? 1;
      this.unsubscribed.delete(packet.messageId!);
      return { cmd: 'unsuback', messageId: packet.messageId!, granted: Array.from({ length: count }, () => 0) };
    }
    return packet;
  }
}

function parsed(over: Parser, bytes: Buffer): Packet[] {
  const packets: Packet[] = [];
  const errors: unknown[] = [];
  const onPacket = (packet: Packet) => packets.push(packet);
  const onError = (error: unknown) => errors.push(error);
  over.on('packet', onPacket).on('error', onError);
  over.parse(bytes);
  over.off('packet', onPacket).off('error', onError);
  if (errors.length > 0) throw errors[0];
  return packets;
}
