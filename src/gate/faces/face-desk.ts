import type { Evidence } from '../../engines/admission/verify.ts';
import { second } from '../../kernel/time.ts';
import type { Act } from '../contract.ts';
import type { GateHost } from '../gate-parts.ts';
import type { Band, LaneAnswer, OtherWay } from './contract.ts';
import type { FaceKeeper } from './keeper.ts';
import { isUnit, needsClaim, recognise } from './look-rule.ts';

/** Somebody in a lane, as two vectors. */
export interface Look {
  readonly id: string;
  readonly lane: string;
  readonly vectors: readonly Float32Array[];
  /** Bytes of a code that says who it is. */
  readonly claim?: Uint8Array;
}

export interface FaceDesk {
  answer(look: Look): Promise<LaneAnswer>;
}

/** Who just came in and still stands before the camera is not asked again. */
const samePersonMs = 8 * second;
const mostKept = 200;

/**
 * From a recognised face to an act at the gate. The rules are those of every other way in: this part only says who it is,
 * the party, children and earlier entries are `decide`'s. Writes down pass, lane, decision and band; never a number of a face.
 */
export function createFaceDesk(
  { desk, mind }: Pick<GateHost, 'desk' | 'mind'>,
  keeper: FaceKeeper,
  size: number,
  thresholdOf: () => number,
): FaceDesk {
  const recent = new Map<string, { readonly act: Act; readonly at: number }>();
  const answers = new Map<string, Promise<LaneAnswer>>();

  const otherWay = async (look: Look, why: OtherWay, band: Band): Promise<LaneAnswer> => {
    const content = { lane: look.lane, pass: null, decision: 'otherWay', why, band };
    await desk.note({ id: `${look.id}-note`, topic: 'face', content });
    return { kind: 'otherWay', why };
  };
  const decide = async (look: Look): Promise<LaneAnswer> => {
    const { lane, vectors, claim } = look;
    if (keeper.mode === 'off') return await otherWay(look, 'off', 'none');
    if (!keeper.isFresh || !mind.snapshot) return await otherWay(look, 'notReady', 'none');
    if (vectors.some((vector) => !isUnit(vector, size))) return await otherWay(look, 'unreadable', 'none');
    const claimed = claim === undefined ? undefined : mind.read(claim);
    if (needsClaim(keeper.mode) && claimed?.kind !== 'pass') return await otherWay(look, 'claimNeeded', 'none');
    const own = claimed?.kind === 'pass' ? claimed.pass.id : undefined;
    const found = recognise(keeper.gallery, vectors, thresholdOf(), own);
    if (found.kind !== 'person') return await otherWay(look, found.kind, found.band);
    const { pass, arming } = found.person;
    const before = recent.get(pass);
    if (before && performance.now() - before.at < samePersonMs) return { kind: 'act', act: before.act };
    const evidence = evidenceOf(pass, claimed);
    // Somebody bought or armed a moment ago, and their rights are still on the way: the code says them.
    if (evidence.kind !== 'pass') return await otherWay(look, 'notReady', found.band);
    const act = await desk.present({ id: look.id, direction: 'entry', evidence });
    recent.set(pass, { act, at: performance.now() });
    if (recent.size > mostKept) recent.delete(recent.keys().next().value!);
    if (act.outcome === 'admit') keeper.use(arming);
    const content = { lane, pass, decision: act.outcome, why: act.reason, band: found.band };
    await desk.note({ id: `${look.id}-note`, topic: 'face', content });
    return { kind: 'act', act };
  };
  const evidenceOf = (pass: string, claimed: Evidence | undefined): Evidence => {
    const known = claimed?.kind === 'pass' ? claimed : mind.lookUp(pass);
    return known.kind === 'pass' ? { kind: 'pass', pass: known.pass, binding: 'face' } : known;
  };
  return {
    async answer(look) {
      const known = answers.get(look.id);
      if (known) return await known;
      const answer = decide(look).finally(() => {
        for (const vector of look.vectors) vector.fill(0);
      });
      answers.set(look.id, answer);
      if (answers.size > mostKept) answers.delete(answers.keys().next().value!);
      return await answer;
    },
  };
}
