import { defineCommand } from 'citty';
import { formatMoney } from '../kernel/money.ts';
import { fail, say } from './say.ts';
import { crowdArgs, runCrowd } from './simulation/crowd.ts';
import { type Progress, runSimulation, type Summary } from './simulation/run.ts';

export const simulateCommand = defineCommand({
  meta: { name: 'simulate', description: 'Plays a population through the whole server, from sign-in to the gate' },
  args: {
    what: {
      type: 'positional',
      required: false,
      description: 'crowd: only arrivals, lanes and lines, without a server',
    },
    people: { type: 'string', default: '200', description: 'How many people come, 2 to 20000' },
    seed: { type: 'string', default: '1', description: 'Same seed, same counts, while seats last' },
    json: { type: 'boolean', description: 'One object as the last line, for machines' },
    ...crowdArgs,
  },
  async run({ args }) {
    if (args.what === 'crowd') {
      runCrowd(args);
      return;
    }
    if (args.what !== undefined)
      fail(`There is no simulation ${args.what}. Say crowd, or nothing for the whole server.`);
    const people = wholeNumber(args.people, '--people', 2, 20_000);
    const seed = wholeNumber(args.seed, '--seed', 0, 0xffffffff);
    const isShown = !args.json && process.stdout.isTTY === true;
    const summary = await runSimulation(people, seed, isShown ? showProgress : () => undefined).catch((error: Error) =>
      fail(error.message),
    );
    if (isShown) process.stdout.write('\r\u001b[K');
    if (args.json) say(JSON.stringify(summary));
    else tell(summary);
    process.exit(isSound(summary) ? 0 : 1);
  },
});

function wholeNumber(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    fail(`${name} takes a whole number from ${least} to ${most}.`);
  return value;
}

const barWidth = 30;

const showProgress: Progress = (what, done, total) => {
  const full = Math.round((done / total) * barWidth);
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
  process.stdout.write(`\r  ${what.padEnd(13)} ${bar} ${done}/${total}\u001b[K`);
};

function isSound({ oversold, ledgerSum, replaysAdmitted }: Summary): boolean {
  return oversold === 0 && ledgerSum === 0 && replaysAdmitted === 0;
}

function tell(summary: Summary): void {
  const line = (name: string, value: string | number): void => say(`  ${name.padEnd(24)} ${value}`);
  const must = (name: string, value: number): void => line(name, value === 0 ? '0, as it must be' : `${value}, WRONG`);
  const times = ({ p50, p99 }: Summary['holdMs']): string => `p50 ${p50} ms, p99 ${p99} ms`;
  say();
  line('People', summary.people);
  line('Tickets sold', summary.sold);
  line('Revenue', formatMoney(summary.revenue, 'en'));
  line('Payments declined', summary.declined);
  line('Carts abandoned', summary.abandoned);
  line('Refused', byReason(summary.refused));
  line('Tickets given away', summary.transfers);
  say();
  say(`  At gate A of ${summary.venue} on ${summary.day}`);
  line('Arrived', summary.arrived);
  line('Admitted', summary.admitted);
  line('Sent to a steward', byReason(summary.stewarded));
  line('Codes shown twice', summary.replays);
  say();
  must('Replays admitted', summary.replaysAdmitted);
  must('Oversold', summary.oversold);
  must('Sum of the ledger', summary.ledgerSum);
  line('Hold', times(summary.holdMs));
  line('Checkout', times(summary.checkoutMs));
}

function byReason(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([reason, number]) => `${number} ${reason}`);
  return parts.length > 0 ? parts.join(', ') : 'nobody';
}
