import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Disruption, endDisruption, getChoices, listDisruptions } from '../../../modules/journeys/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { Load } from '../../ui/load.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { useSessionIndex, useSessionName } from '../staff-data.ts';
import type { Choices } from './campaigns-page.tsx';
import { DisruptionForm } from './disruption-form.tsx';

/** What is different today: told once here, it reaches every day it changes. */
export function DisruptionsPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Today is different` });
  const choices = useQuery({
    queryKey: [getChoices.path, edition],
    queryFn: ({ signal }) => call(getChoices, { params: { edition }, query: {} }, signal),
  });
  const open = useQuery({
    queryKey: [listDisruptions.path, edition],
    queryFn: ({ signal }) => call(listDisruptions, { params: { edition } }, signal),
    refetchInterval: 15_000,
  });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Today is different`}
        lead={t`Tell it once. Everybody whose day it changes gets a new plan for the rest of the day, as an offer.`}
      />
      <Load query={choices}>
        {(data) =>
          view ? (
            <div className="columns even">
              <section className="stack tight" aria-labelledby="open-now">
                <h2 id="open-now">
                  <Trans>Open now</Trans>
                </h2>
                <Load query={open}>
                  {({ disruptions }) => <OpenList disruptions={disruptions} choices={data} view={view} />}
                </Load>
              </section>
              <section className="stack tight" aria-labelledby="tell">
                <h2 id="tell">
                  <Trans>Tell something new</Trans>
                </h2>
                <DisruptionForm choices={data} view={view} />
              </section>
            </div>
          ) : null
        }
      </Load>
    </div>
  );
}

interface ListProps {
  readonly disruptions: readonly Disruption[];
  readonly choices: Choices;
  readonly view: EditionView;
}

function OpenList({ disruptions, choices, view }: ListProps) {
  const { t } = useLingui();
  const tell = useDescription(choices, view);
  const [ending, setEnding] = useState<Disruption>();
  if (disruptions.length === 0) {
    return (
      <p className="soft">
        <Trans>Nothing. The day goes as planned.</Trans>
      </p>
    );
  }
  return (
    <>
      <ul className="disruption-list">
        {disruptions.map((one) => {
          const { title, detail } = tell(one);
          return (
            <li key={one.id}>
              <div>
                <p className="strong">{title}</p>
                <p className="soft">{detail}</p>
              </div>
              <Button look="quiet" aria-label={t`End: ${title}`} onClick={() => setEnding(one)}>
                <Trans>It is over…</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
      {ending && <EndDialog disruption={ending} title={tell(ending).title} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function EndDialog({ disruption, title, onClose }: { disruption: Disruption; title: string; onClose: () => void }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => call(endDisruption, { params: { edition, disruption: disruption.id } }),
    onSuccess: () => {
      toast(t`Ended. New plans no longer reckon with it.`);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: [listDisruptions.path, edition] }),
  });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p>
        <Trans>
          Plans made from now on no longer reckon with it. Who took a new plan keeps it; who has not answered yet still
          can.
        </Trans>
      </p>
      {end.error && <ProblemNotice error={end.error} />}
      <div className="row">
        <Button busy={end.isPending} onClick={() => end.mutate()}>
          <Trans>It is over</Trans>
        </Button>
        <Button look="quiet" onClick={onClose}>
          <Trans>Not yet</Trans>
        </Button>
      </div>
    </Dialog>
  );
}

/** A disruption in words: what, where, until when, and by how much. */
function useDescription(choices: Choices, view: EditionView): (one: Disruption) => { title: string; detail: string } {
  const { t } = useLingui();
  const sessions = useSessionIndex();
  const sessionName = useSessionName(view);
  const named = (list: readonly { id: string; names: { en: string } }[], id: string | null) => {
    const found = list.find((one) => one.id === id);
    return found ? view.say(found.names) : (id ?? '');
  };
  const { formats } = view;
  return ({ kind, what, fromAt, untilAt, minutes }) => {
    const when = `${formats.moment(fromAt)} – ${formats.time(untilAt)}`;
    const later = formats.number(minutes);
    const session = sessions.get(what ?? '');
    switch (kind) {
      case 'sessionDelayed':
        return {
          title: t`Delayed: ${session ? sessionName(session) : (what ?? '')}`,
          detail: session?.startsAt
            ? t`Starts at ${formats.time(session.startsAt + minutes * 60_000)}, ${later} minutes later.`
            : t`${later} minutes later.`,
        };
      case 'rain':
        return { title: t`Rain over the city`, detail: when };
      case 'lineClosed':
        return {
          title: t`Lines stand still: ${named(choices.areas, what)}`,
          detail: t`${when}; ways take ${later} minutes longer.`,
        };
      case 'sightClosed':
        return { title: t`Closed: ${named(choices.sights, what)}`, detail: when };
    }
  };
}
