import type { FastifyInstance } from 'fastify';
import type { ServerLine } from './ask-server.ts';
import type { FaceNetworks } from './faces/node-lanes.ts';
import type { GateClock } from './gate-clock.ts';
import type { GateDesk } from './gate-desk.ts';
import type { GateKey } from './gate-key.ts';
import type { GateMind } from './gate-mind.ts';
import type { Journal } from './journal.ts';
import type { EndingFile } from './known/endings.ts';
import type { Merging } from './known/merging.ts';
import type { Neighbours } from './known/neighbours.ts';
import type { Others } from './known/others.ts';

/** What a part of a gate may use: the desk to act, the mind to ask, the line to the server. */
export interface GateHost {
  readonly edition: string;
  /** Whole key, `venue.gate`. */
  readonly gate: string;
  /** The gate's own folder; a part keeps its files in a folder of its own in it. */
  readonly folder: string;
  /** Where devices find this gate: its address, a port of their own, or a broker elsewhere. */
  readonly network: { readonly host: string; readonly port?: number; readonly broker?: string };
  readonly line: ServerLine;
  /** How often to ask the server, in milliseconds. */
  readonly everyMs: number;
  readonly mind: GateMind;
  /** This gate's own key and journal, what other gates wrote, and how their entries come into the ledger. */
  readonly key: GateKey;
  readonly journal: Journal;
  readonly others: Others;
  readonly merging: Merging;
  readonly neighbours: Neighbours;
  /** What ended since the snapshot, on the disk. */
  readonly endings: EndingFile;
  /** Where neighbours may reach this gate, as the operator set it. */
  readonly peer?: { readonly host: string; readonly port: number; readonly address?: string | undefined } | undefined;
  readonly desk: GateDesk;
  readonly clock: GateClock;
  readonly machineNow: () => number;
  /** Networks for faces, where the kit is installed. */
  readonly faces?: FaceNetworks | undefined;
  /** To be called when something changed that screens show. */
  readonly onChange: () => void;
  readonly warn: (facts: object, message: string) => void;
}

/** Something a gate has beside its desk: a reader of cards, a lane of faces, devices. It never keeps the desk from deciding. */
export interface GatePart {
  /** Adds addresses below `/api`; see `serveEndpoint`. */
  mount?(app: FastifyInstance): void | Promise<void>;
  close(): Promise<void>;
}

/** Opens one part over its gate. */
export type OpenGatePart = (host: GateHost) => GatePart | Promise<GatePart>;

/** Every part of a gate, loaded once the desk is open: a first decision needs none of their code. */
const gateParts: readonly (() => Promise<OpenGatePart>)[] = [
  async () => (await import('./peers/open-peers.ts')).openPeers,
  async () => (await import('./carriers/carriers-part.ts')).openCarriers,
  async () => (await import('./screening/open-screening.ts')).openScreening,
  async () => (await import('./faces/open-faces.ts')).openFaces,
];

/** Opens every part; one that fails is told to the operator, and the others open. */
export async function openParts(host: GateHost): Promise<GatePart[]> {
  const opened = await Promise.all(
    gateParts.map(async (load) => {
      try {
        return await (await load())(host);
      } catch (error) {
        host.warn({ error: String(error) }, 'partFailed');
        return undefined;
      }
    }),
  );
  return opened.filter((part) => part !== undefined);
}
