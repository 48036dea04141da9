import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uidFault, uidReadings } from './card-uid.ts';

describe('the number of a chip', () => {
  it('is the same however a reader tells it', () => {
    const readings = ['04a2243b5c6d80', '806d5c3b24a204'];
    for (const text of ['04A2243B5C6D80', '04:a2:24:3b:5c:6d:80', '04 A2 24 3B 5C 6D 80', '0x04a2243b5c6d80'])
      expect(uidReadings(text)).toEqual(readings);
    expect(uidReadings('0305419896')).toEqual(['12345678', '78563412']);
    expect(uidReadings(String(0x04a2243b5c6d80n).padStart(17, '0'))[0]).toBe('04a2243b5c6d80');
    expect(uidReadings('0101010101010101')).toHaveLength(1);
  });

  it('is none for other texts', () => {
    const wrong = [
      '',
      '04',
      '04a2243b5c6d8',
      'zz345678',
      '9999999999',
      '99999999999999999',
      '1'.repeat(65),
      '04a2\u0000243b',
    ];
    for (const text of [...wrong, 'KJ123456', '٠٤١٢٣٤٥٦']) expect([text, uidReadings(text)]).toEqual([text, []]);
  });

  it('a chip that answers another number each time, or none, is no band', () => {
    expect(uidFault('08a1b2c3')).toBe('changing');
    expect(uidFault('01fe000000000001')).toBe('changing');
    expect(uidFault('00000000000000')).toBe('empty');
    expect(uidFault('ffffffff')).toBe('empty');
    expect(uidFault('04a2243b5c6d80')).toBeUndefined();
  });

  it('never throws, and each reading is a number of the same chip', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const uid of uidReadings(text)) expect(uidReadings(uid)).toContain(uid);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        expect(uidReadings(Buffer.from(bytes).reverse().toString('hex'))).toContain(hex);
      }),
    );
  });
});
