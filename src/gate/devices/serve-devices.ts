import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../problems.ts';
import type { Command } from './contract.ts';
import type { Inbox } from './inbox.ts';
import type { Device, Register } from './register.ts';

/** Commands for devices that speak HTTP: the last few of each, numbered. */
export interface CommandBox {
  put(device: string, command: Command): void;
  /** Commands after a number; waits for one where there is none. */
  after(device: string, number: number, isGone: () => boolean): Promise<{ number: number; command: Command }[]>;
  close(): void;
}

const mostCommands = 50;
const longestWaitMs = 20_000;

export function createCommandBox(): CommandBox {
  const boxes = new Map<string, { number: number; command: Command }[]>();
  const waiting = new Set<() => void>();
  let last = 0;
  let isClosed = false;
  const wake = (): void => {
    for (const one of waiting) one();
  };
  return {
    put(device, command) {
      last += 1;
      const box = boxes.get(device) ?? [];
      box.push({ number: last, command });
      boxes.set(device, box.slice(-mostCommands));
      wake();
    },
    async after(device, number, isGone) {
      const ends = performance.now() + longestWaitMs;
      for (;;) {
        const found = (boxes.get(device) ?? []).filter((one) => one.number > number);
        const leftMs = ends - performance.now();
        if (found.length > 0 || leftMs <= 0 || isClosed || isGone()) return found;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, Math.min(leftMs, 1_000));
          function done(): void {
            clearTimeout(timer);
            waiting.delete(done);
            resolve();
          }
          waiting.add(done);
        });
      }
    },
    close() {
      isClosed = true;
      wake();
    },
  };
}

interface ServedDevices {
  readonly register: Register;
  readonly inbox: Inbox;
  readonly box: CommandBox;
  readonly onHeard: (device: Device) => void;
}

/** The same contract over HTTP, for devices without MQTT: name and secret as basic authentication. */
export function serveDevices(app: FastifyInstance, { register, inbox, box, onHeard }: ServedDevices): void {
  const deviceOf = (request: FastifyRequest): Device => {
    const text = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const [name, secret] = Buffer.from(text, 'base64').toString('utf8').split(':', 2);
    const device = register.identify(name, secret);
    if (!device) {
      inbox.refuse();
      throw refuse.notPairedHere();
    }
    onHeard(device);
    return device;
  };
  app.post('/api/devices/messages/:word', async (request, reply) => {
    const device = deviceOf(request);
    const { word } = request.params as { word: string };
    const isTaken = await inbox.take(device, word, Buffer.from(JSON.stringify(request.body ?? null)));
    return await answer(reply, isTaken ? 202 : 422, { isTaken });
  });
  app.get('/api/devices/commands', async (request, reply) => {
    const device = deviceOf(request);
    const after = Number((request.query as { after?: string }).after ?? 0);
    const isGone = () => request.raw.destroyed;
    const commands = await box.after(device.device, Number.isSafeInteger(after) ? after : 0, isGone);
    return await answer(reply, 200, { commands });
  });
}

async function answer(reply: FastifyReply, status: number, content: object): Promise<FastifyReply> {
  return await reply.code(status).header('cache-control', 'no-store').send(content);
}
