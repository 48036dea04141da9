import 'maplibre-gl/dist/maplibre-gl.css';
import { useLingui } from '@lingui/react/macro';
import {
  Map as Chart,
  type GeoJSONSource,
  type LayerSpecification,
  LngLatBounds,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef } from 'react';
import { useReader } from '../../reader.tsx';
import type { VenuePoint } from './map-page.tsx';
import { graticuleOf, pointCollection } from './venue-shapes.ts';

setWorkerUrl(workerUrl);

interface VenueMapProps {
  readonly points: readonly VenuePoint[];
  readonly chosen: string | undefined;
  readonly onChoose: (venue: string) => void;
}

const fontNames: Record<string, string> = { ja: 'Noto Sans JP Variable', zh: 'Noto Sans SC Variable' };

/** Venue points on plain paper with a quiet grid: no tile server is asked, so nobody learns who looks where. */
export function VenueMap({ points, chosen, onChoose }: VenueMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(undefined);
  const { t } = useLingui();
  const { language } = useReader();
  const font = fontNames[language] ?? 'Inter Variable';
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const first = useRef(points);
  const names = useRef<Record<string, string>>({});
  names.current = {
    'Map.Title': t`Map of the venues`,
    'NavigationControl.ZoomIn': t`Closer`,
    'NavigationControl.ZoomOut': t`Farther`,
  };
  useEffect(() => {
    let isGone = false;
    const letters = first.current.map(({ name }) => name).join('');
    // Labels of a font that is not there yet come out blank, so the font is awaited first.
    void Promise.allSettled([document.fonts.load(`600 13px '${font}'`, letters)]).then(() => {
      if (isGone || !box.current) return;
      chart.current = createChart(box.current, first.current, font, names.current, (venue) => choose.current(venue));
    });
    return () => {
      isGone = true;
      chart.current?.remove();
      chart.current = undefined;
    };
  }, [font]);
  useEffect(() => {
    const source = chart.current?.getSource('venues') as GeoJSONSource | undefined;
    source?.setData(pointCollection(points));
  }, [points]);
  useEffect(() => {
    const found = points.find(({ venue }) => venue.id === chosen)?.venue;
    if (found) chart.current?.easeTo({ center: [found.longitude, found.latitude], zoom: 12, duration: 400 });
    if (chart.current?.getLayer('venue-dots')) {
      chart.current.setPaintProperty('venue-dots', 'circle-color', dotColour(chosen));
    }
  }, [chosen, points]);
  return <div ref={box} className="map" />;
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const dotColour = (chosen: string | undefined) =>
  ['case', ['==', ['get', 'id'], chosen ?? ''], token('--vermilion'), token('--indigo')] as never;

function createChart(
  container: HTMLElement,
  points: readonly VenuePoint[],
  font: string,
  locale: Record<string, string>,
  onChoose: (venue: string) => void,
): Chart {
  const bounds = new LngLatBounds();
  for (const { venue } of densest(points)) bounds.extend([venue.longitude, venue.latitude]);
  const chart = new Chart({
    container,
    locale,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    keyboard: false,
    maxZoom: 15,
    ...(points.length > 0 ? { bounds, fitBoundsOptions: { padding: 56, maxZoom: 12 } } : {}),
    style: styleOf(points, font),
  });
  chart.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  chart.on('click', 'venue-dots', (event) => onChoose(String(event.features?.[0]?.properties['id'])));
  chart.on('click', 'clusters', (event) => chart.easeTo({ center: event.lngLat, zoom: chart.getZoom() + 2 }));
  for (const layer of ['venue-dots', 'clusters']) {
    chart.on('mouseenter', layer, () => {
      chart.getCanvas().style.cursor = 'pointer';
    });
    chart.on('mouseleave', layer, () => {
      chart.getCanvas().style.cursor = '';
    });
  }
  return chart;
}

function styleOf(points: readonly VenuePoint[], font: string): StyleSpecification {
  return {
    version: 8,
    sources: {
      grid: { type: 'geojson', data: graticuleOf(points) },
      venues: {
        type: 'geojson',
        data: pointCollection(points),
        cluster: true,
        clusterRadius: 36,
        clusterMaxZoom: 11,
      },
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': token('--sunken') } },
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': token('--hair'), 'line-width': 1 } },
      ...dotLayers(),
      ...textLayers(font),
    ],
  };
}

function dotLayers(): LayerSpecification[] {
  const stroke = { 'circle-stroke-width': 3, 'circle-stroke-color': token('--raised') };
  return [
    {
      id: 'clusters',
      type: 'circle',
      source: 'venues',
      filter: ['has', 'point_count'],
      paint: { 'circle-color': token('--indigo'), 'circle-radius': 18, ...stroke },
    },
    {
      id: 'venue-dots',
      type: 'circle',
      source: 'venues',
      filter: ['!', ['has', 'point_count']],
      paint: { 'circle-color': dotColour(undefined), 'circle-radius': 9, ...stroke },
    },
  ];
}

function textLayers(font: string): LayerSpecification[] {
  return [
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'venues',
      filter: ['has', 'point_count'],
      layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': [font], 'text-size': 14 },
      paint: { 'text-color': token('--on-indigo') },
    },
    {
      id: 'venue-names',
      type: 'symbol',
      source: 'venues',
      filter: ['!', ['has', 'point_count']],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [font],
        'text-size': 13,
        'text-offset': [0, 1.1],
        'text-anchor': 'top',
        'text-max-width': 9,
      },
      paint: { 'text-color': token('--ink'), 'text-halo-color': token('--sunken'), 'text-halo-width': 2 },
    },
  ];
}

/** The venues near the middle of all, so that a far one does not shrink the city to a dot. */
function densest(points: readonly VenuePoint[]): readonly VenuePoint[] {
  const middle = (values: number[]) =>
    values.sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;
  const [latitude, longitude] = [
    middle(points.map(({ venue }) => venue.latitude)),
    middle(points.map(({ venue }) => venue.longitude)),
  ];
  const near = points.filter(
    ({ venue }) => Math.abs(venue.latitude - latitude) < 0.35 && Math.abs(venue.longitude - longitude) < 0.45,
  );
  return near.length > 2 ? near : points;
}
