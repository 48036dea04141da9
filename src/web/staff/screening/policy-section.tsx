import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { screeningOutcomes } from '../../../engines/screening/decide-screening.ts';
import type { ScreeningPolicy } from '../../../engines/screening/policy.ts';
import { threatClasses, threatLevels } from '../../../engines/screening/signals.ts';
import { getPreview, getScreening, publishPolicy, type Screening } from '../../../modules/screening/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PolicyForm } from './policy-form.tsx';
import { usePercent, useScreeningWords } from './screening-words.ts';

/** The rules in plain words, what a draft would change, and who put them in force. */
export function PolicySection({ screening }: { readonly screening: Screening }) {
  const { t } = useLingui();
  const view = useEdition();
  const [isEditing, setEditing] = useState(false);
  const { current, draft } = screening;
  const sentencesOf = useSentences();
  const before = sentencesOf(current.policy);
  const changed = draft ? sentencesOf(draft.policy).filter((sentence) => !before.includes(sentence)) : [];
  const when = current.publishedAt === null ? '' : view?.formats.moment(current.publishedAt);
  return (
    <section className="stack tight">
      <div className="row apart">
        <h2>
          <Trans>Rules, version {current.version}</Trans>
        </h2>
        {!isEditing && (
          <Button look="quiet" onClick={() => setEditing(true)}>
            {draft ? t`Go on with the draft` : t`Change the rules`}
          </Button>
        )}
      </div>
      <p className="soft">
        {current.publishedBy === null ? (
          <Trans>These are the rules an edition starts with; nobody has published others.</Trans>
        ) : (
          <Trans>
            Published by {current.publishedBy}, {when}.
          </Trans>
        )}
      </p>
      {!isEditing && <PlainRules sentences={before} />}
      {isEditing && <PolicyForm policy={draft?.policy ?? current.policy} onClose={() => setEditing(false)} />}
      {!isEditing && draft && <DraftEffect draft={draft} changed={changed} />}
      <StatedRates policy={current.policy} />
    </section>
  );
}

/** The rules as sentences, one a rule. */
function useSentences(): (policy: ScreeningPolicy) => string[] {
  const { t } = useLingui();
  const percent = usePercent();
  const view = useEdition();
  const { levels, threats } = useScreeningWords();
  const bags = { small: t`small bags`, large: t`large bags` };
  const list = (parts: string[]) => view?.formats.list(parts) ?? parts.join(', ');
  return ({ randomShare, extraShare, mostShare, busy, alarm, silentShare, bagLane }) => {
    const [usual, raised, high] = [percent(randomShare.usual), percent(randomShare.raised), percent(randomShare.high)];
    const [bare, once] = [percent(extraShare.bareCode), percent(extraShare.oneTransfer)];
    const [often, unvetted] = [percent(extraShare.moreTransfers), percent(extraShare.notVetted)];
    const [most, silent, above, factor] = [mostShare, silentShare, busy.above, busy.factor].map((share) =>
      percent(share),
    );
    const grave = list(threatClasses.filter((one) => alarm[one] === 'referToOfficer').map((one) => threats[one]));
    const lanes = threatLevels.map((level) => {
      const kinds = bagLane[level].map((one) => bags[one]);
      return `${levels[level]}: ${kinds.length > 0 ? list(kinds) : t`no bags`}`;
    });
    return [
      t`Everybody, vetted or not, is checked with a chance of ${usual}; ${raised} at the raised level, ${high} at the high one.`,
      t`A code without proof adds ${bare}, a ticket that changed hands once ${once}, more often ${often}, no vetting ${unvetted}. Together they end at ${most}.`,
      t`In a lane that is more than ${above} full, these additions count only ${factor}. The chance everybody has stays.`,
      grave === ''
        ? t`Any alarm means a check by hand.`
        : t`An alarm calls an officer for: ${grave}. Any other alarm means a check by hand.`,
      t`While a detector gives no answer, ${silent} of people are checked by hand.`,
      `${t`Over the bag lane go:`} ${lanes.join(' · ')}`,
      t`Who asks for help, or carries medicine, is helped through by a human, without being asked why.`,
    ];
  };
}

