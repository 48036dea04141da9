import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { getChoices, listCampaigns } from '../../../modules/journeys/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { CampaignResults } from './campaign-results.tsx';

export type Choices = AnswerOf<typeof getChoices>;

/** A package, told to those it suits, and what that really did. */
export function CampaignsPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Campaigns` });
  const choices = useQuery({
    queryKey: [getChoices.path, edition],
    queryFn: ({ signal }) => call(getChoices, { params: { edition }, query: {} }, signal),
  });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Campaigns`}
        lead={t`Tell a package to those it suits, who agreed to hear of it, and see what the mail really did.`}
      />
      <Load query={choices}>{(data) => (view ? <Desk choices={data} view={view} /> : null)}</Load>
    </div>
  );
}

function Desk({ choices, view }: { choices: Choices; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const campaigns = useQuery({
    queryKey: [listCampaigns.path, edition],
    queryFn: ({ signal }) => call(listCampaigns, { params: { edition } }, signal),
    refetchInterval: 15_000,
  });
  if (choices.packages.length === 0) {
    return (
      <Empty icon="bag" title={t`There is no package yet.`}>
        <Trans>Packages are a table of the supply; somebody with the task “Planning” brings it.</Trans>
      </Empty>
    );
  }
  return (
    <>
      <CampaignForm choices={choices} view={view} />
      <section className="stack" aria-labelledby="results">
        <h2 id="results">
          <Trans>What campaigns did</Trans>
        </h2>
        <Load query={campaigns}>
          {(data) => <CampaignResults campaigns={data.campaigns} choices={choices} view={view} />}
        </Load>
      </section>
    </>
  );
}
