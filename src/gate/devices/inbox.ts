import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { largestMessage, type Payload, type Word, words, wordsOf } from './contract.ts';
import type { Device } from './register.ts';

/** A message that holds: whose, which word, what. */
export type Message = { [W in Word]: { readonly word: W; readonly payload: Payload<W> } }[Word];

/** Takes messages of devices: what does not hold is refused and counted, what came twice is taken once. */
export interface Inbox {
  /** True: taken, now or before. */
  take(device: Device, word: string, bytes: Uint8Array): Promise<boolean>;
  /** Counts a message that never reached a device of this gate. */
  refuse(): void;
  readonly refused: number;
}

const forms = {
  state: Compile(words.state),
  result: Compile(words.result),
  read: Compile(words.read),
  turn: Compile(words.turn),
  fire: Compile(words.fire),
};
const mostIds = 2_000;

export function openInbox(
  act: (device: Device, message: Message) => void | Promise<void>,
  warn: (facts: object, message: string) => void,
): Inbox {
  let refused = 0;
  const seen = new Map<string, Set<string>>();

  function isNew(device: string, id: string): boolean {
    const ids = seen.get(device) ?? new Set();
    seen.set(device, ids);
    if (ids.has(id)) return false;
    if (ids.size >= mostIds) ids.delete(ids.values().next().value!);
    ids.add(id);
    return true;
  }

  return {
    async take(device, word, bytes) {
      const payload = read(device, word, bytes);
      if (payload === undefined) {
        refused += 1;
        return false;
      }
      if ('id' in payload && !isNew(device.device, payload.id)) return true;
      // A fault in what a message sets off must not take the broker with it.
      await Promise.resolve(act(device, { word, payload } as Message)).catch((error: unknown) =>
        warn({ error: String(error), device: device.device }, 'deviceMessageFailed'),
      );
      return true;
    },
    refuse() {
      refused += 1;
    },
    get refused() {
      return refused;
    },
  };
}

function read(device: Device, word: string, bytes: Uint8Array): Static<(typeof words)[Word]> | undefined {
  if (bytes.length > largestMessage || !wordsOf[device.kind].includes(word as Word)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return forms[word as Word].Check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
