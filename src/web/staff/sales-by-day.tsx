import { Trans, useLingui } from '@lingui/react/macro';
import type { Formats } from '../formats.ts';
import { TableFrame } from '../tables/table-frame.tsx';
import type { Sales } from './staff-data.ts';

/** Tickets sold per day, as bars with their figures beside them. */
export function SalesByDay({ days, formats }: { readonly days: Sales['days']; readonly formats: Formats }) {
  const { t } = useLingui();
  const last = days.slice(-14);
  const most = Math.max(1, ...last.map(({ tickets }) => tickets));
  return (
    <div className="stack tight">
      <h2>
        <Trans>Sales by day</Trans>
      </h2>
      <TableFrame label={t`Sales by day`}>
        <thead>
          <tr>
            <th scope="col">{t`Day`}</th>
            <th scope="col" className="figure">{t`Tickets`}</th>
            <th scope="col" className="figure">{t`Money`}</th>
            <th scope="col">{t`Picture`}</th>
          </tr>
        </thead>
        <tbody>
          {last.map(({ day, tickets, revenue }) => (
            <tr key={day}>
              <th scope="row">{formats.day(day)}</th>
              <td className="figure">{formats.number(tickets)}</td>
              <td className="figure">{formats.price(revenue)}</td>
              <td className="picture">
                <div className="crowd plain" aria-hidden="true">
                  <span className="in" style={{ inlineSize: `${(100 * tickets) / most}%` }} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}
