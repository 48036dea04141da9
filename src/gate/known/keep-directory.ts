import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readWhole, writeWhole } from '../gate-folder.ts';
import { SnapshotRefused } from '../snapshot.ts';
import type { Directory } from './directory.ts';

/** A directory, or a change of one, as the server sends it. */
export interface SignedDirectory {
  readonly directory: string;
  readonly signature: string;
  readonly kid: string;
}

/** Who may sign; throws {@link SnapshotRefused} where a signature does not hold. */
export type CheckSigned = (text: string, signature: string, kid: string) => void;

/** Keeps the directory on the disk: one whole document, and the changes after it. */
export interface DirectoryKeeper {
  /** Loads what is on the disk; what does not hold is dropped, and fetched again. */
  load(): Promise<void>;
  /** Takes a document over where signature and order hold. */
  take(signed: SignedDirectory): Promise<void>;
}

/** Beyond this share of changes the whole document is fetched again, so that a start stays quick. */
const mostChangesShare = 0.25;

export function keepDirectory(
  folder: string,
  directory: Directory,
  { venue, check }: { venue: () => string | undefined; check: CheckSigned },
): DirectoryKeeper {
  const wholeFile = join(folder, 'directory.jsonl');
  const changesFile = join(folder, 'directory-changes.jsonl');
  let wholeLength = 0;
  let changesLength = 0;
  let working: Promise<void> = Promise.resolve();

  async function open({ directory: text, signature, kid }: SignedDirectory): Promise<void> {
    check(text, signature, kid);
    const head = headOf(text);
    if (!head || (venue() !== undefined && head.venue !== venue())) {
      throw new SnapshotRefused('The directory is not one of this venue');
    }
    if (head.since !== null && head.since !== directory.version)
      throw new SnapshotRefused('The change follows another directory');
    await directory.take(text);
    if (head.since === null) [wholeLength, changesLength] = [text.length, 0];
    else changesLength += text.length;
    if (changesLength > 10_000 && changesLength > wholeLength * mostChangesShare) directory.version = undefined;
  }

  async function loadAll(): Promise<void> {
    try {
      const whole = readWhole(wholeFile);
      if (whole === undefined) return;
      await open(unpack(whole));
      for (const line of (readWhole(changesFile) ?? '').split('\n').slice(0, -1)) {
        await open(JSON.parse(line) as SignedDirectory);
      }
    } catch {
      // An older form, a torn line, a key that is not believed: the server has it all.
      directory.version = undefined;
    }
  }

  const next = (work: () => Promise<void>): Promise<void> => {
    const done = working.then(work);
    working = done.catch(() => undefined);
    return done;
  };
  return {
    load: () => next(loadAll),
    take: (signed) =>
      next(async () => {
        await open(signed);
        try {
          if (headOf(signed.directory)?.since === null) {
            writeWhole(wholeFile, `${signed.signature} ${signed.kid}\n${signed.directory}`);
            rmSync(changesFile, { force: true });
          } else appendFileSync(changesFile, `${JSON.stringify(signed)}\n`, { mode: 0o600 });
        } catch {
          // A full disk: this run looks people up, and the next start fetches it again.
          rmSync(changesFile, { force: true });
          rmSync(wholeFile, { force: true });
        }
      }),
  };
}

/** The file begins with signature and key id, so that the text need not be escaped. */
function unpack(file: string): SignedDirectory {
  const end = file.indexOf('\n');
  const [signature = '', kid = ''] = file.slice(0, end).split(' ');
  return { signature, kid, directory: file.slice(end + 1) };
}

function headOf(text: string): { venue: string; since: string | null } | undefined {
  const end = text.indexOf('\n');
  const head = JSON.parse(end < 0 ? text : text.slice(0, end)) as {
    format?: number;
    venue?: string;
    since?: string | null;
  };
  if (head.format !== 2 || typeof head.venue !== 'string' || head.since === undefined) return undefined;
  return { venue: head.venue, since: head.since };
}
