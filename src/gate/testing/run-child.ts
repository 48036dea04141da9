import { runGate } from '../main.ts';

/** A gate in a process of its own, to be killed by a test; options come as JSON, the address goes to stdout. */
const options = JSON.parse(process.argv[2] ?? '{}') as Parameters<typeof runGate>[0] & { aheadMs: number };
const { url } = await runGate({ ...options, machineNow: () => Date.now() + options.aheadMs });
process.stdout.write(`${url}\n`);
