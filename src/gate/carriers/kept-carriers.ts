import { createHmac } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { uidReadings } from '../../engines/admission/carriers/card-uid.ts';
import type { CarrierFeed } from '../../modules/carriers/contract.ts';
import { readWhole, writeWhole } from '../gate-folder.ts';

/** What a gate knows of bands and wallets, in memory and on its disk. */
export interface KeptCarriers {
  /** Number of the last change it has. */
  readonly cursor: number;
  /** Takes an answer in and writes it down; throws where the disk refuses, and then knows it all the same. */
  take(feed: CarrierFeed): void;
  /** The pass of a chip by what a reader told; undefined: unknown, ended, or no chip's number. */
  passOf(uidText: string): string | undefined;
  walletKey(pass: string): Uint8Array | undefined;
}

/** Answers appended since the last whole file; a long tail is written anew at the next start. */
const longTail = 50;

/** One answer a line; a line that a crash cut off is forgotten, and the server tells it again. */
export function openKept(folder: string): KeptCarriers {
  const file = join(folder, 'carriers.jsonl');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let cursor = 0;
  let uidKey: Buffer | undefined;
  let cards = new Map<string, string>();
  let wallets = new Map<string, string>();
  const learn = (feed: CarrierFeed): void => {
    if (feed.isWhole) [cards, wallets] = [new Map(), new Map()];
    for (const [hash, pass] of feed.cards) pass === null ? cards.delete(hash) : cards.set(hash, pass);
    for (const [pass, key] of feed.wallets) key === null ? wallets.delete(pass) : wallets.set(pass, key);
    uidKey = Buffer.from(feed.uidKey, 'base64url');
    cursor = feed.cursor;
  };
  const lines = (readWhole(file) ?? '').split('\n').slice(0, -1).map(parseLine);
  const end = lines.indexOf(undefined);
  for (const feed of end < 0 ? lines : lines.slice(0, end)) learn(feed!);
  if (uidKey && (end >= 0 || lines.length > longTail)) writeWhole(file, `${JSON.stringify(whole())}\n`);

  function whole(): CarrierFeed {
    const key = uidKey?.toString('base64url') ?? '';
    return { cursor, isMore: false, isWhole: true, uidKey: key, cards: [...cards], wallets: [...wallets] };
  }

  return {
    get cursor() {
      return cursor;
    },
    take(feed) {
      const isNews = feed.cursor !== cursor || uidKey === undefined;
      learn(feed);
      if (!isNews) return;
      if (feed.isWhole) writeWhole(file, `${JSON.stringify(whole())}\n`);
      else append(file, `${JSON.stringify(feed)}\n`);
    },
    passOf(text) {
      for (const uid of uidKey ? uidReadings(text) : []) {
        const pass = cards.get(
          createHmac('sha256', uidKey!).update(uid).digest().subarray(0, 16).toString('base64url'),
        );
        if (pass !== undefined) return pass;
      }
      return undefined;
    },
    walletKey(pass) {
      const key = wallets.get(pass);
      return key === undefined ? undefined : Buffer.from(key, 'base64url');
    },
  };
}

function parseLine(line: string): CarrierFeed | undefined {
  try {
    return JSON.parse(line) as CarrierFeed;
  } catch {
    return undefined;
  }
}

function append(file: string, text: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
