import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../../kernel/endpoint.ts';
import { type Journey, saveJourney, shareJourney } from '../../../../modules/journeys/contract.ts';
import { paths } from '../../../paths.ts';
import { useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useEnsureSignedIn } from '../../account/use-ensure-signed-in.ts';
import { useJourneyQueries } from '../journey-queries.ts';
import { VoteList } from './vote-list.tsx';

export type KeptJourney = AnswerOf<typeof saveJourney>;

interface ShareBoxProps {
  readonly journey: Journey;
  /** What the account keeps of it; none yet for a new one. */
  readonly kept: KeptJourney | undefined;
}

/** An address for the party, and what they said. */
export function ShareBox({ journey, kept }: ShareBoxProps) {
  const { t } = useLingui();
  const reader = useReader();
  const client = useQueryClient();
  const ensureSignedIn = useEnsureSignedIn();
  const { mine } = useJourneyQueries();
  const params = { edition: reader.edition, journey: journey.id };
  const share = useMutation({
    mutationFn: async () => {
      await reader.call(saveJourney, { params, body: { journey } });
      return reader.call(shareJourney, { params });
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: mine().queryKey }),
  });
  const token = share.data?.share ?? kept?.share;
  return (
    <section className="stack tight no-print" aria-labelledby={`share-${journey.id}`}>
      <h2 id={`share-${journey.id}`} className="large">
        <Trans>Ask your party</Trans>
      </h2>
      {token ? (
        <ShareAddress path={paths.sharedJourney(reader, token)} />
      ) : (
        <>
          <p className="soft">
            <Trans>They open an address, see the days and say yes, maybe or no. No account is needed.</Trans>
          </p>
          <p>
            <Button
              look="quiet"
              busy={share.isPending}
              onClick={async () => {
                if (await ensureSignedIn(paths.journeyPlan(reader, 'save'))) share.mutate();
              }}
            >
              <Icon name="share" size={20} />
              {t`Share with my party`}
            </Button>
          </p>
        </>
      )}
      {share.error && <ProblemNotice error={share.error} />}
      {kept && kept.votes.length > 0 && <VoteList votes={kept.votes} />}
    </section>
  );
}

function ShareAddress({ path }: { path: string }) {
  const { t } = useLingui();
  const [origin, setOrigin] = useState('');
  const [canShare, setCanShare] = useState(false);
  useEffect(() => {
    setOrigin(location.origin);
    setCanShare('share' in navigator);
  }, []);
  const address = `${origin}${path}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    toast(t`Copied.`);
  };
  return (
    <>
      <Field label={t`Address for your party`} value={address} readOnly onFocus={(event) => event.target.select()} />
      <p className="row close">
        <Button look="quiet" onClick={() => void copy().catch(() => toast(t`Mark the address and copy it by hand.`))}>
          <Trans>Copy</Trans>
        </Button>
        {canShare && (
          <Button
            look="quiet"
            onClick={() => void navigator.share({ url: address, title: t`A journey for us` }).catch(() => undefined)}
          >
            <Icon name="share" size={20} />
            <Trans>Send…</Trans>
          </Button>
        )}
      </p>
    </>
  );
}
