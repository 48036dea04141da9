import { describe, expect, it } from 'vitest';
import { faultKinds } from '../../platform/tables/fault.ts';
import { parseBlueprint } from './parse-blueprint.ts';
import { type FaultCase, faultCases } from './testing/fault-cases.ts';
import { smallBlueprint } from './testing/small-edition.ts';
import { filesOf, smallFiles } from './testing/small-files.ts';

const mark = '‸';

/** The files with the slip, and where it is. */
function slip({ file, from, to, at, also = [] }: FaultCase): { files: Map<string, string>; place: string } {
  const files = smallFiles();
  for (const [other, before, after] of also) {
    expect(files.get(other)).toContain(before);
    files.set(other, files.get(other)!.replace(before, after));
  }
  if (to === null) {
    files.delete(file);
    return { files, place: at! };
  }
  const before = files.get(file)!;
  const marked = before.replace(from, to);
  expect(marked).not.toBe(before);
  files.set(file, marked.replaceAll(mark, ''));
  const lines = marked.slice(0, marked.indexOf(mark)).split('\n');
  return { files, place: at ?? `${file}:${lines.length}:${lines.at(-1)!.length + 1}` };
}

describe('a slip in the files of an edition', () => {
  it.each(faultCases)('$kind in $file: $to', (one) => {
    const { files, place } = slip(one);
    const { blueprint, faults } = parseBlueprint(files);
    expect(blueprint).toBeUndefined();
    const told = faults.map(({ file, line, column, problem, maybe }) => [`${file}:${line}:${column}`, problem, maybe]);
    expect(told).toEqual([[place, one.kind, one.maybe]]);
    expect(faults[0]!.message).toMatch(/^[^\n]+$/);
  });

  it('has a case here for every kind but those of bytes, which are read before, and of too many', () => {
    const elsewhere = ['wrongEncoding', 'moreFaults'];
    expect(faultKinds.filter((kind) => !faultCases.some((one) => one.kind === kind))).toEqual(elsewhere);
  });

  it('names the file that was probably meant', () => {
    const files = smallFiles();
    files.set('venue.csv', files.get('venues.csv')!);
    files.delete('venues.csv');
    expect(parseBlueprint(files).faults).toMatchObject([{ problem: 'missingFile', maybe: 'venue.csv' }]);
  });

  it('is told apart from its like on other lines, in order', () => {
    const files = smallFiles();
    files.set('gates.csv', files.get('gates.csv')!.replaceAll('yes', 'maybe').replace('hall,A', 'hal,A'));
    files.set('edition.yaml', files.get('edition.yaml')!.replace('JPY', 'JPX'));
    const told = parseBlueprint(files).faults.map(({ file, line, problem }) => `${file}:${line} ${problem}`);
    expect(told).toEqual([
      'blocks.csv:2 danglingReference',
      'edition.yaml:6 unknownCurrency',
      'gates.csv:2 danglingReference',
      'gates.csv:2 notABoolean',
      'gates.csv:3 notABoolean',
      'gates.csv:4 notABoolean',
    ]);
  });

  it('tells two hundred and how many more', () => {
    const small = smallBlueprint();
    const items = Array.from({ length: 250 }, (_, index) => ({
      ...small.items[0]!,
      sessionId: 'nowhere',
      position: index + 1,
    }));
    const { faults } = parseBlueprint(filesOf({ ...small, items }));
    expect(faults).toHaveLength(201);
    expect(faults[199]).toMatchObject({ line: 201, problem: 'danglingReference' });
    expect(faults[200]).toEqual({
      file: 'session-items.csv',
      line: 202,
      column: 1,
      problem: 'moreFaults',
      message: '50 more faults are not shown.',
    });
  });
});

describe('what is no fault', () => {
  const without = (file: string, from: string | RegExp, to: string) => {
    const files = smallFiles();
    const after = files.get(file)!.replace(from, to);
    expect(after).not.toBe(files.get(file));
    return parseBlueprint(files.set(file, after)).faults;
  };

  it('is a session that begins as another ends', () => {
    expect(without('sessions.csv', '2021-07-21T17:00', '2021-07-21T13:00')).toEqual([]);
  });

  it('is a session that goes on after midnight', () => {
    expect(without('sessions.csv', '2021-07-21T19:30', '2021-07-22T00:30')).toEqual([]);
  });

  it('is a zone by its other name', () => {
    expect(without('edition.yaml', 'Asia/Tokyo', 'Asia/Kolkata')).toEqual([]);
  });

  it('is a language left out', () => {
    expect(without('sale-phases.csv', /,name_ja,name_zh,name_fr|,,,/g, '')).toEqual([]);
  });

  it('is a file that an edition does not know', () => {
    expect(parseBlueprint(smallFiles().set('README.md', '# Small')).faults).toEqual([]);
  });
});
