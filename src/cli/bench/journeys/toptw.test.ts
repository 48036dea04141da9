import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { benchToptw } from './toptw.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaimon-toptw-'));
afterAll(() => rmSync(folder, { recursive: true }));

const solomon = `4 10 2 1
0 200
0 40 50 0 0 0 0 0 100
1 45 68 9 10 1 1 1 0 80
2 41 51 9 20 1 1 1 0 80
`;
const athens = `20 1 5 2 9 250
0 0 0 0 0 510 1210
1 3 4 10 7 4 0 1439 0 1439 0 1439 0 1439 0 1439 0 0 0 0 0
2 1 1 64 27 2 510 990 510 990 0 0 510 990 510 990 510 990 510 990 36
`;

describe('bench toptw', () => {
  it('measures a folder of instances against what is known', async () => {
    mkdirSync(join(folder, 'instances'));
    writeFileSync(join(folder, 'instances/c101.txt'), solomon);
    writeFileSync(join(folder, 'instances/t101.txt'), athens);
    writeFileSync(join(folder, 'best-known.csv'), 'instance,m,best_known,source\nc101,1,40,K\n');
    writeFileSync(join(folder, 'athens-published.csv'), 'instance,tours,start_day,pois,ILS_profit\nt101,1,5,2,25\n');
    const write = join(folder, 'plans');
    const result = await benchToptw({ dir: folder, seconds: '0.02', seeds: '2', write });
    // Both stops of c101 bring 30 of 40; of t101 only the second is open on that weekday.
    expect(result).toMatchObject({ cases: 1, meanGapPercent: 25, atBestKnown: 0, seeds: 2, secondsPerCase: 0.02 });
    expect(result).toMatchObject({
      athensCases: 1,
      athensProfit: 27,
      athensMoreThanIlsPercent: 8,
      athensWorstPercent: 8,
    });
    expect(readFileSync(join(write, 't101-1.txt'), 'utf8')).toBe('27\n0 2 0\n');
  });
});
