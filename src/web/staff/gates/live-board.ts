import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Board, getBoard } from '../../../modules/passes/contract.ts';
import { useReader } from '../../reader.tsx';

export interface LiveBoard {
  readonly board: Board | undefined;
  /** `live`: events arrive. `asking`: every few seconds instead. `lost`: neither works, the figures are old. */
  readonly way: 'live' | 'asking' | 'lost';
  readonly error: Error | null;
  readonly ask: () => void;
}

const askEveryMs = 4_000;
const tryAgainMs = 15_000;

/** The board of the gates by server-sent events; where they do not come through, it asks every few seconds. */
export function useLiveBoard(isWanted = true): LiveBoard {
  const { call, edition } = useReader();
  const [streamed, setStreamed] = useState<Board>();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    return listen(edition, setStreamed, setLive);
  }, [edition, isWanted]);
  const asked = useQuery({
    queryKey: [getBoard.path, edition],
    queryFn: ({ signal }) => call(getBoard, { params: { edition } }, signal),
    refetchInterval: askEveryMs,
    staleTime: 0,
    networkMode: 'always',
    retry: false,
    enabled: isWanted && !isLive,
  });
  const ask = () => void asked.refetch().then(({ data }) => data && setStreamed(data));
  const board = isLive ? streamed : newest(streamed, asked.data);
  const way = isLive ? 'live' : asked.error ? 'lost' : 'asking';
  return { board, way, error: board ? null : asked.error, ask };
}

/** After a journey back in time an older board may be the newer one: what was asked last wins. */
const newest = (streamed: Board | undefined, asked: Board | undefined) => asked ?? streamed;

function listen(edition: string, onBoard: (board: Board) => void, onLive: (isLive: boolean) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(`/api/editions/${encodeURIComponent(edition)}/board/live`);
    source.addEventListener('board', (event) => {
      onBoard(JSON.parse((event as MessageEvent<string>).data) as Board);
      onLive(true);
    });
    source.addEventListener('error', () => {
      onLive(false);
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, tryAgainMs);
    });
  };
  const onOffline = () => onLive(false);
  open();
  addEventListener('offline', onOffline);
  return () => {
    source?.close();
    clearTimeout(timer);
    removeEventListener('offline', onOffline);
  };
}
