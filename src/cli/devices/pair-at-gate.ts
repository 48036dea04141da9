import type { DeviceKind, pairDevice } from '../../gate/devices/contract.ts';
import type { AnswerOf } from '../../kernel/endpoint.ts';
import { newId } from '../../platform/new-id.ts';

/** Asks a gate to pair a device; throws what it says where it does not. */
export async function pairAtGate(
  url: string,
  wish: { device: string; kind: DeviceKind; lane: string; steward: string },
): Promise<AnswerOf<typeof pairDevice>> {
  const response = await fetch(`${url}/api/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...wish, id: newId(), name: wish.device }),
  }).catch(() => {
    throw new Error(`No gate answers at ${url}. Start it, or name its address with --url.`);
  });
  const answer = (await response.json()) as AnswerOf<typeof pairDevice> & { title?: string; detail?: string };
  if (!response.ok) throw new Error(`${answer.title ?? response.status} ${answer.detail ?? ''}`);
  return answer;
}
