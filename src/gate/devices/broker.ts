import { createServer, type Server, type Socket } from 'node:net';
import { Aedes, type Client } from 'aedes';
import { commandWord, largestMessage, topicOf } from './contract.ts';
import { openDoorway } from './doorway.ts';
import type { Device, Register } from './register.ts';

/** The broker inside a gate: paired devices only, each to its own topics. */
export interface Broker {
  readonly port: number;
  publish(device: string, payload: object, isKept: boolean): void;
  /** Ends the connection of a device, as after its removal. */
  drop(device: string): void;
  close(): Promise<void>;
}

export interface BrokerParts {
  readonly gate: string;
  readonly host: string;
  readonly port: number;
  readonly register: Register;
  readonly take: (device: Device, word: string, bytes: Uint8Array) => void;
  readonly refuse: () => void;
}

const mostConnections = 200;
const connectTimeoutMs = 5_000;

/** Throws where the port is taken. */
export async function openBroker(parts: BrokerParts): Promise<Broker> {
  const aedes = await Aedes.createBroker({ connectTimeout: connectTimeoutMs, maxTopicLevels: 6 });
  const deviceOf = guard(aedes, parts);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    aedes.handle(openDoorway(socket, { largest: 2 * largestMessage, onRefused: parts.refuse }));
  });
  server.maxConnections = mostConnections;
  const port = await listen(server, parts.port, parts.host).catch((error: Error) => {
    aedes.close();
    throw error;
  });
  return {
    port,
    publish(device, payload, isKept) {
      const topic = topicOf(parts.gate, device, commandWord);
      const content = JSON.stringify(payload);
      aedes.publish({ cmd: 'publish', topic, payload: content, qos: 1, retain: isKept, dup: false }, () => undefined);
    },
    drop(device) {
      for (const [client, name] of deviceOf) if (name === device) client.close();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Lets in paired devices only, and each to its own topics; answers who is connected. */
function guard(aedes: Aedes, { gate, register, take, refuse }: BrokerParts): ReadonlyMap<Client, string> {
  const deviceOf = new Map<Client, string>();
  aedes.authenticate = (client, name, secret, done) => {
    const device = register.identify(name, secret?.toString('utf8'));
    if (device) deviceOf.set(client, device.device);
    else refuse();
    done(null, device !== undefined);
  };
  aedes.authorizePublish = (client, packet, done) => {
    const name = client ? deviceOf.get(client) : undefined;
    const device = name === undefined ? undefined : register.find(name);
    const [, , , , word = ''] = packet.topic.split('/');
    const isOwn = name !== undefined && word !== commandWord && packet.topic === topicOf(gate, name, word);
    // The last will of a device that is gone says what its end has said.
    if (device && isOwn) take(device, word, Buffer.from(packet.payload));
    else if (name !== undefined || word !== 'state') refuse();
    // No device listens to another: what was taken goes no further, and a bad message is no reason to cut its sender off.
    packet.topic = topicOf(gate, 'gate', 'taken');
    packet.payload = Buffer.alloc(0);
    packet.retain = false;
    done(null);
  };
  aedes.authorizeSubscribe = (client, subscription, done) => {
    const name = deviceOf.get(client);
    const isOwn = name !== undefined && subscription.topic === topicOf(gate, name, commandWord);
    if (!isOwn) refuse();
    done(null, isOwn ? subscription : null);
  };
  aedes.on('clientReady', (client) => register.setState(deviceOf.get(client) ?? '', 'online'));
  aedes.on('clientDisconnect', (client) => {
    const name = deviceOf.get(client) ?? '';
    deviceOf.delete(client);
    // A device that came back over a new connection is not gone.
    if (![...deviceOf.values()].includes(name)) register.setState(name, 'offline');
  });
  aedes.on('clientError', () => undefined);
  aedes.on('connectionError', () => refuse());
  return deviceOf;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as { port: number }).port));
  });
}
