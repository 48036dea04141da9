import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { anyone } from '../../platform/tx.ts';
import { toBlueprint, toObjects } from './blueprint-objects.ts';
import { getProgramme } from './get-programme.ts';
import { loadEdition } from './load-edition.ts';
import { searchProgramme } from './search.ts';
import { smallBlueprint } from './testing/small-edition.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const load = (blueprint = smallBlueprint()) => database.write(anyone, (tx) => loadEdition(tx, blueprint));
const read = (edition = 'small-2021') => database.read(anyone, (tx) => getProgramme(tx, edition));

describe('loading an edition', () => {
  it('changes nothing the second time', async () => {
    expect(await load()).toEqual({ changed: true });
    expect(await load()).toEqual({ changed: false });
  });

  it('keeps numbers when sessions are added before the others', async () => {
    await load();
    const before = (await read()).sessionNumber('S-JUD-1');
    const blueprint = smallBlueprint();
    const added = {
      ...blueprint.sessions[0]!,
      sessionId: 'S-AAA-0',
      day: '2021-07-20',
      startsAt: '2021-07-20T11:00',
      endsAt: '2021-07-20T12:00',
    };
    await load({ ...blueprint, sessions: [added, ...blueprint.sessions] });
    const programme = await read();
    expect(programme.sessionNumber('S-JUD-1')).toBe(before);
    expect(programme.sessionNumber('S-AAA-0')).toBeGreaterThan(5);
    expect(programme.sessions.size).toBe(6);
    await load();
  });

  it('refuses an edition that is not there', async () => {
    await expect(read('nowhere')).rejects.toMatchObject({ code: 'editions/noSuchEdition' });
  });

  it('gives the same blueprint back', () => {
    expect(toBlueprint(toObjects(smallBlueprint()))).toEqual(smallBlueprint());
  });
});

describe('the programme', () => {
  it('counts places over the venue and names wheelchair spaces in the last row', async () => {
    await load();
    const programme = await read();
    const [first, second] = programme.blocks('hall');
    expect([first!.firstPlace, second!.firstPlace]).toEqual([0, 300]);
    expect(first!.wheelchairPlaces).toEqual([280, 282, 284, 286]);
    expect(first!.companionPlaces).toEqual([281, 283, 285, 287]);
    expect(programme.seating('S-JUD-1').map(({ category, capacity }) => [category, capacity])).toEqual([
      ['A', 300],
      ['B', 300],
    ]);
  });

  it('is searched in every language, by parts of words', async () => {
    const programme = await read();
    const ids = (q: string) => searchProgramme(programme, { q }).map((session) => session.id);
    expect(ids('決勝')).toEqual(['S-JUD-2']);
    expect(ids('ＪＵＤＯ final')).toEqual(['S-JUD-2']);
    expect(ids('まらそん')).toEqual(['S-MAR-R', 'S-MAR-1']);
    expect(ids('curling')).toEqual([]);
    expect(searchProgramme(programme, { medal: true, maxPrice: 3_000 }).map((one) => one.id)).toEqual(['S-MAR-1']);
  });
});
