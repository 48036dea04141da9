import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPasses } from '../../../modules/passes/contract.ts';
import { type CaptureState, shots } from '../../faces/capture.ts';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { useCaptureWords } from './capture-words.ts';
import { useCapture } from './use-capture.ts';
import { useFaceActs } from './use-my-face.ts';

interface FaceCaptureProps {
  readonly person: string;
  readonly onClose: () => void;
}

/** Pictures need a pass that they belong to; it comes with the first ticket. */
export function FaceCapture({ person, onClose }: FaceCaptureProps) {
  const { t } = useLingui();
  const { call, edition, ...reader } = useReader();
  const query = useQuery({
    queryKey: [listPasses.path, { edition }],
    queryFn: ({ signal }) => call(listPasses, { params: { edition } }, signal),
  });
  if (query.error) return <ProblemNotice error={query.error} />;
  if (!query.data) return <Skeleton lines={1} height={360} />;
  const pass = query.data.passes.find((one) => one.member === person);
  if (pass) return <Camera person={person} pass={pass.id} onClose={onClose} />;
  return (
    <Empty
      icon="pass"
      title={t`First you need a ticket`}
      action={
        <ButtonLink to={paths.programme({ ...reader, edition })}>
          <Trans>Find a session</Trans>
        </ButtonLink>
      }
    >
      <Trans>Your face belongs to a pass, and the pass comes with your first ticket.</Trans>
    </Empty>
  );
}

function Camera({ person, pass, onClose }: FaceCaptureProps & { readonly pass: string }) {
  const { t } = useLingui();
  const reader = useReader();
  const words = useCaptureWords();
  const { enrol } = useFaceActs();
  const [error, setError] = useState<Error>();
  const capture = useCapture((vector, encoder) => {
    enrol({ person, pass, encoder, vector })
      .then(() => {
        toast(t`Set up. Arm it on your pass when you go.`);
        onClose();
      })
      .catch(setError);
  });
  const { state, fault } = capture;
  if (error) {
    return (
      <div className="stack measure">
        <ProblemNotice error={error} />
        <Back onClose={onClose} />
      </div>
    );
  }
  return (
    <div className="face-capture">
      {fault ? (
        <Notice kind="wait" title={words.faults[fault][0]} live>
          <p>{words.faults[fault][1]}</p>
        </Notice>
      ) : (
        <Told state={state} />
      )}
      <div className={`face-mirror ${state?.kind ?? 'starting'}`} hidden={fault !== undefined}>
        <video ref={capture.video} muted playsInline tabIndex={-1} />
        <svg viewBox="0 0 100 75" aria-hidden="true">
          <ellipse cx="50" cy="36" rx="19" ry="26" />
        </svg>
      </div>
      {fault === undefined && (
        <p className="fine soft center">
          <Trans>The picture stays on this phone and is forgotten at once.</Trans>
        </p>
      )}
      <div className="face-ways">
        {(fault !== undefined || state?.kind === 'failed') && (
          <Button onClick={capture.again}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <ButtonLink look="quiet" to={paths.pass(reader)}>
          <Trans>Use my code instead</Trans>
        </ButtonLink>
        <Back onClose={onClose} />
      </div>
    </div>
  );
}

function Back({ onClose }: { onClose: () => void }) {
  return (
    <Button look="plain" onClick={onClose}>
      <Trans>Back</Trans>
    </Button>
  );
}

/** What to do now, large; what is in the way, below; how far it is. */
function Told({ state }: { state: CaptureState | undefined }) {
  const { t } = useLingui();
  const words = useCaptureWords();
  const all = shots.length;
  const told = ((): { title: string; hint: string; done: number; of: number } => {
    if (!state) return { title: t`One moment`, hint: t`The camera is starting.`, done: 0, of: all };
    if (state.kind === 'shot') {
      const hint = state.hint ? words.hints[state.hint] : '';
      return { title: words.shots[state.shot], hint, done: state.done, of: all };
    }
    if (state.kind === 'challenge') {
      const hint = t`A short test that you are there yourself.`;
      return { title: state.step ? words.steps[state.step] : words.shots.ahead, hint, done: state.done, of: state.of };
    }
    if (state.kind === 'failed')
      return { title: t`Once more, please`, hint: words.failures[state.reason], done: 0, of: all };
    return { title: t`Thank you`, hint: t`Encrypting on your phone.`, done: all, of: all };
  })();
  return (
    <div className="face-told" data-capture={state?.kind ?? 'starting'}>
      <p className="face-do" role="status" aria-live="polite">
        {told.title}
      </p>
      <p className="soft" aria-live="polite">
        {told.hint}
      </p>
      <ol className="face-dots" aria-label={t`${told.done} of ${told.of}`}>
        {Array.from({ length: told.of }, (_, index) => (
          <li key={String(index)} className={index < told.done ? 'done' : ''} />
        ))}
      </ol>
    </div>
  );
}
