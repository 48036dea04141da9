import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { listPacks } from '../../../modules/market/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import './market.css';
import { PackImport } from './pack-import.tsx';

export type ShownPack = AnswerOf<typeof listPacks>['packs'][number];
/** A pack that ends within so many days wants somebody's eye. */
const soonDays = 60;

/** Duties and taxes of every country goods go to, in plain words, with where each is from and until when it holds. */
export function RulePacksPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Duties and taxes` });
  const packs = useQuery({
    queryKey: [listPacks.path, edition],
    queryFn: ({ signal }) => call(listPacks, { params: { edition } }, signal),
  });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Duties and taxes`}
        lead={t`What every country asks for a parcel, by which rule and from which source. Where no rule holds, the shop says so and sells nothing.`}
      />
      <Load query={packs}>
        {(data) =>
          view ? (
            <>
              <RatesLine day={data.day} rates={data.rates} view={view} />
              {data.packs.map((pack) => (
                <Pack key={pack.id} pack={pack} day={data.day} view={view} />
              ))}
              <PackImport view={view} />
            </>
          ) : null
        }
      </Load>
    </div>
  );
}

function RatesLine({ day, rates, view }: { day: string; rates: string | null; view: EditionView }) {
  const { t } = useLingui();
  const law = view.formats.longDay(day);
  if (rates === null)
    return (
      <Notice kind="bad" title={t`There is no rate of exchange. Prices are shown in the edition’s currency only.`} />
    );
  const date = view.formats.longDay(rates);
  return (
    <p>
      <Trans>
        The law of {law} is applied. Rates of exchange are of {date}.
      </Trans>
    </p>
  );
}

function Pack({ pack, day, view }: { pack: ShownPack; day: string; view: EditionView }) {
  const { t } = useLingui();
  const { formats, say } = view;
  const left = Math.round((Date.parse(pack.goodUntil) - Date.parse(day)) / 86_400_000);
  const state = pack.isOver ? t`Over: nothing is sold by it` : left <= soonDays ? t`Ends soon` : t`Holds`;
  const [until, checked] = [formats.longDay(pack.goodUntil), formats.longDay(pack.lastChecked)];
  return (
    <details className="card">
      <summary className="row apart">
        <strong>{say(pack.names)}</strong>
        <span>
          <span className="tag">{state}</span> <span className="soft">{t`until ${until}`}</span>
        </span>
      </summary>
      <div className="stack tight">
        <p className="soft">
          <Trans>
            Version {pack.version}, last checked on {checked}, in {pack.currency}.
          </Trans>{' '}
          {pack.isSaved ? t`Put in place by staff.` : t`Came with the software.`}
        </p>
        {pack.countries.length > 1 && <p>{formats.list(pack.countries.map((one) => formats.country(one)))}</p>}
        <ul className="story pack-rules">
          {pack.rules.map((rule) => (
            <li key={rule.id}>
              {say(rule.words)} <span className="soft fine">{`${rule.id} · ${rule.confidence}`}</span>
            </li>
          ))}
        </ul>
        <h3>
          <Trans>Sources</Trans>
        </h3>
        <ul className="story">
          {pack.sources.map(({ title, publisher, url, asOf }) => (
            <li key={title}>
              <a href={url} rel="noreferrer" target="_blank">
                {title}
              </a>
              , {publisher} <span className="soft fine">{formats.longDay(asOf)}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
