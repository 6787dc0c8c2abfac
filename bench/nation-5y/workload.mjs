/** The reference workload: 20 indicators of four kinds, 5 years, counties of 20 townships; synthetic, from a fixed seed. */

export const INDICATORS = 20;
export const YEARS = [2020, 2021, 2022, 2023, 2024];
export const TOWNSHIPS = 20;
export const COUNTIES = { county: 1, province: 100, nation: 2000 };

/** Readings by year and indicator in hundredths (cases as whole numbers), and yellow cards by year, one entry a unit. */
export function generate(size) {
  const counties = COUNTIES[size];
  if (counties === undefined) throw new Error(`--size ${size}: county, province or nation`);
  const units = counties * TOWNSHIPS;
  let state = 42;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const readings = YEARS.map(() => Array.from({ length: INDICATORS }, () => new Int32Array(units)));
  for (const year of readings) {
    for (let unit = 0; unit < units; unit++) {
      for (let k = 0; k < INDICATORS; k++) {
        const r = next();
        year[k][unit] = k % 4 === 1 ? r % 8 : 8000 + (r % 4001);
      }
    }
  }
  state = 7;
  const cards = YEARS.map(() => Uint8Array.from({ length: units }, () => (next() % 16 === 0 ? 1 : 0)));
  return { counties, units, readings, cards };
}

/** FNV-1a over bytes: ranks of all years, then places from the bottom. */
export function hashOf(...arrays) {
  let hash = 0x811c9dc5;
  for (const array of arrays) for (const byte of array) hash = Math.imul(hash ^ (byte & 255), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
