import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { useEdition } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { desk, useBrand } from '../brand-data.ts';
import type { ImportAnswer } from './files-page.tsx';

interface ChangesProps {
  readonly answer: ImportAnswer;
  readonly onTake: () => void;
}

/** What the files would change, or have changed. */
export function Changes({ answer, onTake }: ChangesProps) {
  const { t } = useLingui();
  const view = useEdition();
  const brand = useBrand();
  const number = (value: number) => view?.formats.number(value) ?? String(value);
  const total = answer.changes.reduce((sum, one) => sum + one.added + one.changed + one.removed, 0);
  const kept = answer.changes.reduce((sum, one) => sum + one.kept, 0);
  const title = answer.committed
    ? t`Taken. Visitors see it now.`
    : total > 0
      ? t`No fault. This is what would change:`
      : t`No fault, and nothing that differs from what you have.`;
  return (
    <>
      <Notice kind={answer.committed || total > 0 ? 'good' : 'info'} title={title} live />
      <TableFrame label={t`Changes`}>
        <thead>
          <tr>
            <th scope="col">{t`File`}</th>
            <th scope="col" className="figure">{t`New`}</th>
            <th scope="col" className="figure">{t`Changed`}</th>
            <th scope="col" className="figure">{t`Gone`}</th>
          </tr>
        </thead>
        <tbody>
          {answer.changes.map((one) => (
            <tr key={one.file}>
              <th scope="row">{one.file}</th>
              <td className="figure">{number(one.added)}</td>
              <td className="figure">{number(one.changed)}</td>
              <td className="figure">{number(one.removed)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {kept > 0 && (
        <p className="soft">
          <Plural
            value={kept}
            one="# of those that go is in orders or carts: it is hidden or sold out, and kept for its buyers."
            other="# of those that go are in orders or carts: they are hidden or sold out, and kept for their buyers."
          />
        </p>
      )}
      <Prices answer={answer} />
      <Stock answer={answer} />
      {!answer.committed && total > 0 && (
        <div className="row">
          <Button onClick={onTake}>
            <Trans>Take all of it</Trans>
          </Button>
        </div>
      )}
      {answer.committed && (
        <p>
          <Link href={desk.products(brand.id)}>
            <Trans>See your products</Trans>
          </Link>
        </p>
      )}
    </>
  );
}

function Prices({ answer: { prices } }: { answer: ImportAnswer }) {
  const { t } = useLingui();
  const view = useEdition();
  if (prices.length === 0) return null;
  return (
    <details open={prices.length <= 10}>
      <summary>
        <Plural value={prices.length} one="# other price" other="# other prices" />
      </summary>
      <p className="soft fine">
        <Trans>Who holds one in the cart keeps the price it was put there with.</Trans>
      </p>
      <TableFrame label={t`Prices`}>
        <thead>
          <tr>
            <th scope="col">{t`Variant`}</th>
            <th scope="col" className="figure">{t`Now`}</th>
            <th scope="col" className="figure">{t`Then`}</th>
            <th scope="col" className="figure">{t`In carts`}</th>
          </tr>
        </thead>
        <tbody>
          {prices.map((one) => (
            <tr key={one.variant}>
              <th scope="row">{one.variant}</th>
              <td className="figure">{view?.formats.price(one.from)}</td>
              <td className="figure">{view?.formats.price(one.to)}</td>
              <td className="figure">{one.held}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </details>
  );
}

function Stock({ answer: { stock } }: { answer: ImportAnswer }) {
  const { t } = useLingui();
  const view = useEdition();
  if (stock.length === 0) return null;
  const number = (value: number) => view?.formats.number(value) ?? String(value);
  return (
    <details open={stock.length <= 10}>
      <summary>
        <Plural value={stock.length} one="# other stock" other="# other stocks" />
      </summary>
      <p className="soft fine">
        <Trans>Stock now is what is left after all sales until this moment.</Trans>
      </p>
      <TableFrame label={t`Stock`}>
        <thead>
          <tr>
            <th scope="col">{t`Variant`}</th>
            <th scope="col" className="figure">{t`Now`}</th>
            <th scope="col" className="figure">{t`Then`}</th>
          </tr>
        </thead>
        <tbody>
          {stock.map((one) => (
            <tr key={one.variant}>
              <th scope="row">{one.variant}</th>
              <td className="figure">{number(one.from)}</td>
              <td className="figure">{number(one.to)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </details>
  );
}
