import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from './plan-live.ts';

async function read(pieces: readonly Uint8Array[]): Promise<string[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const lines: string[] = [];
  for await (const line of linesOf(body)) lines.push(line);
  return lines;
}

test('lines come whole, however the stream is cut, even within a character', async () => {
  const lines = fc.array(
    fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => JSON.stringify({ text })),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (wanted, size, isEnded) => {
      const text = wanted.join('\n') + (isEnded && wanted.length > 0 ? '\n' : '');
      const bytes = new TextEncoder().encode(text);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.slice(index * size, (index + 1) * size),
      );
      expect(await read(pieces)).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});
