import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Review } from '../../../../modules/market/contract.ts';
import type { EditionView } from '../../../reader.tsx';
import { Load } from '../../../ui/load.tsx';
import { useMarketQueries } from '../market-queries.ts';
import { Stars } from '../stars.tsx';

/** What buyers say of what came to them, in their own languages, and what the maker answered. */
export function Reviews({ product, view }: { readonly product: string; readonly view: EditionView }) {
  const query = useQuery(useMarketQueries().reviews(product));
  return (
    <section className="stack" aria-labelledby="reviews">
      <h2 id="reviews">
        <Trans>What buyers say</Trans>
      </h2>
      <Load query={query}>
        {({ reviews, stars }) =>
          reviews.length === 0 ? (
            <p className="soft">
              <Trans>Nobody has said anything yet. Only those to whom it came can.</Trans>
            </p>
          ) : (
            <>
              {stars && (
                <p className="row close large">
                  <Stars mean={stars.mean} view={view} />
                  <span className="soft">
                    <Plural value={stars.count} one="# buyer" other="# buyers" />
                  </span>
                </p>
              )}
              <ul className="reviews">
                {reviews.map((review) => (
                  <li key={review.id}>
                    <OneReview review={review} view={view} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Load>
    </section>
  );
}

function OneReview({ review, view }: { readonly review: Review; readonly view: EditionView }) {
  const { t } = useLingui();
  const { stars, text, language, answer, writtenAt, isMine } = review;
  return (
    <article className="stack tight">
      <p className="row close">
        <Stars mean={stars} view={view} />
        <span className="soft fine">
          {view.formats.moment(writtenAt)}
          {isMine && ` · ${t`by you`}`}
        </span>
      </p>
      {text && (
        <p className="measure review-text" lang={language}>
          {text}
        </p>
      )}
      {answer && (
        <blockquote className="said-by fine">
          <span className="strong">
            <Trans>The maker:</Trans>
          </span>{' '}
          {answer}
        </blockquote>
      )}
    </article>
  );
}
