import { readFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import { type LoggedNote, replayScreening } from '../engines/screening/replay.ts';
import { nodeHashes } from '../modules/screening/index.ts';
import { fail, say } from './say.ts';

/** For auditors: needs nothing but the file that staff took along. */
export const replayCommand = defineCommand({
  meta: {
    name: 'replay',
    description: 'Decides a day of screening again from its notes; ends with 1 where something differs',
  },
  args: {
    file: { type: 'positional', required: true, description: 'Notes of a day, as taken from the page Screening' },
    json: { type: 'boolean', description: 'One object as the last line, for machines' },
  },
  run({ args }) {
    const seeds = replayScreening(notesIn(args.file), nodeHashes);
    if (args.json) say(JSON.stringify({ seeds }));
    for (const seed of args.json ? [] : seeds) {
      const told = seed.revealedAt === null ? 'seed not told yet' : 'seed told';
      say(`  ${seed.gate.padEnd(24)} ${seed.seed.padEnd(14)} ${seed.same} of ${seed.decisions} the same, ${told}`);
      for (const { fault, number } of seed.faults) say(`    entry ${number}: ${fault}`);
    }
    process.exit(seeds.every((seed) => seed.faults.length === 0) ? 0 : 1);
  },
});

function notesIn(file: string): LoggedNote[] {
  try {
    const { notes } = JSON.parse(readFileSync(file, 'utf8')) as { notes?: LoggedNote[] };
    if (Array.isArray(notes) && notes.every((one) => typeof one?.note === 'object' && one.note !== null)) return notes;
  } catch {
    // The same sentence for a file that is not there and one that is not JSON.
  }
  return fail(`There are no notes of screening in ${file}.`);
}
