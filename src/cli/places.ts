import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';

/** The project's folder, from the source and from the bundle alike. */
export const projectFolder = join(import.meta.dirname, '../..');

/**
 * Where the data lives: as configured; else `.kaimon` beside the project; for root, whose database runs as another
 * user, below /var/lib, named after the project's folder.
 */
export function dataFolder(config: Config): string {
  const isRoot = process.getuid?.() === 0;
  const stamp = createHash('sha256').update(projectFolder).digest('hex').slice(0, 10);
  const folder = config.data ?? (isRoot ? `/var/lib/kaimon/data-${stamp}` : join(projectFolder, '.kaimon'));
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o755 });
  accessSync(folder, constants.W_OK);
  return folder;
}
