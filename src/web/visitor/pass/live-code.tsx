import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Pass } from '../../../modules/passes/contract.ts';
import { codeFor, drawCode, windowSeconds } from './pass-code.ts';
import type { DeviceKey } from './pass-store.ts';
import { useReceipts } from './use-receipts.ts';

interface LiveCodeProps {
  readonly pass: Pass;
  readonly deviceKey: DeviceKey | undefined;
  readonly clockAhead: number;
}

/** The code, drawn anew every quarter of a minute, in the frame of the sign: dark on white in every light. */
export function LiveCode({ pass, deviceKey, clockAhead }: LiveCodeProps) {
  const { t } = useLingui();
  const [drawn, setDrawn] = useState<{ size: number; path: string }>();
  const [left, setLeft] = useState(windowSeconds);
  const carried = useReceipts(pass.id);
  useEffect(() => {
    let isGone = false;
    let shown = -1;
    const tick = async () => {
      const now = Date.now() + clockAhead;
      const step = Math.floor(now / 1000 / windowSeconds);
      setLeft(Math.ceil((step + 1) * windowSeconds - now / 1000));
      if (step === shown) return;
      shown = step;
      const code = drawCode(await codeFor(pass.token, deviceKey, now, carried.current));
      if (!isGone) setDrawn(code);
    };
    void tick();
    const timer = setInterval(() => void tick(), 500);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [pass.token, deviceKey, clockAhead, carried]);
  const turn = 2 * Math.PI * 9;
  return (
    <div className="gate-frame">
      <svg className="lintel" viewBox="0 0 400 40" aria-hidden="true" fill="none">
        <path d="M12 30q188-32 376 0" stroke="var(--vermilion)" strokeWidth="14" strokeLinecap="round" />
      </svg>
      <div className="posts">
        {drawn ? (
          <svg
            className="code"
            viewBox={`0 0 ${drawn.size} ${drawn.size}`}
            role="img"
            aria-label={t`Code of ${pass.name}`}
            shapeRendering="crispEdges"
          >
            <path d={`M0 0h${drawn.size}v${drawn.size}H0z`} fill="#fff" />
            <path d={drawn.path} fill="#000" />
          </svg>
        ) : (
          <div className="code" />
        )}
      </div>
      <p className="fresh">
        <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" className="ring" fill="none" strokeWidth="3">
          <circle cx="12" cy="12" r="9" stroke="#d8d3c8" />
          <circle
            cx="12"
            cy="12"
            r="9"
            stroke="#2b6538"
            strokeDasharray={turn}
            strokeDashoffset={turn * (1 - left / windowSeconds)}
          />
        </svg>
        <span>
          <Trans>New code in {left} s</Trans>
        </span>
      </p>
    </div>
  );
}
