import { join } from 'node:path';
import { fillPath } from '../../kernel/endpoint.ts';
import { getGateRules } from '../../modules/screening/contract.ts';
import { openDevices } from '../devices/open-devices.ts';
import { startFeed } from '../feed.ts';
import type { GateHost, GatePart } from '../gate-parts.ts';
import { serveEndpoint } from '../serve.ts';
import * as contract from './contract.ts';
import { openRules, type SignedRules } from './rules-keeper.ts';
import { bindingOf, openScreener, type Screener } from './screener.ts';
import { openSeeds, type Seeds } from './seeds.ts';

const shownPeople = 12;
const tickMs = 1_000;

/** Screening at a gate: rules from the server, draws, the devices of its lanes, and what officers do. */
export async function openScreening(host: GateHost): Promise<GatePart> {
  const { edition, gate, mind, clock, desk, line, everyMs, warn } = host;
  const folder = join(host.folder, 'screening');
  const keyOf = (kid: string) => mind.snapshot?.issuers.find((issuer) => issuer.keyId === kid)?.publicKey;
  const rules = openRules({ folder, edition, gate, keyOf });
  let made = 0;
  const seeds = openSeeds({
    folder,
    gate,
    timeZone: () => mind.snapshot?.timeZone ?? 'UTC',
    events: mind.ledger.events(),
    note: (topic, content) => {
      made += 1;
      void desk.note({ id: `seed-${gate}-${host.machineNow().toString(36)}-${made}`, topic, content });
    },
  });
  const screener: Screener = openScreener({ host, rules, seeds, onOutcome: (decided) => devices.onOutcome(decided) });
  const devices = await openDevices({ host, screener, policy: () => rules.current });
  // A gate that never heard of screening commits to nothing ahead; its first draw brings the commitment with it.
  const tick = () => {
    if (mind.snapshot && rules.version !== undefined) seeds.tick(clock.now());
  };
  tick();
  const timer = setInterval(tick, tickMs);
  const feed = startFeed<{ version: string; rules: SignedRules | null }>({
    line,
    everyMs,
    warn,
    path: () =>
      mind.snapshot && fillPath(getGateRules.path, { edition, gate }, rules.version ? { known: rules.version } : {}),
    take(answer) {
      if (!answer.rules) return;
      rules.take(answer.version, answer.rules);
      devices.onRules();
      host.onChange();
    },
  });
  return {
    mount(app) {
      serveScreening(app, host, { screener, seeds, view: () => viewOf() });
      devices.mount(app);
    },
    async close() {
      clearInterval(timer);
      await feed.stop();
      await devices.close();
    },
  };

  function viewOf(): contract.ScreeningView {
    const { policy, signature, threat } = rules.current;
    return {
      policyVersion: policy.version,
      isFromServer: signature !== null,
      threat: threat.level,
      people: screener.latest(shownPeople).map((decided) => screener.shown(decided)),
      ...devices.view(),
    };
  }
}

interface ServedParts {
  readonly screener: Screener;
  readonly seeds: Seeds;
  readonly view: () => contract.ScreeningView;
}

function serveScreening(
  app: Parameters<typeof serveEndpoint>[0],
  host: GateHost,
  { screener, seeds, view }: ServedParts,
): void {
  const { mind, clock } = host;
  serveEndpoint(app, contract.getScreeningView, view);
  serveEndpoint(app, contract.screenAct, async ({ body }) => {
    const { act, lane, code, bag, asksForHelp } = body;
    const decision = mind.ledger.answerTo(act);
    if (decision?.outcome !== 'admit') return undefined;
    const evidence = code === undefined ? undefined : mind.read(new Uint8Array(Buffer.from(code, 'base64url')));
    const people: contract.Screened[] = [];
    for (const [index, member] of decision.members.entries()) {
      const decided = await screener.screen({
        request: `${act}-${index + 1}`,
        lane,
        passage: act,
        pass: member.pass,
        kind: member.kind,
        session: member.session ?? null,
        place: member.place ?? null,
        binding: bindingOf(evidence),
        bag,
        asksForHelp,
        detector: { state: 'none' },
      });
      people.push(screener.shown(decided));
    }
    return { people };
  });
  serveEndpoint(app, contract.recordOutcome, async ({ body }) => {
    const decided = await screener.record(body);
    return decided && screener.shown(decided);
  });
  serveEndpoint(app, contract.revealSeed, ({ body }) => {
    host.warn({ by: body.steward }, 'seedTold');
    const seed = seeds.reveal(clock.now());
    return Promise.resolve(seed === undefined ? undefined : { seed });
  });
}
