import { readText } from './tree.js';

type Versions = Record<string, string | Record<string, string>>;
const manifest = JSON.parse(readText('package.json')) as Record<string, Versions>;
const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Record<string, unknown>> };
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

function versions(group: Versions | undefined): [name: string, version: string][] {
  return Object.entries(group ?? {}).flatMap(([name, version]) =>
    typeof version === 'string' ? [[name, version] as [string, string]] : versions(version),
  );
}

describe('dependencies', () => {
  it.each(['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'])(
    '%s are pinned exactly',
    (group) => {
      const all = versions(manifest[group]);
      expect(all.length).toBeGreaterThan(0);
      expect(all.filter(([, version]) => !exact.test(version))).toEqual([]);
    },
  );

  it('the lock file agrees with package.json', () => {
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      expect(lock.packages[''][group]).toEqual(manifest[group]);
    }
  });

  it('the lock file holds no download addresses, so that any registry serves', () => {
    expect(Object.keys(lock.packages).filter((name) => 'resolved' in lock.packages[name])).toEqual([]);
  });

  it('the lock file holds a digest of every package', () => {
    const packages = Object.entries(lock.packages).filter(([name, entry]) => name !== '' && !entry.inBundle);
    expect(packages.filter(([, entry]) => typeof entry.integrity !== 'string').map(([name]) => name)).toEqual([]);
  });
});
