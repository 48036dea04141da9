import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { encodeCode, proofInput, stepOf } from '../../engines/admission/code.ts';
import type { Decision } from '../../engines/admission/decision.ts';
import { createGateMind, type GateMind } from '../../gate/gate-mind.ts';
import type { Random } from '../../kernel/random.ts';
import { hour } from '../../kernel/time.ts';
import * as passes from '../../modules/passes/contract.ts';
import * as tickets from '../../modules/tickets/contract.ts';
import { newId } from '../../platform/new-id.ts';
import type { Caller } from './callers.ts';
import { edition, type Stage, staffEmail } from './stage.ts';
import { count, inParallel, type Tally } from './tally.ts';
import type { Crowd, Visitor } from './visitor.ts';

/** A party on its way to one session, with the codes its phone can show. */
interface Arrival {
  readonly key: KeyObject;
  readonly own: string;
  readonly child: string | undefined;
  readonly isReplayed: boolean;
  readonly isChildFirst: boolean;
}

const params = { edition };
const atOnce = 16;

/** One gate of the crowd's venue through its day: for each session all who hold a pass for it come, and leave again. */
export async function runGateDay(
  stage: Stage,
  visitors: readonly Visitor[],
  options: { crowd: Crowd; random: Random; tally: Tally },
): Promise<void> {
  const { crowd, random, tally } = options;
  const gate = `${crowd.venue}.A`;
  const staff = await stage.callers.signIn(staffEmail);
  const pairing = { params: { edition, gate }, body: { id: newId(), name: 'Gate A' } };
  const device = stage.callers.withToken((await staff.need(passes.pairGate, pairing)).secret);
  const mind = createGateMind([]);
  const { sessions } = await staff.need(tickets.listSessions, { params, query: { ...crowd, sort: 'time' } });
  const keys = new Map<Visitor, KeyObject>();
  for (const session of sessions) {
    if (session.doorsAt === null || session.startsAt === null || session.endsAt === null) continue;
    stage.clock.set(session.doorsAt);
    const arrivals = await gather(visitors, session.id, keys);
    await learn(mind, device, gate);
    shuffle(arrivals, random);
    // The last hour before the start, when the earlier session of the day has been left by everybody.
    const first = Math.max(session.doorsAt, session.startsAt - hour);
    const entered: { evidence: ReturnType<GateMind['read']> }[] = [];
    arrivals.forEach((arrival, index) => {
      const now = first + Math.floor(((session.startsAt! - first) * index) / arrivals.length);
      if (arrive(mind, arrival, now, tally)) entered.push({ evidence: mind.read(codeOf(arrival.own, arrival, now)) });
    });
    for (const { evidence } of entered) act(mind, evidence, session.endsAt, 'exit');
  }
}

async function learn(mind: GateMind, device: Caller, gate: string): Promise<void> {
  const { snapshot } = await device.need(passes.getGateSnapshot, { params: { edition, gate } });
  mind.learn(JSON.parse(snapshot) as passes.GateSnapshot);
}

/** Everybody with a seat at the session binds a phone and takes the passes of the party along. */
async function gather(
  visitors: readonly Visitor[],
  session: string,
  keys: Map<Visitor, KeyObject>,
): Promise<Arrival[]> {
  const found: (Arrival | undefined)[] = [];
  const indexed = visitors.map((visitor, index) => ({ visitor, index }));
  await inParallel(indexed, atOnce, async ({ visitor, index }) => {
    const { caller, random } = visitor;
    if (!caller) return;
    const mine = await caller.need(tickets.listTickets, { params });
    if (!mine.tickets.some((one) => one.session === session && one.state === 'valid' && one.member !== null)) return;
    const known = keys.get(visitor);
    const pair = known ? undefined : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = known ?? pair!.privateKey;
    keys.set(visitor, key);
    const held = pair
      ? await caller.need(passes.bindDevice, { params, body: { publicKey: compressed(pair.publicKey) } })
      : await caller.need(passes.listPasses, { params });
    const [own, ...others] = held.passes;
    if (!own) return;
    const child = others.find(
      (one) => one.kind === 'child' && one.tickets.some((ticket) => ticket.session === session),
    );
    const isReplayed = random() < 0.03;
    // About a third of the parties bring a child with a seat, which makes this one party in fifty.
    const isChildFirst = random() < 0.06;
    found[index] = { key, own: own.token, child: child?.token, isReplayed, isChildFirst };
  });
  return found.filter((one) => one !== undefined);
}

/** A party at the barrier. True when it was let in. */
function arrive(mind: GateMind, arrival: Arrival, now: number, tally: Tally): boolean {
  if (arrival.isChildFirst && arrival.child) {
    const alone = act(mind, mind.read(codeOf(arrival.child, arrival, now)), now, 'entry');
    if (alone.outcome === 'admit') tally.admitted += alone.members.length;
    else count(tally.stewarded, alone.reason);
  }
  const code = codeOf(arrival.own, arrival, now);
  const decision = act(mind, mind.read(code), now, 'entry');
  tally.arrived += decision.members.length;
  if (decision.outcome === 'admit') tally.admitted += decision.members.length;
  else count(tally.stewarded, decision.reason, decision.members.length);
  if (arrival.isReplayed && decision.outcome === 'admit') {
    const replay = act(mind, mind.read(code), now + 1_000, 'entry');
    tally.replays++;
    if (replay.outcome === 'admit') tally.replaysAdmitted++;
    else count(tally.stewarded, replay.reason);
  }
  return decision.outcome === 'admit';
}

function act(
  mind: GateMind,
  evidence: ReturnType<GateMind['read']>,
  now: number,
  direction: 'entry' | 'exit',
): Decision {
  const decision = mind.decide({ id: newId(), evidence, direction, now });
  mind.ledger.add(mind.passageOf(decision, now, direction));
  return decision;
}

/** What the phone shows: the token with a fresh proof. */
function codeOf(token: string, { key }: Arrival, at: number): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(token, 'base64url'));
  const step = stepOf(at, 15);
  const signature = new Uint8Array(sign('sha256', proofInput(bytes, step), { key, dsaEncoding: 'ieee-p1363' }));
  return encodeCode({ kind: 'device', token: bytes, step, signature });
}

function compressed(key: KeyObject): string {
  const point = key.export({ format: 'der', type: 'spki' }).subarray(-65);
  return Buffer.concat([Buffer.from([2 + (point[64]! & 1)]), point.subarray(1, 33)]).toString('base64url');
}

function shuffle<T>(list: T[], random: Random): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other]!, list[last]!];
  }
}
