import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from '../fetch-package.ts';
import { installKit } from '../install-kit.ts';
import { kitRoot, sha256 } from '../kit.ts';

/** The kit's folder; installs it once for all tests of this machine. */
export async function ensureKit(): Promise<string> {
  return await installKit();
}

const version = '1.7.15';
/** Pictures with three to five faces each that a package carries as its own samples; the project ships none. */
const samples = [
  '8ecae4b267b2d3169e06e00c7dee97097aa2a94635d45216f7732a5f4943cb51',
  '7d2b60ae6f13bf30f422e04df87451081a02c83de469056f25afb44b7000c691',
  '8eb081c9efb14370fa94d9feab9e5fbeafd19a627491853a80c2bf67f7ffa936',
  '729efa5923061d40eb4ed5f267a18cc7b8ba6f852bb2757b16d8b7e4937476fc',
  '6d45095ebb182d8f975c0790e0e4eefd86fbb40609cf4b271776d92e12662938',
  '9baad80f9d5e306fb9b8c0913d44445f1e95848df317530efb03d0934c57ba87',
];

/** Six JPEG files of people, out of a package's own samples, kept beside the kit. */
export async function samplePictures(): Promise<Buffer[]> {
  const folder = join(kitRoot(), `kaimon-faces-samples-${version}`);
  if (!existsSync(folder)) {
    const under = `${folder}.${process.pid}`;
    mkdirSync(under, { recursive: true });
    const files = await fetchPackage('@vladmandic/face-api', version, under);
    for (let number = 1; number <= samples.length; number++)
      writeFileSync(join(under, `sample${number}.jpg`), files.get(`demo/sample${number}.jpg`)!);
    try {
      renameSync(under, folder);
    } catch {
      // Another process was faster; its folder is as good.
      rmSync(under, { recursive: true, force: true });
    }
  }
  return samples.map((hash, index) => {
    const bytes = readFileSync(join(folder, `sample${index + 1}.jpg`));
    if (sha256(bytes) !== hash) throw new Error(`sample${index + 1}.jpg is not the pinned picture.`);
    return bytes;
  });
}
