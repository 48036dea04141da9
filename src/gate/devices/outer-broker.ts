import { connect } from 'mqtt';
import { commandWord, topicOf } from './contract.ts';
import type { Device, Register } from './register.ts';

/** The line to a broker elsewhere, over MQTT 5. Devices there are as trustworthy as its access rules make them. */
export interface OuterBroker {
  readonly isConnected: boolean;
  publish(device: string, payload: object, isKept: boolean): void;
  close(): Promise<void>;
}

interface OuterBrokerParts {
  readonly url: string;
  readonly gate: string;
  readonly register: Register;
  readonly take: (device: Device, word: string, bytes: Uint8Array) => void;
  readonly refuse: () => void;
  readonly onChange: () => void;
}

export function openOuterBroker({ url, gate, register, take, refuse, onChange }: OuterBrokerParts): OuterBroker {
  const client = connect(url, {
    protocolVersion: 5,
    clientId: `kaimon-gate-${gate}`,
    reconnectPeriod: 1_000,
    connectTimeout: 5_000,
    clean: true,
  });
  client.on('connect', () => {
    client.subscribe(`kaimon/1/${gate}/+/+`, { qos: 1, nl: true });
    onChange();
  });
  client.on('close', onChange);
  // It tries again by itself; that it is away shows on the officer's panel.
  client.on('error', () => undefined);
  client.on('message', (topic, bytes) => {
    const [, , , name = '', word = ''] = topic.split('/');
    if (word === commandWord) return;
    const device = register.find(name);
    if (device) take(device, word, bytes);
    else refuse();
  });
  return {
    get isConnected() {
      return client.connected;
    },
    publish(device, payload, isKept) {
      client.publish(topicOf(gate, device, commandWord), JSON.stringify(payload), { qos: 1, retain: isKept });
    },
    async close() {
      await client.endAsync(true);
    },
  };
}
