import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Writes a small file whole: a crash leaves the former one or the new one, never a half. */
export function writeWhole(file: string, text: string): void {
  const half = `${file}.new`;
  const handle = openSync(half, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(half, file);
}

/** The text of a file, or undefined where there is none. */
export function readWhole(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Takes the folder for this process; two gates must never write one journal. A killed process's mark does not count. */
export function holdGateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'gate.pid');
  const other = Number(readWhole(file) ?? 0);
  if (other > 0 && other !== process.pid && isAlive(other)) {
    throw new Error(`Another gate (process ${other}) uses the folder ${folder}. Stop it first.`);
  }
  writeFileSync(file, String(process.pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const line = readWhole(`/proc/${pid}/cmdline`);
    return line === undefined || /node|vitest|main\.js/.test(line);
  } catch {
    return false;
  }
}
