import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Takes a data folder for this process alone; a mark left by a process that was killed does not count. Answers how to let go. */
export function holdFolder(folder: string): () => void {
  const file = join(folder, 'kaimon.pid');
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (other > 0 && other !== process.pid && isKaimon(other)) {
    throw new Error(
      `Kaimon already runs on this data (process ${other}). Stop it first, or set KAIMON_DATA to another folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isKaimon(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      !existsSync(`/proc/${pid}/cmdline`) ||
      /kaimon|start\.mjs|main\.js/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    );
  } catch {
    return false;
  }
}
