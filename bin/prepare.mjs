// What must be there before any of our own code can run: packages, and the bundle of the command line. Plain JavaScript
// with nothing but Node, since it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Ends with one sentence for a person. */
export function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

/** Installs the packages of the lock file when they are missing or older than it. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Kaimon needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  const mark = join(root, 'node_modules/.kaimon-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === stamp) return;
  process.stdout.write('Installing packages (about a minute, once) …\n');
  // Not \`npm ci\`: it insists on the optional packages of every other platform, which not every registry has.
  const run = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(join(root, 'package-lock.json'), lock);
  if (run.status !== 0)
    stop('The packages could not be installed. Check the network and the free space, then try again.');
  writeFileSync(mark, stamp);
}

/** One hash over the contents of files and folders. */
export function stampOf(places) {
  const hash = createHash('sha256');
  const visit = (place) => {
    if (!existsSync(place)) return;
    if (statSync(place).isDirectory()) {
      for (const name of readdirSync(place).sort()) visit(join(place, name));
      return;
    }
    if (/\.test\.tsx?$/.test(place)) return;
    hash.update(place.slice(root.length)).update(readFileSync(place));
  };
  for (const place of places) visit(join(root, place));
  return hash.digest('hex');
}

/** True when an output was made from just these inputs. */
export function isFresh(output, stamp) {
  const file = join(root, output, '.stamp');
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

export function markFresh(output, stamp) {
  mkdirSync(join(root, output), { recursive: true });
  writeFileSync(join(root, output, '.stamp'), stamp);
}

/** Packages of hundreds of small modules, which Node would open one by one at each start: 250 ms for typebox alone. */
const inside = /^(typebox|cborg|citty)(\/|$)/;

const packagesOutside = {
  name: 'packages-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || inside.test(path) ? undefined : { path, external: true },
    );
  },
};

/** Bundles the command line with the server and the gate in it; answers the file to run. */
export async function buildCommandLine() {
  const output = join(root, 'dist/cli');
  const { build } = await import('esbuild');
  await build({
    entryPoints: {
      main: join(root, 'src/cli/main.ts'),
      // Runs in threads of its own, so it is a file of its own beside the bundle.
      'planner-thread': join(root, 'src/modules/journeys/planner/planner-thread.ts'),
    },
    outdir: output,
    bundle: true,
    splitting: true,
    plugins: [packagesOutside],
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'linked',
    logLevel: 'error',
  });
  return join(output, 'main.js');
}
