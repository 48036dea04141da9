import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { endPromotion, listPromotions, type Promotion } from '../../../modules/orders/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PromotionForm } from './promotion-form.tsx';
import { usePromotionWords } from './promotion-words.ts';

type Listed = AnswerOf<typeof listPromotions>['promotions'][number];

/** What is taken off and why: in which order, for what, until when, and who bears it. */
export function PromotionsPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Promotions` });
  const promotions = useQuery({
    queryKey: [listPromotions.path, edition],
    queryFn: ({ signal }) => call(listPromotions, { params: { edition } }, signal),
  });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Promotions`}
        lead={t`They are taken in one order: bundle, ticket holders, percent, amount, threshold, code. At most one of each on a line, and every one stands on the receipt with its reason.`}
      />
      <Load query={promotions}>{(data) => (view ? <Desk promotions={data.promotions} view={view} /> : null)}</Load>
    </div>
  );
}

function Desk({ promotions, view }: { promotions: readonly Listed[]; view: EditionView }) {
  const { t } = useLingui();
  const [isMaking, setIsMaking] = useState(false);
  if (isMaking) return <PromotionForm view={view} onDone={() => setIsMaking(false)} />;
  return (
    <>
      <div className="row">
        <Button onClick={() => setIsMaking(true)}>
          <Trans>New promotion</Trans>
        </Button>
      </div>
      {promotions.length === 0 && (
        <Empty icon="bag" title={t`Nothing is reduced.`}>
          <Trans>A promotion shows what it would have cost before you save it.</Trans>
        </Empty>
      )}
      {promotions.map((one) => (
        <OnePromotion key={one.id} listed={one} view={view} />
      ))}
    </>
  );
}

function OnePromotion({ listed, view }: { listed: Listed; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const words = usePromotionWords(view);
  const end = useMutation({
    mutationFn: () => call(endPromotion, { params: { edition, promotion: listed.id } }),
    onSuccess: () => client.invalidateQueries(),
  });
  const { promotion, uses, state } = listed;
  return (
    <article className="card stack tight">
      <h2>
        {view.say(promotion.names)} {state === 'ended' && <span className="tag">{t`Ended`}</span>}
      </h2>
      <p>{words.sentence(promotion)}</p>
      <p className="soft">{usesOf(promotion, uses, view, t`used`)}</p>
      {state === 'open' && (
        <div className="row">
          <Button look="plain" busy={end.isPending} onClick={() => end.mutate()}>
            <Trans>End it</Trans>
          </Button>
        </div>
      )}
    </article>
  );
}

function usesOf({ opensAt, closesAt, limit }: Promotion, uses: number, { formats }: EditionView, used: string): string {
  const most = limit === null ? '' : ` / ${formats.number(limit)}`;
  return `${formats.moment(opensAt)} – ${formats.moment(closesAt)} · ${used} ${formats.number(uses)}${most}`;
}
