import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../places.ts';
import { parseJudgements } from './judgements.ts';
import { makeGoods } from './search-goods.ts';

const kettle = { kind: 'kettle', family: 'metal', material: 'iron', colour: 'red', pattern: 'plain', town: 'morioka' };

describe('judged queries', () => {
  it('a rule holds for a product or not', () => {
    const text = 'query,language,made,relevant\nやかん,ja,synonym,kind=kettle|teapot & material=iron\n';
    const [one] = parseJudgements(text);
    expect(one).toMatchObject({ query: 'やかん', language: 'ja', made: 'synonym' });
    expect(one!.isRelevant(kettle)).toBe(true);
    expect(one!.isRelevant({ ...kettle, kind: 'teapot' })).toBe(true);
    expect(one!.isRelevant({ ...kettle, material: 'copper' })).toBe(false);
  });
  it('names what no product is, with its line', () => {
    const faulty = (rule: string) => () => parseJudgements(`query,language,made,relevant\nx,en,plain,${rule}\n`);
    expect(faulty('kind=spaceship')).toThrow('Line 2: no product is “kind=spaceship”');
    expect(faulty('size=large')).toThrow(RangeError);
    expect(faulty('')).toThrow(RangeError);
  });
  it('all of the committed ones can be read', () => {
    const read = (name: string) => parseJudgements(readFileSync(join(projectFolder, 'bench/market', name), 'utf8'));
    expect(read('queries.csv')).toHaveLength(500);
    expect(read('later-queries.csv')).toHaveLength(80);
  });
});

describe('made-up goods', () => {
  it('are the same for a seed, and others for another', () => {
    const first = [...makeGoods(50, 1)];
    expect([...makeGoods(50, 1)]).toEqual(first);
    expect([...makeGoods(50, 2)]).not.toEqual(first);
    expect(new Set(first.map((good) => good.product.productId)).size).toBe(50);
  });
});
