import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { answerReview, listBrandReviews, type Review } from '../../../modules/market/contract.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { desk, useAsk, useBrand, useChange, useOwnProducts } from '../brand-data.ts';

/** What buyers say of goods that came; each can be answered once. */
export function ReviewsPage() {
  const { t } = useLingui();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const query = useAsk(listBrandReviews, { params: { edition, brand } });
  useHead({ title: t`Reviews` });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Reviews`}
        lead={t`Only people whose goods came can write one. You answer once, for all to read.`}
      />
      <Load query={query}>
        {({ reviews }) =>
          reviews.length === 0 ? (
            <Empty icon="heart" title={t`Nobody has written yet`} />
          ) : (
            <div className="stack">
              {reviews.map((one) => (
                <ReviewCard key={one.id} one={one} />
              ))}
            </div>
          )
        }
      </Load>
    </div>
  );
}

function ReviewCard({ one }: { one: Review }) {
  const { t } = useLingui();
  const view = useEdition();
  const brand = useBrand();
  const product = useOwnProducts().data?.products.find(({ id }) => id === one.product);
  return (
    <article className="card stack tight">
      <div className="row apart">
        <Link href={desk.product(brand.id, one.product)}>{product ? view?.say(product.names) : one.product}</Link>
        <span className="strong">{t`${one.stars} of 5 stars`}</span>
      </div>
      <blockquote lang={one.language}>{one.text}</blockquote>
      <p className="soft fine">{view?.formats.moment(one.writtenAt)}</p>
      {one.hiddenBecause && (
        <p className="state off">
          <Trans>Hidden by the organiser: {one.hiddenBecause}</Trans>
        </p>
      )}
      {one.answer ? (
        <p>
          <Trans>You said: {one.answer}</Trans>
        </p>
      ) : (
        <Answer review={one.id} />
      )}
    </article>
  );
}

function Answer({ review }: { review: string }) {
  const id = useId();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const [text, setText] = useState('');
  const send = useChange(answerReview);
  return (
    <div className="stack tight">
      <div className="field">
        <label htmlFor={id}>
          <Trans>Your answer</Trans>
        </label>
        <textarea
          id={id}
          className="input"
          rows={2}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {send.error && <ProblemNotice error={send.error} />}
      <div>
        <Button
          look="quiet"
          busy={send.isPending}
          disabled={text.trim() === ''}
          onClick={() => send.mutate({ params: { edition, brand, review }, body: { text: text.trim() } })}
        >
          <Trans>Answer</Trans>
        </Button>
      </div>
    </div>
  );
}
