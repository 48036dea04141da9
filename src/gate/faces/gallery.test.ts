import { describe, expect, it } from 'vitest';
import { unitOf } from '../../engines/faces/encoder.ts';
import { quantise, rotate, streamBytes } from '../../engines/faces/template.ts';
import { seededRandom } from '../../kernel/random.ts';
import { createGallery } from './gallery.ts';
import { recognise } from './look-rule.ts';

const size = 512;
const random = seededRandom(5);
const chance = (bytes: Uint8Array) => {
  for (let at = 0; at < bytes.length; at++) bytes[at] = Math.floor(random() * 256);
  return bytes;
};
const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const face = () => unitOf(Float32Array.from({ length: size }, gauss));
const like = (one: Float32Array, noise: number) => {
  const other = face();
  return unitOf(one.map((value, index) => value + noise * other[index]!));
};
const person = (arming: string, armedAt = 0) => ({ arming, pass: `p-${arming}`, session: 's', armedAt, endsAt: 1e15 });

function put(gallery: ReturnType<typeof createGallery>, arming: string, vector: Float32Array, armedAt = 0, most = 200) {
  const stream = chance(new Uint8Array(streamBytes(size)));
  gallery.put(person(arming, armedAt), quantise(rotate(vector, stream)), stream, most);
}

describe('a gallery', () => {
  it('finds each of 200 people under 200 keys by another picture, as one plain comparison would', () => {
    const gallery = createGallery(size, chance);
    const faces = Array.from({ length: 200 }, face);
    for (const [index, one] of faces.entries()) put(gallery, String(index), one);
    for (const [index, one] of faces.entries()) {
      const probe = like(one, 0.8);
      const [best] = gallery.best(probe);
      expect(best!.person.arming).toBe(String(index));
      const plain = one.reduce((sum, value, at) => sum + value * probe[at]!, 0);
      expect(Math.abs(best!.score - plain)).toBeLessThan(0.02);
    }
  });

  it('forgets whom it is told to, and who armed first where it is full', () => {
    const gallery = createGallery(size, chance);
    const [first, second, third] = [face(), face(), face()];
    put(gallery, 'first', first, 1, 2);
    put(gallery, 'second', second, 2, 2);
    put(gallery, 'third', third, 3, 2);
    expect([gallery.count, gallery.has('first'), gallery.has('third')]).toEqual([2, false, true]);
    gallery.erase('third');
    expect(gallery.best(third).every(({ score }) => score < 0.3)).toBe(true);
    gallery.eraseAll();
    expect([gallery.count, gallery.best(second)]).toEqual([0, []]);
  });

  it('is not sure of twins, nor of two people one behind the other, and knows a claimed pass only', () => {
    const gallery = createGallery(size, chance);
    const twin = face();
    put(gallery, 'one', twin);
    put(gallery, 'two', like(twin, 0.2));
    const alone = face();
    put(gallery, 'alone', alone);
    const look = (vectors: Float32Array[], claimed?: string) => recognise(gallery, vectors, 0.48, claimed);
    expect(look([like(twin, 0.3), like(twin, 0.3)]).kind).toBe('unsure');
    expect(look([like(alone, 0.3), like(alone, 0.3)])).toMatchObject({ kind: 'person', person: { arming: 'alone' } });
    expect(look([like(alone, 0.3), like(twin, 0.3)]).kind).not.toBe('person');
    expect(look([like(alone, 0.3), like(alone, 0.3)], 'p-one').kind).toBe('nobody');
    expect(look([face(), face()]).kind).toBe('nobody');
  });
});
