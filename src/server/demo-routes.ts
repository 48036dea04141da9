import { refuseCommon } from '../kernel/problem.ts';
import { getSetting, listDemoMail, moveClock } from '../modules/people/contract.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { setOffset } from '../platform/demo/store.ts';
import { on, onCall, type Route } from '../platform/http/route.ts';
import { listDemoMail as listMail } from '../platform/mail/store.ts';

/** What the pages must know of the deployment, and what only a demo has: a mailbox and a clock that can be moved. */
export function demoRoutes({
  config,
  clock,
  providers,
}: {
  config: Config;
  clock: Clock;
  providers: string[];
}): Route[] {
  return [
    onCall(getSetting, async () => ({
      now: clock.now(),
      demo: config.demo,
      edition: config.edition,
      paymentProviders: providers,
    })),
    on(listDemoMail, async (tx, { query }) => {
      if (!config.demo) throw refuseCommon.notFound();
      return { mails: await listMail(tx.db, query.to?.toLowerCase() ?? null) };
    }),
    onCall(moveClock, async (call, { params, body }) => {
      if (!config.demo || !('setOffset' in clock)) throw refuseCommon.notFound();
      const offsetMs = body.now - Date.now();
      await call.database.write(call.actor, async (tx) => {
        await setOffset(tx.db, offsetMs);
        await recordAudit(tx, params.edition, 'demo.clockMoved', { to: body.now });
      });
      (clock as { setOffset(offset: number): void }).setOffset(offsetMs);
      return { now: clock.now() };
    }),
  ];
}
