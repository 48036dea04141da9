import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filesOfTarball } from './tarball.ts';

const run = promisify(execFile);

/** Files of one package of the registry, by the npm client itself: nothing of it runs, nothing it depends on comes along. */
export async function fetchPackage(name: string, version: string, under: string): Promise<Map<string, Buffer>> {
  const folder = join(under, 'packed');
  mkdirSync(folder, { recursive: true });
  try {
    await run('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--ignore-scripts', '--silent'], {
      cwd: folder,
      shell: process.platform === 'win32',
    }).catch((error: { stderr?: string; message: string }) => {
      const said = (error.stderr?.trim() || error.message).split('\n')[0];
      throw new Error(`The package ${name} ${version} did not come: ${said}. Check the network, then try again.`);
    });
    const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
    if (tarball === undefined) throw new Error(`npm packed nothing for ${name} ${version}.`);
    return filesOfTarball(readFileSync(join(folder, tarball)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
