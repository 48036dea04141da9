import { connectAsync, type MqttClient } from 'mqtt';
import { type Command, type DeviceKind, topicOf, type Word } from '../contract.ts';

/** How a simulated device reaches its gate. */
export interface DeviceLine {
  /** `mqtt://127.0.0.1:7011` */
  readonly broker: string;
  readonly gate: string;
  readonly device: string;
  readonly secret: string;
  readonly protocolVersion?: 4 | 5;
}

/** A device that lives in a process: it says what a real one would, over MQTT. */
export interface SimulatedDevice {
  readonly commands: readonly Command[];
  say(word: Word, payload: object): Promise<void>;
  /** Goes without a word, as when the plug is pulled. */
  pull(): Promise<void>;
  close(): Promise<void>;
}

/** Connects with a last will, says that it is there, and hands every command over. */
export async function connectDevice(
  { broker, gate, device, secret, protocolVersion = 5 }: DeviceLine,
  onCommand: (command: Command) => void = () => undefined,
): Promise<SimulatedDevice> {
  const state = topicOf(gate, device, 'state');
  const client: MqttClient = await connectAsync(broker, {
    protocolVersion,
    clientId: `${gate}-${device}`,
    username: device,
    password: secret,
    reconnectPeriod: 1_000,
    will: { topic: state, payload: Buffer.from('{"state":"offline"}'), qos: 1, retain: true },
  });
  const commands: Command[] = [];
  client.on('message', (_topic, bytes) => {
    const command = JSON.parse(bytes.toString('utf8')) as Command;
    commands.push(command);
    onCommand(command);
  });
  await client.subscribeAsync(topicOf(gate, device, 'command'), { qos: 1 });
  const say = async (word: Word, payload: object): Promise<void> => {
    await client.publishAsync(topicOf(gate, device, word), JSON.stringify(payload), {
      qos: 1,
      retain: word === 'state',
    });
  };
  await say('state', { state: 'online' });
  return {
    commands,
    say,
    async pull() {
      client.stream.destroy();
      await client.endAsync(true);
    },
    async close() {
      await client.endAsync();
    },
  };
}

export const simulatedKinds: readonly DeviceKind[] = ['detector', 'reader', 'turnstile'];
