import 'maplibre-gl/dist/maplibre-gl.css';
import { useLingui } from '@lingui/react/macro';
import type { FeatureCollection } from 'geojson';
import { Map as Chart, type GeoJSONSource, LngLatBounds, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef } from 'react';
import { useReader } from '../../../reader.tsx';

setWorkerUrl(workerUrl);

/** A point of a day on the map; `number` is empty where the day begins and ends. */
export interface MapPoint {
  readonly number: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly isSession: boolean;
}

const fontNames: Record<string, string> = { ja: 'Noto Sans JP Variable', zh: 'Noto Sans SC Variable' };
const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The stops of a day in order, and the line between them; no tile server is asked. The timeline beside it says the same. */
export function PlanMap({ points }: { readonly points: readonly MapPoint[] }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(undefined);
  const latest = useRef(points);
  latest.current = points;
  const { t } = useLingui();
  const { language } = useReader();
  const names = useRef<Record<string, string>>({});
  names.current = {
    'Map.Title': t`Map of the day`,
    'NavigationControl.ZoomIn': t`Closer`,
    'NavigationControl.ZoomOut': t`Farther`,
  };
  const font = fontNames[language] ?? 'Inter Variable';
  useEffect(() => {
    let isGone = false;
    const letters = latest.current.map(({ name }) => name).join('');
    void Promise.allSettled([document.fonts.load(`600 13px '${font}'`, `${letters}0123456789`)]).then(() => {
      if (isGone || !box.current) return;
      chart.current = createChart(box.current, latest.current, font, names.current);
    });
    return () => {
      isGone = true;
      chart.current?.remove();
      chart.current = undefined;
    };
  }, [font]);
  useEffect(() => {
    const own = chart.current;
    if (!own?.getSource('stops')) return;
    (own.getSource('stops') as GeoJSONSource).setData(stopsOf(points));
    (own.getSource('line') as GeoJSONSource).setData(lineOf(points));
    const bounds = boundsOf(points);
    if (bounds) own.fitBounds(bounds, { padding: edges, maxZoom: 14, duration: reducedMotion() ? 0 : 400 });
  }, [points]);
  return <div ref={box} className="map" />;
}

/** Room for names beside the outermost points. */
const edges = { top: 40, bottom: 56, left: 72, right: 72 };
const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function boundsOf(points: readonly MapPoint[]): LngLatBounds | undefined {
  if (points.length === 0) return undefined;
  const bounds = new LngLatBounds();
  for (const { longitude, latitude } of points) bounds.extend([longitude, latitude]);
  return bounds;
}

function stopsOf(points: readonly MapPoint[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ number, name, longitude, latitude, isSession }) => ({
      type: 'Feature',
      properties: { number, name, isSession },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  };
}

function lineOf(points: readonly MapPoint[]): FeatureCollection {
  const coordinates = points.map(({ longitude, latitude }) => [longitude, latitude]);
  const feature = { type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates } };
  return { type: 'FeatureCollection', features: points.length > 1 ? [feature] : [] };
}

function createChart(
  container: HTMLElement,
  points: readonly MapPoint[],
  font: string,
  locale: Record<string, string>,
): Chart {
  const bounds = boundsOf(points);
  const chart = new Chart({
    container,
    locale,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    keyboard: false,
    maxZoom: 16,
    cooperativeGestures: true,
    ...(bounds ? { bounds, fitBoundsOptions: { padding: edges, maxZoom: 14 } } : {}),
    style: {
      version: 8,
      sources: {
        line: { type: 'geojson', data: lineOf(points) },
        stops: { type: 'geojson', data: stopsOf(points) },
      },
      layers: [
        { id: 'paper', type: 'background', paint: { 'background-color': token('--sunken') } },
        {
          id: 'line',
          type: 'line',
          source: 'line',
          layout: { 'line-cap': 'round', 'line-join': 'round' },
          paint: { 'line-color': token('--indigo'), 'line-width': 3, 'line-dasharray': [0.2, 1.8] },
        },
        {
          id: 'dots',
          type: 'circle',
          source: 'stops',
          paint: {
            'circle-color': ['case', ['get', 'isSession'], token('--vermilion'), token('--indigo')],
            'circle-radius': ['case', ['==', ['get', 'number'], ''], 7, 14],
            'circle-stroke-width': 3,
            'circle-stroke-color': token('--raised'),
          },
        },
        {
          id: 'numbers',
          type: 'symbol',
          source: 'stops',
          layout: { 'text-field': ['get', 'number'], 'text-font': [font], 'text-size': 14, 'text-allow-overlap': true },
          paint: { 'text-color': token('--on-indigo') },
        },
        {
          id: 'names',
          type: 'symbol',
          source: 'stops',
          layout: {
            'text-field': ['get', 'name'],
            'text-font': [font],
            'text-size': 13,
            'text-offset': [0, 1.3],
            'text-anchor': 'top',
            'text-max-width': 9,
          },
          paint: { 'text-color': token('--ink'), 'text-halo-color': token('--sunken'), 'text-halo-width': 2 },
        },
      ],
    },
  });
  chart.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  return chart;
}
