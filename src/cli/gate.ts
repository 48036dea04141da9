import { join } from 'node:path';
import { defineCommand } from 'citty';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { runGate } from '../gate/main.ts';
import { isKitInstalled } from '../platform/faces/kit.ts';
import { openNodeRunner } from '../platform/faces/node-runner.ts';
import { projectFolder } from './places.ts';
import { fail } from './say.ts';

export const gateCommand = defineCommand({
  meta: { name: 'gate', description: 'Runs one gate: decides with no network, syncs when there is one' },
  args: {
    folder: { type: 'string', required: true, description: 'Where the gate keeps its snapshot and journal' },
    server: { type: 'string', default: 'http://127.0.0.1:7000', description: 'The server to sync with' },
    edition: { type: 'string', required: true },
    gate: { type: 'string', required: true, description: 'venue.gate' },
    port: { type: 'string', description: 'KAIMON_GATE_PORT, or 7010' },
    host: { type: 'string', default: '127.0.0.1' },
    'device-port': { type: 'string', description: 'Port of the broker for devices: KAIMON_DEVICE_PORT, or 7011' },
    broker: { type: 'string', description: 'Another MQTT 5 broker for devices: KAIMON_DEVICE_BROKER, as mqtt://host' },
    'peer-port': {
      type: 'string',
      description: 'Where the venue’s other gates reach this one; without it they do not',
    },
    'peer-host': { type: 'string', default: '0.0.0.0', description: 'Address to listen on for them' },
    'peer-address': { type: 'string', description: 'What they are told, as http://10.0.4.17:7020, where it differs' },
  },
  async run({ args }) {
    const secret = process.env['KAIMON_GATE_SECRET'];
    if (!secret) fail('Set KAIMON_GATE_SECRET to the secret that pairing gave; staff make one under Gates.');
    const port = Number(args.port ?? process.env['KAIMON_GATE_PORT'] ?? 7010);
    const log = pino(
      { level: 'warn' },
      pino.destination({ dest: join(args.folder, 'gate.log'), mkdir: true, sync: false }),
    );
    const { folder, server, edition, gate, host } = args;
    const peer = peerOf(args['peer-port'], args['peer-host'], args['peer-address']);
    const screenFolder = join(projectFolder, 'dist/web');
    const devicePort = args['device-port'] ?? process.env['KAIMON_DEVICE_PORT'];
    const broker = args.broker ?? process.env['KAIMON_DEVICE_BROKER'];
    const devices = { ...(devicePort ? { port: Number(devicePort) } : {}), ...(broker ? { broker } : {}) };
    const mounts = [
      async (app: FastifyInstance) => (await import('../platform/faces/mount-kit.ts')).mountFacesKit(app),
    ];
    const running = await runGate({
      folder,
      server,
      edition,
      gate,
      secret,
      port,
      host,
      log,
      screenFolder,
      devices,
      mounts,
      peer,
      ...(isKitInstalled() ? { faces: { openRunner: () => openNodeRunner() } } : {}),
    }).catch((error: Error) => fail(error.message));
    const stop = async (): Promise<void> => {
      await running.close();
      process.exit(0);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    process.on('disconnect', stop);
  },
});

function peerOf(port: string | undefined, host: string, address: string | undefined) {
  if (port === undefined) return undefined;
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) fail('--peer-port is a port, 0 to 65535.');
  return { host, port: number, ...(address === undefined ? {} : { address }) };
}
