import { Trans, useLingui } from '@lingui/react/macro';
import type { Campaign } from '../../../modules/journeys/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { countryName, packageName, useGoals } from './campaign-words.ts';
import type { Choices } from './campaigns-page.tsx';
import { UpliftPicture } from './uplift-picture.tsx';

interface ResultsProps {
  readonly campaigns: readonly Campaign[];
  readonly choices: Choices;
  readonly view: EditionView;
}

/** Each campaign with its two sides, and the difference the mail made. */
export function CampaignResults({ campaigns, choices, view }: ResultsProps) {
  if (campaigns.length === 0) {
    return (
      <p className="soft">
        <Trans>None was sent yet.</Trans>
      </p>
    );
  }
  return (
    <ul className="campaign-results">
      {campaigns.map((campaign) => (
        <li key={campaign.id} className="card">
          <Sides campaign={campaign} choices={choices} view={view} />
          <div className="stack tight">
            <h4 className="strong">
              <Trans>What the mail did</Trans>
            </h4>
            {campaign.uplift ? (
              <UpliftPicture uplift={campaign.uplift} formats={view.formats} />
            ) : (
              <p className="soft">
                <Trans>One side has fewer than ten people; a comparison would say nothing.</Trans>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Sides({ campaign, choices, view }: { campaign: Campaign; choices: Choices; view: EditionView }) {
  const { t } = useLingui();
  const { formats } = view;
  const sent = campaign.sentAt === null ? '' : formats.moment(campaign.sentAt);
  const title = `${packageName(view, choices, campaign.package)}, ${sent}`;
  const goal = useGoals().find((one) => one.goal === campaign.goal)?.name ?? campaign.goal;
  const count = (people: number | null) => (people === null ? t`under 10` : formats.number(people));
  const from = campaign.country === null ? t`All countries` : countryName(view, choices, campaign.country);
  const rows: [string, string, string][] = [
    [t`How many people`, count(campaign.asked), count(campaign.control)],
    [t`Bought a journey since`, count(campaign.boughtAsked), count(campaign.boughtControl)],
  ];
  return (
    <div className="stack tight">
      <h3>{packageName(view, choices, campaign.package)}</h3>
      <p className="soft">
        {sent} · {goal} · {from}
      </p>
      <TableFrame label={t`Both sides: ${title}`}>
        <thead>
          <tr>
            <td />
            <th scope="col" className="figure">{t`Asked`}</th>
            <th scope="col" className="figure">{t`Left out by lot`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, asked, control]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="figure">{asked}</td>
              <td className="figure">{control}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p className="soft">
        {campaign.revenue
          ? t`Those asked have bought for ${formats.price(campaign.revenue)} since.`
          : t`What they bought is shown from ten buyers on.`}{' '}
        {t`No more mail, please: ${count(campaign.unsubscribed)}.`}
      </p>
    </div>
  );
}
