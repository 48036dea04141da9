import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface FailureProps {
  readonly children: ReactNode;
}

/** Catches what a page throws while it renders, and says what to do. */
export class Failure extends Component<FailureProps, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return (
      <div className="inner page stack measure">
        <ProblemNotice error={this.state.error} />
        <div>
          <Button look="quiet" onClick={() => location.reload()}>
            <Trans>Load the page again</Trans>
          </Button>
        </div>
      </div>
    );
  }
}
