import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { quantise, rotate, streamBytes } from '../../../engines/faces/template.ts';
import {
  base64UrlOf,
  bytesOf,
  newTemplateKeys,
  rotationStream,
  sealTemplate,
  wrapKeys,
} from '../../../gate/faces/envelope.ts';
import {
  getMyFace,
  listFaceGates,
  type MyFace,
  releaseArming,
  saveArming,
  saveEnrolment,
  withdrawFace,
} from '../../../modules/faces/contract.ts';
import { newId } from '../../call.ts';
import { destroyTemplateKeys, keepTemplateKeys, readTemplateKeys } from '../../faces/face-vault.ts';
import { useReader } from '../../reader.tsx';

export interface MyFaceActs {
  enrol(who: { person: string; pass: string; encoder: string; vector: Float32Array }): Promise<void>;
  /** False where this phone does not have the keys: it must be set up here. */
  arm(session: string): Promise<boolean>;
  disarm(session: string): Promise<void>;
  withdraw(): Promise<void>;
}

const key = (edition: string) => [getMyFace.path, { edition }] as const;

/** What is kept of my face; asked again while a gate has still to answer. */
export function useMyFace(isWanted: boolean) {
  const { call, edition } = useReader();
  return useQuery({
    queryKey: key(edition),
    queryFn: ({ signal }) => call(getMyFace, { params: { edition } }, signal),
    enabled: isWanted,
    staleTime: 2_000,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 1_500 : 10_000),
  });
}

function isUnderWay(mine: MyFace | undefined): boolean {
  const waits = mine?.sessions.some(({ arming }) => (arming?.waitingGates.length ?? 0) > 0);
  return Boolean(waits || mine?.deletions.some((one) => one.completedAt === null));
}

/** The acts; every key is made, used and overwritten here, on this device. */
export function useFaceActs(): MyFaceActs {
  const { call, edition } = useReader();
  const client = useQueryClient();
  const take = useCallback((mine: MyFace) => client.setQueryData(key(edition), mine), [client, edition]);
  const enrol: MyFaceActs['enrol'] = useCallback(
    async ({ person, pass, encoder, vector }) => {
      const keys = newTemplateKeys();
      const stream = await rotationStream(keys.rotation, streamBytes(vector.length));
      const turned = rotate(vector, stream);
      const template = quantise(turned);
      const sealed = base64UrlOf(await sealTemplate(template, keys.seal, { edition, pass }));
      for (const used of [vector, turned, template, stream]) used.fill(0);
      const id = newId();
      await keepTemplateKeys(edition, id, keys);
      const textVersion = (client.getQueryData(key(edition)) as MyFace | undefined)?.textVersion ?? '';
      const body = { id, consent: { textVersion, isAdult: true as const }, encoder, sealed };
      take(await call(saveEnrolment, { params: { edition, member: person }, body }));
    },
    [call, client, edition, take],
  );
  const arm: MyFaceActs['arm'] = useCallback(
    async (session) => {
      const mine = client.getQueryData(key(edition)) as MyFace | undefined;
      const enrolment = mine?.enrolment;
      const keys = enrolment && (await readTemplateKeys(edition, enrolment.id));
      if (!enrolment || !keys) return false;
      const { gates } = await call(listFaceGates, { params: { edition, session } });
      const wraps = await Promise.all(
        gates.map(async ({ gate, keyId, publicKey }) => ({
          gate,
          keyId,
          wrapped: base64UrlOf(
            await wrapKeys(keys, bytesOf(publicKey), { edition, session, pass: enrolment.pass, gate }),
          ),
        })),
      );
      keys.seal.fill(0);
      keys.rotation.fill(0);
      const before = mine.sessions.find((one) => one.session === session)?.arming;
      take(await call(saveArming, { params: { edition, session }, body: { id: before?.id ?? newId(), wraps } }));
      return true;
    },
    [call, client, edition, take],
  );
  const disarm: MyFaceActs['disarm'] = useCallback(
    async (session) => void take(await call(releaseArming, { params: { edition, session } })),
    [call, edition, take],
  );
  const withdraw: MyFaceActs['withdraw'] = useCallback(async () => {
    // The key goes first: whatever happens to the network after this line, nobody can open the template any more.
    await destroyTemplateKeys(edition);
    take(await call(withdrawFace, { params: { edition }, body: { id: newId() } }));
  }, [call, edition, take]);
  return { enrol, arm, disarm, withdraw };
}
