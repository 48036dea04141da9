import type { GateTrouble } from './contract.ts';
import { SnapshotRefused } from './snapshot.ts';

/** How to reach the server. */
export interface ServerLine {
  readonly server: string;
  readonly secret: string;
  readonly stopping: AbortSignal;
}

const timeoutMs = 2_000;
const snapshotTimeoutMs = 20_000;

/** Calls the server as this gate; throws {@link ServerSaidNo} for a refusal, other errors where no good answer came. */
export async function askServer<A>(
  { server, secret, stopping }: ServerLine,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<A> {
  const limit = AbortSignal.timeout(method === 'GET' ? snapshotTimeoutMs : timeoutMs);
  const response = await fetch(`${server}/api${path}`, {
    method,
    redirect: 'error',
    headers: {
      authorization: `Bearer ${secret}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.any([limit, stopping]),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer as A;
  if (response.status >= 400 && response.status < 500) throw new ServerSaidNo(response.status, answer);
  throw new Error(`HTTP ${response.status}`);
}

/** The server answered, and said no. */
export class ServerSaidNo extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expected: number | undefined;

  constructor(status: number, answer: unknown) {
    const { code = '', facts = {} } = (answer ?? {}) as { code?: string; facts?: { expected?: number } };
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.facts = facts;
    this.expected = Number.isSafeInteger(facts.expected) ? facts.expected : undefined;
  }
}

/** How a gate stands to its server after an exchange. */
export interface Standing {
  readonly isOnline: boolean;
  readonly acknowledged?: number;
  readonly trouble?: GateTrouble | null;
}

/** How a gate stands after a failed exchange, and what to tell the operator. */
export function afterFailure(error: unknown): { change: Standing; facts: object } {
  if (error instanceof SnapshotRefused) {
    return { change: { isOnline: true, trouble: 'snapshotRefused' }, facts: { why: error.message } };
  }
  if (!(error instanceof ServerSaidNo)) return { change: { isOnline: false }, facts: {} };
  const facts = { status: error.status, code: error.code };
  if (error.code === 'passes/journalGap' && error.expected !== undefined) {
    return { change: { isOnline: true, acknowledged: Math.max(0, error.expected - 1) }, facts };
  }
  if (error.code === 'passes/gateInUse') return { change: { isOnline: true, trouble: 'gateInUse' }, facts };
  const isStranger = error.status === 401 || error.status === 403;
  return { change: { isOnline: true, trouble: isStranger ? 'notPaired' : 'refused' }, facts };
}
