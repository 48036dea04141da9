import { Trans, useLingui } from '@lingui/react/macro';
import { isLanguage, languageNames } from '../../../kernel/language.ts';
import { listMissed } from '../../../modules/market/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { useAsk, useBrand } from '../brand-data.ts';

const mostShown = 20;

/** What visitors looked for and did not find: what to make, or how to name it. */
export function Missed() {
  const { t } = useLingui();
  const view = useEdition();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const { data } = useAsk(listMissed, { params: { edition, brand } });
  if (!data || data.searches.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>
        <Trans>Looked for and not found</Trans>
      </h2>
      <p className="soft">
        <Trans>
          Perhaps you make it and call it something else: then add the word to your product. Only what several visitors
          searched for is shown, and never who.
        </Trans>
      </p>
      <TableFrame label={t`Looked for and not found`}>
        <thead>
          <tr>
            <th scope="col">{t`Words`}</th>
            <th scope="col">{t`Language`}</th>
            <th scope="col" className="figure">{t`Times`}</th>
          </tr>
        </thead>
        <tbody>
          {data.searches.slice(0, mostShown).map(({ query, language, count }) => (
            <tr key={`${query} ${language}`}>
              <th scope="row" lang={language}>
                {query}
              </th>
              <td>{isLanguage(language) ? languageNames[language] : language}</td>
              <td className="figure">{view?.formats.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}
