import { useReader } from '../reader.tsx';

/** Names of countries by their code, ISO 3166-1 alpha-2. */
export function useCountryName(): (code: string) => string {
  const { language } = useReader();
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code) => names.of(code) ?? code;
}
