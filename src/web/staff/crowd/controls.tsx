import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import type { Forecast } from '../../../modules/arrivals/contract.ts';
import type { Formats } from '../../formats.ts';
import { Choice, Select, Stepper } from '../../ui/field.tsx';
import type { CrowdSettings } from './settings.ts';

interface ControlsProps {
  readonly forecast: Forecast;
  readonly settings: CrowdSettings;
  readonly formats: Formats;
  readonly onChange: (change: Partial<CrowdSettings>) => void;
}

/** Every number that can be changed, in the order people meet them. */
export function Controls(props: ControlsProps) {
  const { t } = useLingui();
  return (
    <div className="crowd-controls stack">
      <Part title={t`Who comes, and when`}>
        <WhoComes {...props} />
      </Part>
      <Part title={t`Lanes`}>
        <LaneCounts {...props} />
      </Part>
      <Part title={t`Arrival times`}>
        <SlotControls {...props} />
      </Part>
      <Part title={t`If something fails`}>
        <Failures {...props} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="stack tight">
      <legend className="strong">{title}</legend>
      {children}
    </fieldset>
  );
}

function WhoComes({ forecast, settings, formats, onChange }: ControlsProps) {
  const { t } = useLingui();
  const { fitted } = forecast;
  const seen = fitted ? formats.number(fitted.people) : '';
  return (
    <>
      <Slider
        label={t`People`}
        value={settings.people}
        min={Math.max(1, Math.round(forecast.capacity * 0.05))}
        max={Math.max(1, forecast.capacity, forecast.people)}
        step={Math.max(1, Math.round(forecast.capacity / 100))}
        shown={formats.number(settings.people)}
        onChange={(people) => onChange({ people })}
      />
      <Select
        label={t`They come`}
        value={settings.curve}
        onChange={(event) => onChange({ curve: event.target.value as CrowdSettings['curve'] })}
      >
        <option value="late">{t`late: half in the last 30 minutes`}</option>
        <option value="calm">{t`over two hours, hardly a wave`}</option>
        {fitted && (
          <option value="fitted">
            {fitted.isCurveEnough
              ? t`as at earlier sessions here (${seen} people)`
              : t`as at earlier sessions here; too few people seen (${seen})`}
          </option>
        )}
      </Select>
      <Slider
        label={t`Bags that are opened`}
        value={Math.round(100 * settings.bags)}
        min={0}
        max={60}
        step={1}
        shown={t`${Math.round(100 * settings.bags)} %`}
        onChange={(percent) => onChange({ bags: percent / 100 })}
      />
      <Slider
        label={t`Stopped after the detector`}
        value={Math.round(100 * settings.checked)}
        min={0}
        max={30}
        step={1}
        shown={t`${Math.round(100 * settings.checked)} %`}
        onChange={(percent) => onChange({ checked: percent / 100 })}
      />
    </>
  );
}

function LaneCounts({ forecast, settings, onChange }: ControlsProps) {
  const { t } = useLingui();
  const set = (gate: string, lanes: number) => onChange({ lanes: { ...settings.lanes, [gate]: lanes } });
  return (
    <>
      {forecast.gates.map((gate) => (
        <Stepper
          key={gate.gate}
          label={gate.isStepFree ? t`Gate ${gate.name}, step-free` : t`Gate ${gate.name}`}
          value={settings.lanes[gate.gate] ?? 0}
          min={0}
          max={40}
          less={t`One lane less at Gate ${gate.name}`}
          more={t`One lane more at Gate ${gate.name}`}
          onChange={(lanes) => set(gate.gate, lanes)}
        />
      ))}
      <Slider
        label={t`Lanes with a camera`}
        value={Math.round(100 * settings.faceShare)}
        min={0}
        max={100}
        step={10}
        shown={t`${Math.round(100 * settings.faceShare)} %`}
        onChange={(percent) => onChange({ faceShare: percent / 100 })}
      />
      <Stepper
        label={t`Bag search points a gate`}
        value={settings.search}
        min={1}
        max={40}
        less={t`One search point less`}
        more={t`One search point more`}
        onChange={(search) => onChange({ search })}
      />
      <Stepper
        label={t`Check points a gate`}
        value={settings.check}
        min={1}
        max={40}
        less={t`One check point less`}
        more={t`One check point more`}
        onChange={(check) => onChange({ check })}
      />
    </>
  );
}

function SlotControls({ settings, onChange }: ControlsProps) {
  const { t } = useLingui();
  return (
    <>
      <Choice kind="checkbox" checked={settings.slots} onChange={(event) => onChange({ slots: event.target.checked })}>
        <Trans>Tell each party a gate and a time</Trans>
      </Choice>
      {settings.slots && (
        <Slider
          label={t`Parties that follow`}
          value={Math.round(100 * settings.follow)}
          min={0}
          max={100}
          step={5}
          shown={t`${Math.round(100 * settings.follow)} %`}
          onChange={(percent) => onChange({ follow: percent / 100 })}
        />
      )}
    </>
  );
}

function Failures({ forecast, settings, onChange }: ControlsProps) {
  const { t } = useLingui();
  return (
    <>
      <Select
        label={t`Gate that is down`}
        value={settings.down}
        onChange={(event) => onChange({ down: event.target.value })}
      >
        <option value="">{t`none`}</option>
        {forecast.gates.map((gate) => (
          <option key={gate.gate} value={gate.gate}>
            {t`Gate ${gate.name}`}
          </option>
        ))}
      </Select>
      {settings.down !== '' && (
        <>
          <Slider
            label={t`From, minutes before the start`}
            value={-settings.downFrom}
            min={5}
            max={120}
            step={5}
            shown={String(-settings.downFrom)}
            onChange={(minutes) =>
              onChange({ downFrom: -minutes, downUntil: Math.max(settings.downUntil, 5 - minutes) })
            }
          />
          <Slider
            label={t`Until, minutes before the start`}
            value={-settings.downUntil}
            min={0}
            max={Math.max(0, -settings.downFrom - 5)}
            step={5}
            shown={String(-settings.downUntil)}
            onChange={(minutes) => onChange({ downUntil: -minutes })}
          />
        </>
      )}
      <Select
        label={t`Everywhere`}
        value={settings.trouble}
        onChange={(event) => onChange({ trouble: event.target.value as CrowdSettings['trouble'] })}
      >
        <option value="none">{t`all is well`}</option>
        <option value="network">{t`no network in the last 40 minutes`}</option>
        <option value="rain">{t`rain in the last hour`}</option>
      </Select>
    </>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly shown: string;
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, min, max, step, shown, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className="figures">
        {shown}
      </output>
      <input
        id={id}
        type="range"
        value={value}
        min={min}
        max={max}
        step={step}
        aria-valuetext={shown}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
