import type { FeatureCollection, LineString, Point } from 'geojson';
import type { VenuePoint } from './map-page.tsx';

/** Venues as GeoJSON points (RFC 7946). */
export function pointCollection(points: readonly VenuePoint[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: points.map(({ venue, name, sessions }) => ({
      type: 'Feature',
      properties: { id: venue.id, name, sessions },
      geometry: { type: 'Point', coordinates: [venue.longitude, venue.latitude] },
    })),
  };
}

/** A quiet grid of tenths of a degree around the venues. */
export function graticuleOf(points: readonly VenuePoint[]): FeatureCollection<LineString> {
  const latitudes = points.map(({ venue }) => venue.latitude);
  const longitudes = points.map(({ venue }) => venue.longitude);
  if (points.length === 0) return { type: 'FeatureCollection', features: [] };
  const [south, north] = [Math.floor(Math.min(...latitudes)) - 1, Math.ceil(Math.max(...latitudes)) + 1];
  const [west, east] = [Math.floor(Math.min(...longitudes)) - 1, Math.ceil(Math.max(...longitudes)) + 1];
  const line = (coordinates: [number, number][]) => ({
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'LineString' as const, coordinates },
  });
  const steps = (from: number, to: number) =>
    Array.from({ length: Math.round((to - from) * 10) + 1 }, (_, index) => from + index / 10);
  return {
    type: 'FeatureCollection',
    features: [
      ...steps(south, north).map((latitude) =>
        line([
          [west, latitude],
          [east, latitude],
        ]),
      ),
      ...steps(west, east).map((longitude) =>
        line([
          [longitude, south],
          [longitude, north],
        ]),
      ),
    ],
  };
}
