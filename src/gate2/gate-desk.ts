import type { Direction } from '../engines/admission/checkpoint.ts';
import type { Decision } from '../engines/admission/decision.ts';
import type { AdmissionEvent } from '../engines/admission/ledger.ts';
import type { Evidence } from '../engines/admission/verify.ts';
import { second } from '../kernel/time.ts';
import type { Act } from './contract.ts';
import type { GateMind } from './gate-mind.ts';
import type { Journal } from './journal.ts';

/** The acts of a gate: decide, write down, answer. One at a time, so that the second of two equal codes sees the first. */
export interface GateDesk {
  admit(wish: {
    id: string;
    direction: Direction;
    code?: string | undefined;
    pass?: string | undefined;
    choice?: readonly string[] | undefined;
    steward?: string | undefined;
  }): Promise<Act>;
  force(wish: {
    id: string;
    act: string;
    direction: Direction;
    steward: string;
    passes?: readonly string[] | undefined;
  }): Promise<Act | undefined>;
  annul(wish: { id: string; passage: string; passes?: readonly string[] | undefined }): Promise<boolean>;
}

export interface DeskParts {
  readonly mind: GateMind;
  readonly journal: Journal;
  readonly now: () => number;
  readonly onWritten: () => void;
}

/** Events near in time never run backwards, whatever a corrected clock does. */
const sameMoment = 5 * second;

export function openDesk({ mind, journal, now, onWritten }: DeskParts): GateDesk {
  const acts = new Map<string, Act>();
  let lastAt = journal.events().at(-1)?.at ?? 0;

  function moment(): number {
    const at = now();
    lastAt = lastAt > at && lastAt - at < sameMoment ? lastAt : at;
    return lastAt;
  }

  async function write(event: AdmissionEvent): Promise<boolean> {
    mind.ledger.add(event);
    try {
      await journal.append(event);
      return true;
    } catch {
      return false;
    } finally {
      onWritten();
    }
  }

  return {
    async admit({ id, direction, code, pass, choice, steward }) {
      const known = acts.get(id);
      if (known) return known;
      const isRetry = mind.ledger.answerTo(id) !== undefined;
      const evidence: Evidence =
        code === undefined ? mind.lookUp(pass ?? '') : mind.read(new Uint8Array(Buffer.from(code, 'base64url')));
      const decision = mind.decide({ id, evidence, direction, now: moment(), ...(choice ? { choice } : {}) });
      const by = pass !== undefined && steward !== undefined && decision.outcome !== 'steward' ? steward : undefined;
      const isRecorded = isRetry || (await write(mind.passageOf(decision, direction, by)));
      return keep(acts, actOf(mind, decision, direction, isRecorded));
    },

    async force({ id, act, direction, steward, passes }) {
      const known = acts.get(id);
      if (known) return known;
      const before = mind.ledger.answerTo(act);
      if (!before) return undefined;
      const members = passes ? before.members.filter((member) => passes.includes(member.pass)) : before.members;
      const decision: Decision = { ...before, id, at: moment(), members };
      const unnamed = members.length === 0 ? { unnamed: 1 } : {};
      const isRecorded = await write({ ...mind.passageOf(decision, direction, steward), ...unnamed });
      const letIn = { outcome: 'admit' as const };
      const shown = actOf(mind, decision, direction, isRecorded);
      return keep(acts, { ...shown, ...letIn, members: shown.members.map((member) => ({ ...member, ...letIn })) });
    },

    async annul({ id, passage, passes }) {
      acts.delete(passage);
      return await write({ kind: 'annulment', id, at: moment(), passage, ...(passes ? { passes: [...passes] } : {}) });
    },
  };
}

const mostActs = 5_000;

function keep(acts: Map<string, Act>, act: Act): Act {
  if (acts.size >= mostActs) acts.delete(acts.keys().next().value!);
  acts.set(act.id, act);
  return act;
}

function actOf(mind: GateMind, decision: Decision, direction: Direction, isRecorded: boolean): Act {
  return {
    id: decision.id,
    at: decision.at,
    direction,
    outcome: decision.outcome,
    reason: decision.reason,
    remedy: decision.remedy,
    facts: { ...decision.facts },
    isRecorded,
    members: decision.members.map((member) => {
      const person = mind.person(member.pass);
      const ticket = person?.tickets.find((one) => one.session === member.session);
      return {
        pass: member.pass,
        name: person?.name ?? null,
        kind: member.kind ?? null,
        outcome: member.outcome,
        reason: member.reason,
        remedy: member.remedy,
        seat: ticket?.seat ?? null,
        session: member.session ?? null,
        facts: { ...member.facts },
      };
    }),
  };
}
