import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { consentPurposes, type Me, saveConsent } from '../../../modules/people/contract.ts';
import { useReader } from '../../reader.tsx';
import { Choice } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

/** Version of the texts below; kept with each decision, so that it is known what was agreed to. */
export const consentTextVersion = '2026-11';

type Purpose = (typeof consentPurposes)[number];

/** Three separate questions, each off until somebody turns it on. */
export function Consents({ me }: { me: Me }) {
  const { t } = useLingui();
  const { call, queries } = useReader();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: ({ purpose, granted }: { purpose: Purpose; granted: boolean }) =>
      call(saveConsent, { params: { purpose }, body: { granted, textVersion: consentTextVersion } }),
    onSuccess: (next) => {
      client.setQueryData(queries.me().queryKey, next);
      toast(t`Saved.`);
    },
  });
  const texts: Record<Purpose, [string, string]> = {
    news: [t`News by e-mail`, t`At most one mail a week about the Games. What concerns your tickets we always send.`],
    recommendations: [
      t`Suggestions made for me`,
      t`We use what you chose and bought here to suggest sessions. No other company learns of it.`,
    ],
    research: [t`Help the next Games`, t`Counts without your name go to the organisers of the next Games.`],
  };
  return (
    <section className="stack" aria-labelledby="consents">
      <h2 id="consents">
        <Trans>What we may do</Trans>
      </h2>
      <div>
        {consentPurposes.map((purpose) => (
          <Choice
            key={purpose}
            kind="checkbox"
            hint={texts[purpose][1]}
            checked={me.consents.find((consent) => consent.purpose === purpose)?.granted ?? false}
            disabled={save.isPending}
            onChange={(event) => save.mutate({ purpose, granted: event.target.checked })}
          >
            {texts[purpose][0]}
          </Choice>
        ))}
      </div>
      <p className="fine soft">
        <Trans>Text of {consentTextVersion}. You can change your mind at any time.</Trans>
      </p>
      {save.error && <ProblemNotice error={save.error} />}
    </section>
  );
}
