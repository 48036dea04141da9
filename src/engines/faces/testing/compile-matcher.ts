import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = join(import.meta.dirname, '..');

/** The bytes of the matcher's module, compiled from its source; throws what the compiler says. */
export async function compileMatcher(): Promise<Uint8Array> {
  const source = readFileSync(join(folder, 'matcher.as'), 'utf8');
  let binary: Uint8Array | undefined;
  const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noAssert'];
  const { error, stderr } = await asc.main(['matcher.ts', '--outFile', 'matcher.wasm', ...options], {
    readFile: (name) => (name === 'matcher.ts' ? source : null),
    writeFile: (name, contents) => {
      if (name === 'matcher.wasm') binary = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`The matcher does not compile:\n${stderr.toString()}`);
  return binary;
}

/** The generated source that carries the module. */
export function generatedSource(binary: Uint8Array): string {
  const text = Buffer.from(binary).toString('base64');
  const pieces = (text.match(/.{1,100}/g) ?? []).map((piece) => `  '${piece}'`).join(' +\n');
  return [
    '// Generated from matcher.as by `npx tsx src/engines/faces/testing/compile-matcher.ts`; a test compares both.',
    '',
    '/** A WebAssembly module (SIMD, memory imported) as base64. */',
    `export const matcherWasm =\n${pieces};`,
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  compileMatcher().then((binary) => writeFileSync(join(folder, 'matcher-wasm.ts'), generatedSource(binary)));