function PlainRules({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul className="plain-rules">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

interface DraftEffectProps {
  readonly draft: NonNullable<Screening['draft']>;
  /** Rules that would read otherwise. */
  readonly changed: readonly string[];
}

function DraftEffect({ draft, changed }: DraftEffectProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const percent = usePercent();
  const { outcomes } = useScreeningWords();
  const preview = useQuery({
    queryKey: [getPreview.path, edition, draft.hash],
    queryFn: ({ signal }) => call(getPreview, { params: { edition } }, signal),
  });
  const publish = useMutation({
    mutationFn: () => call(publishPolicy, { params: { edition }, body: { version: draft.version, hash: draft.hash } }),
    onSuccess: (after) => client.setQueryData([getScreening.path, edition], after),
  });
  return (
    <div className="draft stack tight">
      <h3>
        <Trans>What the draft would change</Trans>
      </h3>
      <PlainRules sentences={changed} />
      <Load query={preview}>
        {(effect) => (
          <>
            <p className="soft">
              {effect.people === 0 ? (
                <Trans>Nobody was screened in the last seven days, so nothing can be said about its effect yet.</Trans>
              ) : (
                <Trans>Over the last {effect.people} people, expected over all draws:</Trans>
              )}
            </p>
            {effect.people > 0 && (
              <TableFrame label={t`What the draft would change`}>
                <thead>
                  <tr>
                    <th scope="col">{t`Outcome`}</th>
                    <th scope="col" className="figure">{t`Now`}</th>
                    <th scope="col" className="figure">{t`Draft`}</th>
                  </tr>
                </thead>
                <tbody>
                  {screeningOutcomes.map((outcome) => (
                    <tr key={outcome}>
                      <th scope="row">{outcomes[outcome]}</th>
                      <td className="figure">{percent(effect.current[outcome], 2)}</td>
                      <td className="figure strong">{percent(effect.draft[outcome], 2)}</td>
                    </tr>
                  ))}
                </tbody>
              </TableFrame>
            )}
          </>
        )}
      </Load>
      {publish.error && <ProblemNotice error={publish.error} />}
      <p className="soft">
        <Trans>Publishing puts it in force at every gate within seconds, in your name.</Trans>
      </p>
      <div className="row">
        <Button busy={publish.isPending} disabled={!preview.data} onClick={() => publish.mutate()}>
          <Trans>Publish version {draft.version}</Trans>
        </Button>
      </div>
    </div>
  );
}

function StatedRates({ policy }: { readonly policy: ScreeningPolicy }) {
  const { t } = useLingui();
  const percent = usePercent();
  const { threats } = useScreeningWords();
  return (
    <details>
      <summary>
        <Trans>What is stated of the detector “{policy.detector.model}”</Trans>
      </summary>
      <TableFrame label={t`Stated rates`}>
        <thead>
          <tr>
            <th scope="col">{t`Setting`}</th>
            <th scope="col">{t`Class`}</th>
            <th scope="col" className="figure">{t`Finds`}</th>
            <th scope="col" className="figure">{t`Alarms without cause`}</th>
            <th scope="col">{t`Source`}</th>
          </tr>
        </thead>
        <tbody>
          {policy.detector.stated.flatMap(({ setting, classes, source }) =>
            threatClasses.map((one) => (
              <tr key={`${setting} ${one}`}>
                <th scope="row">{setting}</th>
                <td>{threats[one]}</td>
                <td className="figure">{percent(classes[one].hit)}</td>
                <td className="figure">{percent(classes[one].falseAlarm)}</td>
                <td>{source}</td>
              </tr>
            )),
          )}
        </tbody>
      </TableFrame>
    </details>
  );
}
