import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Endings, GateSnapshot } from '../../modules/passes/contract.ts';
import { readWhole } from '../gate-folder.ts';

/** What no longer counts: status lists and revoked passes of the snapshot, and what ended since. It only grows. */
export class EndingList {
  private readonly bits = new Map<number, Uint8Array>();
  private readonly revoked = new Map<string, { revokedBefore: number }>();
  version = 0;
  /** Version of the snapshot, and what came since, in order and without a gap. */
  private base = 0;
  private since: Endings[] = [];

  /** Begins anew with a snapshot. */
  begin({ statuses, revoked, endingVersion }: Pick<GateSnapshot, 'statuses' | 'revoked' | 'endingVersion'>): void {
    this.bits.clear();
    this.revoked.clear();
    for (const { session, list } of statuses) {
      this.bits.set(
        session,
        new Uint8Array(inflateSync(Buffer.from(list, 'base64url'), { maxOutputLength: 4_194_304 })),
      );
    }
    for (const one of revoked) this.revoke(one);
    this.version = endingVersion;
    this.base = endingVersion;
    this.since = [];
  }

  /** What came after a version; nothing for a version from before the snapshot, since a part would pass for the whole. */
  after(version: number): Endings[] {
    if (version < this.base) return [];
    return this.since.filter((one) => one.version > version).slice(0, 500);
  }

  /** Takes newer endings in. */
  take({ version, ended, revoked }: Endings): void {
    for (const { session, statuses } of ended) for (const status of statuses) this.end(session, status);
    for (const one of revoked) this.revoke(one);
    if (version <= this.version) return;
    this.since.push({ version, ended, revoked });
    this.version = version;
  }

  /** 1: ended. */
  statusOf(session: number, status: number): number {
    const byte = this.bits.get(session)?.[status >>> 3] ?? 0;
    return (byte >>> (status & 7)) & 1;
  }

  passState(pass: string): { readonly revokedBefore: number } | undefined {
    return this.revoked.get(pass);
  }

  private revoke({ pass, before }: Endings['revoked'][number]): void {
    const known = this.revoked.get(pass)?.revokedBefore ?? 0;
    this.revoked.set(pass, { revokedBefore: Math.max(known, before) });
  }

  private end(session: number, status: number): void {
    if (!Number.isInteger(status) || status < 0 || status > 33_554_431) return;
    const at = status >>> 3;
    let bytes = this.bits.get(session) ?? new Uint8Array(0);
    if (at >= bytes.length) {
      const longer = new Uint8Array(at + 256);
      longer.set(bytes);
      bytes = longer;
      this.bits.set(session, bytes);
    }
    bytes[at]! |= 1 << (status & 7);
  }
}

/** Endings after the snapshot on the disk, so that a gate that starts alone remembers them. */
export interface EndingFile {
  /** In order; what a torn line held comes again with the next exchange. */
  read(): Endings[];
  append(endings: Endings): void;
  /** A new snapshot holds them all. */
  clear(): void;
}

export function openEndings(folder: string): EndingFile {
  const file = join(folder, 'endings.jsonl');
  return {
    read() {
      const found: Endings[] = [];
      for (const line of (readWhole(file) ?? '').split('\n')) {
        try {
          if (line !== '') found.push(JSON.parse(line) as Endings);
        } catch {
          break;
        }
      }
      return found;
    },
    append(endings) {
      try {
        appendFileSync(file, `${JSON.stringify(endings)}\n`, { mode: 0o600 });
      } catch {
        // A full disk: this run knows them.
      }
    },
    clear: () => rmSync(file, { force: true }),
  };
}
