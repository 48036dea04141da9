import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import {
  decideProduct,
  findProducts,
  hideReview,
  listAllReviews,
  listBlocked,
} from '../../../modules/market/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Load } from '../../ui/load.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Review = AnswerOf<typeof listAllReviews>['reviews'][number];
/** What somebody is about to take away. */
type Target = { readonly kind: 'product' | 'review'; readonly id: string; readonly name: string };

/** What must not stand in the shop: products taken off with a reason, reviews hidden with one; both come back by one tap. */
export function ModerationPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  const client = useQueryClient();
  const [target, setTarget] = useState<Target>();
  useHead({ title: t`Moderation` });
  const act = useMutation({
    mutationFn: ({
      kind,
      id,
      because,
    }: {
      kind: Target['kind'];
      id: string;
      because: string | null;
    }): Promise<unknown> =>
      kind === 'product'
        ? call(decideProduct, {
            params: { edition, product: id },
            body: { isBlocked: because !== null, because: because ?? '' },
          })
        : call(hideReview, { params: { edition, review: id }, body: { because } }),
    onSuccess: async () => {
      setTarget(undefined);
      await client.invalidateQueries();
    },
  });
  const back = (kind: Target['kind'], id: string) => act.mutate({ kind, id, because: null });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Moderation`}
        lead={t`Products that may not be sold and reviews that may not be read. What people bought stays theirs.`}
      />
      {view && <Products view={view} onTake={setTarget} onBack={(id) => back('product', id)} />}
      {view && <Reviews view={view} onTake={setTarget} onBack={(id) => back('review', id)} />}
      {target && (
        <ReasonDialog
          title={target.name}
          act={target.kind === 'product' ? t`Take it off the shop` : t`Hide it`}
          isBusy={act.isPending}
          error={act.error}
          onAct={(because) => act.mutate({ ...target, because })}
          onClose={() => setTarget(undefined)}
        >
          <p>
            {target.kind === 'product'
              ? t`Nobody can put it into a cart any more. The brand reads why.`
              : t`Nobody reads it any more, and its stars count no longer.`}
          </p>
        </ReasonDialog>
      )}
    </div>
  );
}

interface PartProps {
  readonly view: EditionView;
  readonly onTake: (target: Target) => void;
  readonly onBack: (id: string) => void;
}

function Products({ view, onTake, onBack }: PartProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const [words, setWords] = useState('');
  const found = useQuery({
    queryKey: [findProducts.path, edition, words],
    queryFn: ({ signal }) => call(findProducts, { params: { edition }, query: { q: words, limit: 12 } }, signal),
    enabled: words.trim().length > 1,
  });
  const blocked = useQuery({
    queryKey: [listBlocked.path, edition],
    queryFn: ({ signal }) => call(listBlocked, { params: { edition } }, signal),
  });
  return (
    <section className="stack tight">
      <h2>
        <Trans>Products</Trans>
      </h2>
      <Field label={t`Search the shop`} value={words} onChange={(event) => setWords(event.target.value)} />
      <ul className="story">
        {(found.data?.products ?? []).map(({ id, names, brand }) => (
          <li key={id} className="row apart">
            <span>
              {view.say(names)} <span className="soft">{view.say(brand.names)}</span>
            </span>
            <Button look="plain" onClick={() => onTake({ kind: 'product', id, name: view.say(names) })}>
              <Trans>Take off…</Trans>
            </Button>
          </li>
        ))}
      </ul>
      <Load query={blocked}>
        {({ products }) =>
          products.length > 0 && (
            <>
              <h3>
                <Trans>Taken off</Trans>
              </h3>
              <ul className="story">
                {products.map(({ id, names, because }) => (
                  <li key={id} className="row apart">
                    <span>
                      {view.say(names)} <span className="soft">{because}</span>
                    </span>
                    <Button look="plain" onClick={() => onBack(id)}>
                      <Trans>Let it back</Trans>
                    </Button>
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

function Reviews({ view, onTake, onBack }: PartProps) {
  const { call, edition } = useReader();
  const reviews = useQuery({
    queryKey: [listAllReviews.path, edition],
    queryFn: ({ signal }) => call(listAllReviews, { params: { edition } }, signal),
  });
  return (
    <section className="stack tight">
      <h2>
        <Trans>Reviews</Trans>
      </h2>
      <Load query={reviews}>
        {(data) => (
          <ul className="story">
            {data.reviews.map((review) => (
              <OneReview key={review.id} review={review} view={view} onTake={onTake} onBack={onBack} />
            ))}
          </ul>
        )}
      </Load>
    </section>
  );
}

function OneReview({ review, view, onTake, onBack }: PartProps & { readonly review: Review }) {
  const { id, product, stars, text, hiddenBecause } = review;
  return (
    <li className="row apart">
      <span>
        {'★'.repeat(stars)} {text}{' '}
        <span className="soft">{`${product} · ${view.formats.moment(review.writtenAt)}`}</span>
        {hiddenBecause !== null && <span className="under soft fine">{hiddenBecause}</span>}
      </span>
      {hiddenBecause === null ? (
        <Button look="plain" onClick={() => onTake({ kind: 'review', id, name: text.slice(0, 60) || product })}>
          <Trans>Hide…</Trans>
        </Button>
      ) : (
        <Button look="plain" onClick={() => onBack(id)}>
          <Trans>Show again</Trans>
        </Button>
      )}
    </li>
  );
}
