import { calmCurve, lateCurve } from '../../../engines/crowd/arrival-curve.ts';
import { splitLanes, stagesOf, usualCrowd } from '../../../engines/crowd/assumed-lanes.ts';
import type { Crowd, Failure, Gate, Lanes, Scene } from '../../../engines/crowd/scene.ts';
import { pointsFor } from '../../../engines/crowd/stadium.ts';
import type { Forecast } from '../../../modules/arrivals/contract.ts';

/** What staff can turn on the page. Shares are from 0 to 1, minutes from the start of the session. */
export interface CrowdSettings {
  readonly people: number;
  readonly curve: 'late' | 'calm' | 'fitted';
  readonly lanes: Readonly<Record<string, number>>;
  readonly faceShare: number;
  readonly search: number;
  readonly check: number;
  readonly bags: number;
  readonly checked: number;
  readonly slots: boolean;
  readonly follow: number;
  readonly down: string;
  readonly downFrom: number;
  readonly downUntil: number;
  readonly trouble: 'none' | 'network' | 'rain';
}

/** Seats sold so far say little weeks before a session; from a third of the house on they are the first guess. */
const tellingShare = 1 / 3;

export function settingsFor(forecast: Forecast): CrowdSettings {
  const people = forecast.people > tellingShare * forecast.capacity ? forecast.people : forecast.capacity;
  const crowd = usualCrowd(Math.max(1, people));
  const points = pointsFor(crowd, forecast.gates.length);
  return {
    people: Math.max(1, people),
    curve: forecast.fitted?.isCurveEnough ? 'fitted' : 'late',
    lanes: Object.fromEntries(forecast.gates.map((gate) => [gate.gate, gate.isClosed ? 0 : gate.lanes])),
    faceShare: 0.4,
    search: Math.ceil((points.search ?? 0) / forecast.gates.length),
    check: Math.ceil((points.check ?? 0) / forecast.gates.length),
    bags: crowd.bags,
    checked: crowd.checked,
    slots: true,
    follow: 0.6,
    down: '',
    downFrom: -40,
    downUntil: -20,
    trouble: 'none',
  };
}

/** The scene of a session as its forecast and the settings have it. Gates with no lane are left out. */
export function sceneFor(forecast: Forecast, settings: CrowdSettings): Scene {
  const gates = forecast.gates.flatMap((gate): Gate[] => {
    const lanes = settings.lanes[gate.gate] ?? 0;
    if (lanes === 0) return [];
    const { search, check } = settings;
    const stages = stagesOf({ ...splitLanes(lanes, gate.isStepFree, settings.faceShare), search, check, steward: 1 });
    const fitted = stages.map((stage, index) =>
      index > 0 ? stage : { ...stage, lanes: stage.lanes.map((one) => measured(one, forecast)) },
    );
    return [{ id: gate.gate, share: shareOf(gate, forecast), stages: fitted }];
  });
  return {
    crowd: crowdFor(forecast, settings),
    gates,
    walkSeconds: forecast.walkSeconds,
    failures: failuresFor(settings),
    ...(settings.slots ? { guidance: { share: settings.follow, gainSeconds: 120 } } : {}),
  };
}

/** By seats sold once there are some, else by the seats there are; a gate that nobody's seat is at still has its lanes. */
function shareOf(gate: Forecast['gates'][number], forecast: Forecast): number {
  const isTelling = forecast.people > tellingShare * forecast.capacity;
  return Math.max(1, isTelling ? gate.people : gate.capacity);
}

function crowdFor(forecast: Forecast, settings: CrowdSettings): Crowd {
  const usual = usualCrowd(settings.people);
  const parties = forecast.partySizes.reduce((sum, count) => sum + count, 0);
  const isTelling = parties >= 200;
  return {
    ...usual,
    curve:
      settings.curve === 'fitted' && forecast.fitted
        ? forecast.fitted.curve
        : settings.curve === 'calm'
          ? calmCurve
          : lateCurve,
    ...(isTelling
      ? {
          partySizes: forecast.partySizes,
          stepFree: forecast.stepFreeParties / parties,
          families: forecast.familyParties / parties,
        }
      : {}),
    media: { face: settings.faceShare, code: 0.9 - 0.9 * settings.faceShare, card: 0.1 - 0.1 * settings.faceShare },
    bags: settings.bags,
    checked: settings.checked,
  };
}

/** Where lanes of this venue were seen busy, their own time a person takes the place of the assumed one. */
function measured(lanes: Lanes, { fitted }: Forecast): Lanes {
  const seconds = fitted?.isServiceEnough ? fitted.personSeconds : null;
  if (seconds === null || seconds === undefined) return lanes;
  const time = { ...lanes.service.code, actSeconds: 0, personSeconds: seconds };
  return { ...lanes, service: { face: time, code: time, card: time } };
}

function failuresFor(settings: CrowdSettings): Failure[] {
  const { down, downFrom, downUntil, trouble } = settings;
  const failures: Failure[] = [];
  if (down !== '')
    failures.push({
      gate: down,
      kind: null,
      fromSeconds: 60 * downFrom,
      untilSeconds: 60 * Math.max(downFrom + 1, downUntil),
      effect: { kind: 'closed' },
    });
  if (trouble === 'network')
    failures.push({
      gate: null,
      kind: null,
      fromSeconds: -2400,
      untilSeconds: 0,
      effect: { kind: 'slow', factor: 1.2 },
    });
  if (trouble === 'rain')
    failures.push({
      gate: null,
      kind: null,
      fromSeconds: -3600,
      untilSeconds: Number.POSITIVE_INFINITY,
      effect: { kind: 'slow', factor: 1.5 },
    });
  return failures;
}
