import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { endOwnCard, endWallets, listCarriers, makeGoogleLink } from '../../../modules/carriers/contract.ts';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

type Carriers = AnswerOf<typeof listCarriers>;

/** Paper, wallets and bands of the reader's party. */
export function MyWays() {
  const { call, edition } = useReader();
  const query = useQuery({
    queryKey: [listCarriers.path, edition],
    queryFn: ({ signal }) => call(listCarriers, { params: { edition } }, signal),
  });
  return <Load query={query}>{(carriers) => <Ways carriers={carriers} />}</Load>;
}

function Ways({ carriers }: { carriers: Carriers }) {
  const { t } = useLingui();
  if (carriers.members.length === 0) {
    return (
      <Notice title={t`Your pass waits for a ticket`}>
        <p>
          <Trans>When you have your first ticket, you can print your pass or save it in a wallet here.</Trans>
        </p>
      </Notice>
    );
  }
  return (
    <>
      <OnPaper />
      {(carriers.apple !== 'no' || carriers.google !== 'no') && <InWallet carriers={carriers} />}
      <Bands carriers={carriers} />
    </>
  );
}

function OnPaper() {
  const reader = useReader();
  return (
    <section className="stack tight">
      <h2>
        <Trans>On paper</Trans>
      </h2>
      <p className="measure">
        <Trans>
          One sheet for your party, with a code, seat, gate and the way for each of you. Print it now, or ask for it at
          any help desk.
        </Trans>
      </p>
      <p>
        <a className="button quiet" href={paths.sheet(reader)} target="_blank" rel="noreferrer">
          <Icon name="print" size={20} />
          <Trans>Open the sheet (PDF)</Trans>
        </a>
      </p>
    </section>
  );
}

function InWallet({ carriers }: { carriers: Carriers }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const [error, setError] = useState<Error>();
  const saved = new Set(carriers.wallets.map((one) => `${one.kind} ${one.pass}`));
  const toGoogle = (pass: string) => {
    call(makeGoogleLink, { params: { edition, pass } }).then(({ url }) => location.assign(url), setError);
  };
  const end = () => {
    call(endWallets, { params: { edition } })
      .then(() => client.invalidateQueries({ queryKey: [listCarriers.path, edition] }))
      .then(() => toast(t`The codes in your wallets have ended.`), setError);
  };
  return (
    <section className="stack tight">
      <h2>
        <Trans>In a wallet</Trans>
      </h2>
      {carriers.apple === 'test' && (
        <Notice kind="wait" title={t`For test`}>
          <p>
            <Trans>
              This demo signs passes for Apple Wallet with a certificate of its own. They have the right form, but no
              phone takes them.
            </Trans>
          </p>
        </Notice>
      )}
      <ul className="way-members">
        {carriers.members.map(({ pass, name }) => (
          <li key={pass}>
            <span className="strong">{name}</span>
            <span className="row">
              {carriers.apple !== 'no' && (
                <a className="button quiet" href={paths.applePass(edition, pass)} download>
                  {carriers.apple === 'test' ? (
                    <Trans>Pass for Apple Wallet (for test)</Trans>
                  ) : (
                    <Trans>Add to Apple Wallet</Trans>
                  )}
                  <span className="unseen">, {name}</span>
                </a>
              )}
              {carriers.google !== 'no' && (
                <Button look="quiet" onClick={() => toGoogle(pass)}>
                  <Trans>Save to Google Wallet</Trans>
                  <span className="unseen">, {name}</span>
                </Button>
              )}
              {(saved.has(`apple ${pass}`) || saved.has(`google ${pass}`)) && (
                <span className="tag">
                  <Trans>saved before</Trans>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {carriers.wallets.length > 0 && (
        <p>
          <Button look="plain" onClick={end}>
            <Trans>End the codes in all wallets (a phone is lost)</Trans>
          </Button>
        </p>
      )}
      {error && <ProblemNotice error={error} />}
    </section>
  );
}

function Bands({ carriers }: { carriers: Carriers }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const [error, setError] = useState<Error>();
  const names = new Map(carriers.members.map(({ pass, name }) => [pass, name]));
  const end = (card: string) => {
    call(endOwnCard, { params: { edition, card } })
      .then(() => client.invalidateQueries({ queryKey: [listCarriers.path, edition] }))
      .then(() => toast(t`This band opens nothing any more.`), setError);
  };
  return (
    <section className="stack tight">
      <h2>
        <Trans>Bands and cards</Trans>
      </h2>
      {carriers.cards.length === 0 ? (
        <p className="measure">
          <Trans>You have none. A help desk lends you one for the day: hold it to the reader at the gate.</Trans>
        </p>
      ) : (
        <ul className="way-members">
          {carriers.cards.map(({ id, pass, number }) => {
            const name = names.get(pass) ?? '';
            return (
              <li key={id}>
                <span>
                  <span className="strong">{name}</span> <span className="figures">{number}</span>
                </span>
                <Button look="danger" onClick={() => end(id)}>
                  <Trans>It is lost: end it</Trans>
                  <span className="unseen">, {name}</span>
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {error && <ProblemNotice error={error} />}
    </section>
  );
}
