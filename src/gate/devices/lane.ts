import type { Evidence } from '../../engines/admission/verify.ts';
import type { Act } from '../contract.ts';
import type { GateHost } from '../gate-parts.ts';
import type { Decided } from '../screening/kept-decisions.ts';
import { bindingOf, lettingActs, type Screener } from '../screening/screener.ts';
import type { Payload } from './contract.ts';
import { createDetectorQueue, type Reading } from './detector-queue.ts';
import { type Opening, openTurnstile, type Turnstile, type TurnstileParts } from './turnstile.ts';

/** What a lane needs of its gate. */
export interface LaneParts {
  readonly name: string;
  readonly host: GateHost;
  readonly screener: Screener;
  /** The device of a kind in this lane, where there is one. */
  readonly hasDetector: () => boolean;
  readonly isDetectorOnline: () => boolean;
  readonly hasTurnstile: () => boolean;
  readonly turnstile: Pick<TurnstileParts, 'send' | 'isOnline'>;
  /** The pass behind the number of a card. */
  readonly cardOf: (card: string) => Evidence;
  readonly onTrouble: (trouble: 'forced' | 'turnstileSilent') => void;
}

/** One way through the gate: reader, detector, turnstile and an officer beside them, any of them missing. */
export interface DeviceLane {
  read(payload: Payload<'read'>): Promise<Act>;
  result(payload: Payload<'result'>): void;
  turn(payload: Payload<'turn'>): void;
  /** An officer let somebody of this lane on. */
  onOutcome(decided: Decided): void;
  setFreeFlow(isFree: boolean): void;
  close(): void;
}

/** Outcomes by which somebody walks on without waiting for an officer. */
const walking: ReadonlySet<string> = new Set(['walkThrough', 'bagLane']);

export function openLane(parts: LaneParts): DeviceLane {
  const { host, screener, name } = parts;
  const { desk, mind } = host;
  const detector = createDetectorQueue(host.machineNow);
  const turnstile = openTurnstile({ ...parts.turnstile, ...turnsOf(parts) });

  async function decideAll(act: Act, evidence: Evidence): Promise<void> {
    for (const [index, member] of act.members.entries()) {
      const reading: Reading = parts.hasDetector()
        ? await detector.next(parts.isDetectorOnline())
        : { signal: { state: 'none' }, bag: undefined };
      const of = mind.person(member.pass);
      const place = of?.tickets.find((ticket) => ticket.session === member.session)?.place ?? null;
      const decided = await screener.screen({
        request: `${act.id}-${index + 1}`,
        lane: name,
        passage: act.id,
        pass: member.pass,
        kind: (member.kind ?? undefined) as 'adult' | undefined,
        session: member.session,
        place,
        binding: bindingOf(evidence),
        bag: reading.bag ?? 'none',
        asksForHelp: false,
        detector: reading.signal,
      });
      if (walking.has(decided.note.outcome)) openFor(turnstile, parts, decided);
    }
  }

  return {
    async read(payload) {
      const evidence =
        'code' in payload
          ? mind.read(new Uint8Array(Buffer.from(payload.code, 'base64url')))
          : parts.cardOf(payload.card);
      const act = await desk.present({ id: payload.id, direction: payload.direction, evidence });
      if (act.outcome === 'exit' && parts.hasTurnstile()) {
        turnstile.open({ command: `${act.id}-out`, direction: 'exit', passage: act.id, pass: null });
      }
      if (act.outcome === 'admit')
        void decideAll(act, evidence).catch((error) => host.warn({ error: String(error) }, 'laneFailed'));
      return act;
    },
    result: (payload) => detector.put(payload),
    turn: ({ id, what, direction, command }) =>
      turnstile.turn({ id, what, direction, ...(command === undefined ? {} : { command }) }),
    onOutcome(decided) {
      const { note, outcome } = decided;
      if (!outcome || !lettingActs.has(outcome.act) || walking.has(note.outcome)) return;
      openFor(turnstile, parts, decided);
    },
    setFreeFlow: (isFree) => turnstile.setFreeFlow(isFree),
    close: () => turnstile.close(),
  };
}

function openFor(turnstile: Turnstile, { hasTurnstile }: LaneParts, { note }: Decided): void {
  if (!hasTurnstile() || note.passage === null) return;
  turnstile.open({ command: `${note.request}-in`, direction: 'entry', passage: note.passage, pass: note.pass });
}

/** What the turns of a turnstile mean for the journal. */
function turnsOf({ host, name, onTrouble }: LaneParts): Omit<TurnstileParts, 'send' | 'isOnline'> {
  const { desk } = host;
  const steward = `turnstile ${name}`;
  const passesOf = ({ pass }: Opening) => (pass === null ? {} : { passes: [pass] });
  const run = (act: Promise<unknown>): void =>
    void act.catch((error) => host.warn({ error: String(error) }, 'laneFailed'));
  return {
    onNotTurned: (opening) =>
      run(desk.annul({ id: `${opening.command}-annul`, passage: opening.passage, ...passesOf(opening) })),
    onLate: (opening) =>
      run(
        desk.force({
          id: `${opening.command}-late`,
          direction: opening.direction,
          steward,
          why: 'turned late',
          ...(opening.pass === null ? { unnamed: 1 } : { passes: [opening.pass] }),
        }),
      ),
    onSilent: () => onTrouble('turnstileSilent'),
    onForced(id) {
      onTrouble('forced');
      run(desk.force({ id: `forced-${id}`, direction: 'entry', steward, why: 'forced', unnamed: 1 }));
    },
    onFreeExit: (id) => run(desk.present({ id: `out-${id}`, direction: 'exit', evidence: { kind: 'unknown' } })),
    onFreeEntry: (id) =>
      run(desk.force({ id: `free-${id}`, direction: 'entry', steward, why: 'all ways open', unnamed: 1 })),
  };
}
