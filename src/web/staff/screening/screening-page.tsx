import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { localDay } from '../../../kernel/time.ts';
import * as contract from '../../../modules/screening/contract.ts';
import { useEdition, useHead, useNow, useReader } from '../../reader.tsx';
import { Field } from '../../ui/field.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { AuditSection } from './audit-section.tsx';
import { DaySection } from './day-section.tsx';
import { DeviceSection } from './device-section.tsx';
import { FairnessSection } from './fairness-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { ThreatSection } from './threat-section.tsx';

/** What lanes do, by which rules, and whether it is fair. */
export function ScreeningPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  const now = useNow(60_000);
  const [chosen, setDay] = useState<string>();
  useHead({ title: t`Screening` });
  const rules = useQuery({
    queryKey: [contract.getScreening.path, edition],
    queryFn: ({ signal }) => call(contract.getScreening, { params: { edition } }, signal),
    refetchInterval: 10_000,
  });
  if (!view) return null;
  const day = chosen ?? localDay(now, view.edition.timeZone);
  return (
    <div className="stack wide">
      <PageTitle title={t`Screening`} lead={t`What lanes do, by which rules, and whether it is fair.`} />
      <Load query={rules}>
        {(screening) => (
          <>
            <ThreatSection screening={screening} />
            <div className="stack tight">
              <div className="row apart">
                <h2>
                  <Trans>The day</Trans>
                </h2>
                <Field
                  label={t`Day`}
                  type="date"
                  value={day}
                  onChange={(event) => event.target.value && setDay(event.target.value)}
                />
              </div>
              <DaySection day={day} />
            </div>
            <FairnessSection day={day} />
            <PolicySection key={screening.current.hash + (screening.draft?.hash ?? '')} screening={screening} />
            <DeviceSection devices={screening.devices} />
            <AuditSection day={day} />
            <Notice title={t`Whom the rules cannot see`}>
              <p>
                <Trans>
                  Name, age, origin, belief, looks, disability and price have no field in the rules, and no lane is
                  faster than another. A machine sends nobody away: that is for an officer, by name and with a reason.
                </Trans>
              </p>
            </Notice>
          </>
        )}
      </Load>
    </div>
  );
}
