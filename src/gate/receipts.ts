import type { Passage } from '../engines/admission/ledger.ts';
import type { Pass } from '../engines/admission/pass.ts';
import { encodeReceipt, type ReceiptSigners, receiptInput, receiptOf } from '../engines/admission/receipt.ts';
import type { GateSnapshot, ReceiptNews } from '../modules/passes/contract.ts';
import { type GateKey, keyIdOf } from './gate-key.ts';

/** Receipts that this gate gave and the server does not have yet. */
export interface Receipts {
  /** Gives one for an act, where somebody moved with a pass on a phone. */
  give(passage: Passage, pass: Pass): void;
  /** The oldest that were not handed in; {@link done} takes them off. */
  waiting(): readonly ReceiptNews[];
  done(count: number): void;
}

/** A receipt helps within minutes: what waited longer than this many others is dropped. */
const mostWaiting = 2_000;
const mostSent = 200;

export function openReceipts(edition: string, key: GateKey): Receipts {
  const list: ReceiptNews[] = [];
  return {
    give(passage, pass) {
      if (!pass.deviceKey) return;
      const receipt = receiptOf(passage, pass, key.keyId);
      if (!receipt) return;
      const bytes = encodeReceipt(receipt, key.sign(receiptInput(edition, receipt)));
      list.push({ pass: pass.id, receipt: Buffer.from(bytes).toString('base64url') });
      if (list.length > mostWaiting) list.shift();
    },
    waiting: () => list.slice(0, mostSent),
    done(count) {
      list.splice(0, count);
    },
  };
}

/** The gates of a venue whose receipts count here. */
export function signersOf({ edition, peers }: Pick<GateSnapshot, 'edition' | 'peers'>): ReceiptSigners {
  return new Map(
    peers.map(({ gate, publicKey }) => [
      keyIdOf(publicKey),
      { edition, gate, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')) },
    ]),
  );
}
