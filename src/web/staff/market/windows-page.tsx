import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { listWindows, removeWindow } from '../../../modules/market/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import './market.css';
import { WindowForm } from './window-form.tsx';

export type ShopWindow = AnswerOf<typeof listWindows>['windows'][number];

/** What stands in the shop's front: on which days, for which sports and countries. */
export function WindowsPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Shop windows` });
  const windows = useQuery({
    queryKey: [listWindows.path, edition],
    queryFn: ({ signal }) => call(listWindows, { params: { edition } }, signal),
  });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Shop windows`}
        lead={t`Goods that stand in front: for some days, for those who follow a sport or cheer for a country, or for everybody.`}
      />
      <Load query={windows}>{(data) => (view ? <Desk windows={data.windows} view={view} /> : null)}</Load>
    </div>
  );
}

function Desk({ windows, view }: { windows: readonly ShopWindow[]; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const [open, setOpen] = useState<ShopWindow>();
  const refresh = () => client.invalidateQueries({ queryKey: [listWindows.path, edition] });
  const remove = useMutation({
    mutationFn: (window: string) => call(removeWindow, { params: { edition, window } }),
    onSuccess: refresh,
  });
  const empty: ShopWindow = {
    id: newId(),
    names: { en: '' },
    texts: { en: '' },
    products: [],
    firstDay: null,
    lastDay: null,
    disciplines: [],
    countries: [],
  };
  if (open)
    return (
      <WindowForm
        key={open.id}
        window={open}
        position={Math.max(
          0,
          windows.findIndex((one) => one.id === open.id),
        )}
        view={view}
        onDone={() => {
          setOpen(undefined);
          void refresh();
        }}
      />
    );
  return (
    <>
      <div className="row">
        <Button onClick={() => setOpen(empty)}>
          <Trans>New window</Trans>
        </Button>
      </div>
      {windows.length === 0 && (
        <Empty icon="bag" title={t`Nothing stands in front yet.`}>
          <Trans>The shop begins with its brands and crafts until you put something there.</Trans>
        </Empty>
      )}
      {windows.map((window) => (
        <article key={window.id} className="card stack tight">
          <h2>{view.say(window.names)}</h2>
          <p>{view.say(window.texts)}</p>
          <p className="soft">{audienceOf(window, view, t`Always`, t`For everybody`)}</p>
          <p className="soft fine">{window.products.join(', ')}</p>
          <div className="row">
            <Button look="quiet" onClick={() => setOpen(window)}>
              <Trans>Change</Trans>
            </Button>
            <Button look="plain" busy={remove.isPending} onClick={() => remove.mutate(window.id)}>
              <Trans>Take away</Trans>
            </Button>
          </div>
        </article>
      ))}
    </>
  );
}

function audienceOf(window: ShopWindow, view: EditionView, always: string, everybody: string): string {
  const { formats } = view;
  const days =
    window.firstDay === null && window.lastDay === null
      ? always
      : `${window.firstDay ? formats.day(window.firstDay) : '…'} – ${window.lastDay ? formats.day(window.lastDay) : '…'}`;
  const who = [...window.disciplines.map((id) => view.disciplineName(id)), ...window.countries];
  return `${days} · ${who.length > 0 ? formats.list(who) : everybody}`;
}
