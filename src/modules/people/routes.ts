import { listAuditEntries } from '../../platform/audit.ts';
import { on, onCall, type Route } from '../../platform/http/route.ts';
import { personOf } from '../../platform/tx.ts';
import * as contract from './contract.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import { getPerson } from './get-person.ts';
import { toMe } from './person.ts';
import type { PersonalArea } from './personal-area.ts';
import { removeMember } from './remove-member.ts';
import { saveConsent } from './save-consent.ts';
import { saveGrant } from './save-grant.ts';
import { saveMember } from './save-member.ts';
import { saveProfile } from './save-profile.ts';

/** The routes; what other modules keep about people is handed in by the process that knows them all. */
export function peopleRoutes(areas: readonly PersonalArea[]): Route[] {
  return [
    on(contract.getMe, async (tx) => toMe(await getPerson(tx, personOf(tx)))),
    on(contract.saveProfile, async (tx, { body }) => toMe(await saveProfile(tx, body))),
    on(contract.saveMember, async (tx, { params, body }) => toMe(await saveMember(tx, { id: params.member, ...body }))),
    on(contract.removeMember, async (tx, { params }) => toMe(await removeMember(tx, params.member))),
    on(contract.saveConsent, async (tx, { params, body }) => toMe(await saveConsent(tx, { ...params, ...body }))),
    on(contract.exportMe, async (tx) => ({ exportedAt: tx.now, areas: await exportPerson(tx, areas) })),
    on(contract.listAudit, async (tx, { params }) => ({ entries: await listAuditEntries(tx, params.edition) })),
    on(contract.saveGrant, async (tx, { params, body }) => {
      await saveGrant(tx, { ...params, ...body });
      return null;
    }),
    onCall(contract.eraseMe, async (call, { body }) => {
      await call.database.write(call.actor, (tx) => erasePerson(tx, body.email, areas));
      return null;
    }),
  ];
}
