import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from './blueprint.ts';
import { parseBlueprint } from './parse-blueprint.ts';
import { smallBlueprint } from './testing/small-edition.ts';
import { filesOf, smallFiles } from './testing/small-files.ts';

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('"', 'a,b', 'two\nlines', "l'été\r\nd'or", ' x '),
  )
  .filter((one) => one.trim() !== '');
const words = fc.record({ en: text, ja: text, fr: text }, { requiredKeys: ['en'] });

/** The small edition with other texts and numbers; the Euro has minor units. */
const blueprints: fc.Arbitrary<Blueprint> = fc
  .record({
    names: fc.array(words, { minLength: 16, maxLength: 16 }),
    currency: fc.constantFrom('JPY', 'EUR', 'KWD'),
    amounts: fc.array(fc.nat(900_000), { minLength: 3, maxLength: 3 }),
    note: fc.option(text),
    degrees: fc.double({ min: 0, max: 20, noNaN: true, noDefaultInfinity: true }),
    capacity: fc.option(fc.nat(50_000)),
    lastEntryMinutes: fc.option(fc.integer({ min: -30, max: 300 })),
  })
  .map(({ names, currency, amounts, note, degrees, capacity, lastEntryMinutes }) => {
    const small = smallBlueprint();
    let next = 0;
    const named = <Row extends { readonly names: object }>(rows: readonly Row[]) =>
      rows.map((row) => ({ ...row, names: names[next++ % names.length]! }));
    const latitude = Math.round((25 + degrees) * 1e6) / 1e6;
    return {
      ...small,
      edition: { ...small.edition, currency, names: names[0]!, credits: names.map((one) => one.en) },
      rules: {
        ...small.rules,
        entry: { ...small.rules.entry, lastEntryMinutes },
        overrides: [{ zoneKind: 'bowl' as const, venueId: 'hall', rules: { doorsMinutes: 90 } }],
      },
      disciplines: named(small.disciplines),
      venues: named(small.venues).map((row) => ({ ...row, address: names[1]!, latitude })),
      stations: named(small.stations),
      zones: named(small.zones).map((row) => ({ ...row, capacityPersons: capacity })),
      blocks: small.blocks.map((row) => ({ ...row, bearingDegrees: degrees })),
      routes: [
        {
          venueId: 'hall',
          routeId: 'r',
          gateId: 'A',
          zoneId: 'bowl',
          stepFree: false,
          walkMetres: 9,
          basis: 'assumed',
        },
      ],
      prices: small.prices.map((row, index) => ({ ...row, priceAmount: amounts[index]! })),
      sessions: small.sessions.map((row) => ({ ...row, note })),
      items: named(small.items),
    };
  });

describe('an edition written and read', () => {
  it('is the same', () => {
    expect(parseBlueprint(smallFiles())).toEqual({ blueprint: smallBlueprint(), faults: [] });
    fc.assert(
      fc.property(blueprints, fc.constantFrom('\n', '\r\n', '\r'), (blueprint, lineBreak) => {
        const read = parseBlueprint(filesOf(blueprint, lineBreak));
        expect(read.faults).toEqual([]);
        expect(read.blueprint).toEqual(blueprint);
      }),
      { seed: 2021, numRuns: 300 },
    );
  });

  it('is the same to the letter, whatever the order of columns', () => {
    const files = smallFiles();
    for (const [file, content] of files) {
      if (!file.endsWith('.csv')) continue;
      const lines = content.split('\n').map((line) => line.split(',').reverse().join(','));
      files.set(file, `\ufeff${lines.join('\n')}`);
    }
    const { blueprint, faults } = parseBlueprint(files);
    expect(faults).toEqual([]);
    expect(JSON.stringify(blueprint)).toBe(JSON.stringify(parseBlueprint(smallFiles()).blueprint));
  });
});

describe('files with random bytes', () => {
  const bytes = fc.array(
    fc.record({
      file: fc.nat(),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      cut: fc.nat(6),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc
          .constantFrom(
            '"',
            ',',
            '\n',
            '\r',
            '-',
            '&a',
            '*a',
            '{',
            '[',
            ': ',
            '!!set ',
            '%',
            '#',
            '\ufeff',
            '__proto__',
          )
          .map((one) => Buffer.from(one)),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  );

  it('never throw, and give either a blueprint or faults', () => {
    let faulty = 0;
    fc.assert(
      fc.property(bytes, (changes) => {
        const files = smallFiles();
        const names = [...files.keys()];
        for (const { file, at, cut, put } of changes) {
          const name = names[file % names.length]!;
          const before = Buffer.from(files.get(name)!);
          const offset = Math.floor(at * before.length);
          const after = Buffer.concat([before.subarray(0, offset), put, before.subarray(offset + cut)]);
          files.set(name, after.toString('utf8'));
        }
        const { blueprint, faults } = parseBlueprint(files);
        expect(blueprint === undefined).toBe(faults.length > 0);
        for (const fault of faults) {
          const lines = files.get(fault.file)!.split(/\r\n|\n|\r/);
          expect(fault.line).toBeLessThanOrEqual(lines.length);
          expect(fault.column).toBeGreaterThanOrEqual(1);
          expect(fault.column).toBeLessThanOrEqual(lines[fault.line - 1]!.length + 2);
        }
        // What is taken must also survive being written and read again.
        if (blueprint) expect(parseBlueprint(filesOf(blueprint)).blueprint).toEqual(blueprint);
        else faulty += 1;
      }),
      { seed: 7, numRuns: 2_000 },
    );
    expect(faulty).toBeGreaterThan(1_000);
  }, 60_000);
});
