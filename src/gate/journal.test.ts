import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdmissionEvent } from '../engines/admission/ledger.ts';
import { type JournalDisk, openJournal } from './journal.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaimon-journal-'));
  file = join(folder, 'journal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const event = (number: number): AdmissionEvent => ({ kind: 'annulment', id: `a${number}`, at: number, passage: 'p' });

async function fill(count: number): Promise<void> {
  const journal = openJournal(file);
  for (let number = 1; number <= count; number++) await journal.append(event(number));
  await journal.close();
}

describe('a journal', () => {
  it('is there again after a start, and goes on', async () => {
    await fill(3);
    const journal = openJournal(file);
    expect(journal.events()).toEqual([event(1), event(2), event(3)]);
    expect(await journal.append(event(4))).toBe(true);
    await journal.close();
    const again = openJournal(file);
    expect(again.head.number).toBe(4);
    expect(again.after(2, 10).map((line) => line.number)).toEqual([3, 4]);
    expect(again.after(0, 2).map((line) => line.number)).toEqual([1, 2]);
    await again.close();
  });

  it('shares one flush among what arrives together', async () => {
    const writes: string[] = [];
    const disk: JournalDisk = {
      write: async (text) => {
        writes.push(text);
      },
      close: () => undefined,
    };
    const journal = openJournal(file, disk);
    expect(await Promise.all([1, 2, 3, 4].map((number) => journal.append(event(number))))).not.toContain(false);
    expect(writes).toHaveLength(1);
  });

  it.each(['{"number":4,"byt', '\0\0\0\0'])('cuts off a torn last line: %j', async (torn) => {
    await fill(3);
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, torn);
    const journal = openJournal(file);
    expect(journal.setAside).toBeUndefined();
    expect(journal.head.number).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe(whole);
    await journal.append(event(4));
    await journal.close();
    expect(openJournal(file).head.number).toBe(4);
  });

  it.each([
    [
      'a changed hash',
      (lines: string[]) => lines.map((line, at) => (at === 2 ? line.replace(/"hash":"./, '"hash":"g') : line)),
    ],
    ['a missing line', (lines: string[]) => lines.filter((_, at) => at !== 2)],
    ['a line of rubbish', (lines: string[]) => lines.map((line, at) => (at === 2 ? 'rubbish' : line))],
  ])('with %s is set aside whole, and goes on after the last sound entry', async (_name, harm) => {
    await fill(5);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const harmed = `${harm(lines).join('\n')}\n`;
    writeFileSync(file, harmed);
    const journal = openJournal(file);
    expect(journal.setAside).toBeDefined();
    expect(readFileSync(journal.setAside!, 'utf8')).toBe(harmed);
    expect(journal.events()).toEqual([event(1), event(2)]);
    await journal.append(event(6));
    await journal.close();
    expect(openJournal(file).events()).toEqual([event(1), event(2), event(6)]);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('keeps the order when the disk refuses in between', async () => {
    const written: string[] = [];
    let refusals = 0;
    const disk: JournalDisk = {
      write: async (text) => {
        if (refusals-- > 0) throw new Error('full');
        written.push(text);
      },
      close: () => undefined,
    };
    const journal = openJournal(file, disk);
    refusals = 2;
    expect(await journal.append(event(1))).toBe(false);
    expect(await Promise.all([journal.append(event(2)), journal.append(event(3))])).toEqual([false, false]);
    expect(journal.durable).toBe(0);
    expect(await journal.append(event(4))).toBe(true);
    expect(journal.durable).toBe(4);
    writeFileSync(file, written.join(''));
    expect(openJournal(file).events()).toEqual([1, 2, 3, 4].map(event));
  });
});
