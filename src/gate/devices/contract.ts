import { type Static, Type } from 'typebox';
import { bagClasses, SettingSchema, threatClasses } from '../../engines/screening/signals.ts';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';

/*
 * What devices say to a gate and hear from it, over MQTT or HTTP; docs/devices.md is made for the makers of devices.
 * Topic: `kaimon/1/GATE/DEVICE/WORD`.
 */

export const deviceKinds = ['detector', 'reader', 'turnstile', 'fireAlarm'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export const DeviceId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
export const Lane = Type.String({ pattern: '^[A-Za-z0-9-]{1,20}$' });
/** Made by the device, never twice: a message sent again is taken once. */
const MessageId = Type.String({ pattern: '^[A-Za-z0-9-]{8,60}$' });

/** A device says that it is there; its broker says `offline` for it as its last will. Retained. */
export const StatePayload = strict({ state: oneOf(['online', 'offline'] as const) });
/** One person walked through. */
export const ResultPayload = strict({
  id: MessageId,
  result: oneOf(['clear', ...threatClasses] as const),
  setting: SettingSchema,
  /** Where the detector also sees bags. */
  bag: Type.Optional(oneOf(bagClasses)),
});
/** A code or the number of a card was read. */
export const ReadPayload = Type.Union([
  strict({
    id: MessageId,
    direction: oneOf(['entry', 'exit'] as const),
    code: Type.String({ pattern: '^[A-Za-z0-9_-]{2,4000}$', description: 'bytes of the code, base64url' }),
  }),
  strict({
    id: MessageId,
    direction: oneOf(['entry', 'exit'] as const),
    card: Type.String({ pattern: '^([0-9A-F]{2}){4,10}$', description: 'UID, hexadecimal capitals' }),
  }),
]);
/** `turned`: one person went through. `notTurned`: the time of a command ran out. `forced`: somebody went in without one. */
export const TurnPayload = strict({
  id: MessageId,
  what: oneOf(['turned', 'notTurned', 'forced'] as const),
  direction: oneOf(['entry', 'exit'] as const),
  /** The command it answers; absent at an exit that was free anyway. */
  command: Type.Optional(Type.String({ maxLength: 120 })),
});
export const FirePayload = strict({ id: MessageId, isOn: Type.Boolean() });

/** What each kind of device may say. */
export const words = {
  state: StatePayload,
  result: ResultPayload,
  read: ReadPayload,
  turn: TurnPayload,
  fire: FirePayload,
} as const;
export type Word = keyof typeof words;
export const wordsOf: Readonly<Record<DeviceKind, readonly Word[]>> = {
  detector: ['state', 'result'],
  reader: ['state', 'read'],
  turnstile: ['state', 'turn'],
  fireAlarm: ['state', 'fire'],
};
export type Payload<W extends Word> = Static<(typeof words)[W]>;

/** What a gate says to a device. `open`: one person, within so many seconds. `freeFlow`: everybody, both ways, until `guard`. */
export const Command = Type.Union([
  strict({
    command: Type.String(),
    what: Type.Literal('open'),
    direction: oneOf(['entry', 'exit'] as const),
    seconds: Type.Integer({ minimum: 1 }),
  }),
  strict({ command: Type.String(), what: oneOf(['freeFlow', 'guard'] as const) }),
  /** To a detector: the setting that the policy asks for. */
  strict({ command: Type.String(), what: Type.Literal('setting'), setting: SettingSchema }),
  /** To a reader: what to show for a read. */
  strict({
    command: Type.String(),
    what: Type.Literal('shown'),
    read: Type.String(),
    outcome: oneOf(['admit', 'exit', 'steward'] as const),
    reason: Type.String(),
    people: Type.Integer(),
  }),
]);
export type Command = Static<typeof Command>;

export const topicOf = (gate: string, device: string, word: string): string => `kaimon/1/${gate}/${device}/${word}`;
/** The word a device listens to. */
export const commandWord = 'command';
/** Larger messages are refused unread, in bytes. */
export const largestMessage = 8_192;

export const DeviceView = Type.Object({
  device: Type.String(),
  name: Type.String(),
  kind: oneOf(deviceKinds),
  lane: Type.String(),
  state: oneOf(['paired', 'online', 'offline'] as const),
  since: Type.Integer(),
});
export type DeviceView = Static<typeof DeviceView>;

const RequestId = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9-]+$' });
const Steward = Type.String({ minLength: 1, maxLength: 60 });

export const pairDevice = endpoint({
  method: 'POST',
  path: '/devices',
  who: 'anyone',
  summary: 'Pair a device with this gate; its secret is told once, a former one of the same name stops working',
  body: strict({
    id: RequestId,
    device: DeviceId,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    kind: oneOf(deviceKinds),
    lane: Lane,
    steward: Steward,
  }),
  answer: Type.Object({
    device: Type.String(),
    secret: Type.String(),
    gate: Type.String(),
    /** Port of the broker in this gate; null where an outer one is used. */
    port: Type.Union([Type.Integer(), Type.Null()]),
  }),
});

export const removeDevice = endpoint({
  method: 'POST',
  path: '/devices/removal',
  who: 'anyone',
  summary: 'Take a device off this gate; its secret stops working at once',
  body: strict({ id: RequestId, device: DeviceId, steward: Steward }),
  answer: Type.Object({ device: Type.String() }),
});
