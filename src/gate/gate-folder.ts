import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Writes a small file whole: a crash leaves the former one or the new one, never a half. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.new`;
  const handle = openSync(half, 'w', 0o600);
  try {
    const bytes = Buffer.from(text);
    let done = 0;
    while (done < bytes.length) done += writeSync(handle, bytes, done);
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

/** What a file holds as JSON, or undefined where there is none or it was damaged. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readWhole(file) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

const heldHere = new Set<string>();

/**
 * Takes the folder for this process and answers how to let go; two gates must never write one journal. The mark names
 * the process and when it started, so that the mark of a killed one never counts.
 */
export function holdGateFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = resolve(folder);
  const file = join(place, 'gate.pid');
  const mark = readWhole(file) ?? '';
  const pid = Number(mark.split(' ')[0]);
  const isOther = pid > 0 && pid !== process.pid && markOf(pid) === mark;
  if (isOther || heldHere.has(place)) {
    throw new Error(`Another gate (process ${pid}) uses the folder ${folder}. Stop it first.`);
  }
  heldHere.add(place);
  try {
    writeWhole(file, markOf(process.pid) ?? '');
  } catch {
    // A full disk keeps nobody out; the next start will find no mark.
  }
  return () => {
    heldHere.delete(place);
    rmSync(file, { force: true });
  };
}

/** `pid start`, the start in clock ticks where the system tells it; undefined where no such process runs. */
function markOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  const stat = readWhole(`/proc/${pid}/stat`);
  // The name of the program may hold blanks; fields are counted after its bracket (proc(5): start time is field 22).
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields?.[0] === 'Z' || fields?.[0] === 'X') return undefined;
  const start = fields?.[19];
  return `${pid} ${start ?? 'unknown'}`;
}
