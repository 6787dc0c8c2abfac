import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isText, listTree, readText, root } from './tree.js';

const tree = listTree();
const code = tree.filter((file) => /^(apps|libs|migrations|scripts|bench)\/.*\.(ts|mjs|vue)$/.test(file));

describe('names', () => {
  const vague = /^(utils?|helpers?|managers?|data)$/;
  const isVague = (file: string): boolean =>
    file.split('/').some((part) =>
      part
        .replace(/\.[^.]+$/, '')
        .split(/[-_.]/)
        .some((word) => vague.test(word)),
    );

  it('recognises a vague name', () => {
    expect(['libs/a/utils.ts', 'libs/helpers/x.ts', 'apps/api/date-utils.ts', 'x/data/y.ts'].every(isVague)).toBe(true);
    expect(['libs/database/rows.ts', 'apps/api/updating.ts'].some(isVague)).toBe(false);
  });

  it('no file or folder has one', () => {
    expect(tree.filter(isVague)).toEqual([]);
  });
});

describe('doors', () => {
  const isReexport = /^export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\sfrom\s+'[^']+';/gm;
  const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  const isBarrel = (text: string): boolean => {
    const body = withoutComments(text);
    return (body.match(isReexport) ?? []).length > 1 && body.replace(isReexport, '').trim() === '';
  };
  const isDoor = (file: string): boolean => /^libs\/[^/]+\/index\.ts$/.test(file);

  it('recognises a barrel', () => {
    expect(isBarrel("/** All. */\nexport * from './a.js';\nexport type { B } from './b.js';\n")).toBe(true);
    expect(isBarrel("export * from './a.js';\nexport const b = 1;\n")).toBe(false);
  });

  it('there are no barrels but libs/*/index.ts', () => {
    const barrels = code.filter((file) => !isDoor(file) && (/(^|\/)index\.ts$/.test(file) || isBarrel(readText(file))));
    expect(barrels).toEqual([]);
  });
});

describe('README of each lib', () => {
  const libs = readdirSync(path.join(root, 'libs')).filter((lib) =>
    tree.some((file) => file.startsWith(`libs/${lib}/`)),
  );

  it.each(libs)('libs/%s names its one law in at most 30 lines', (lib) => {
    const file = `libs/${lib}/README.md`;
    expect(existsSync(path.join(root, file))).toBe(true);
    const text = readText(file);
    expect(text).toMatch(/\bthe one law\b/i);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  });
});

describe('text', () => {
  // Folders of one machine. A path in prose that any machine has (such as /var/lib) is not meant.
  const machine = /(?<![\w.~/@<>-])\/(?:work|tmp|home|root)(?:\/|\b)(?!-)/;
  const registry =
    /https?:\/\/(?!localhost|127\.)[^/\s'"]*(?:registry|npmmirror|artifactory|nexus|verdaccio)[^/\s'"]*/i;
  const texts = tree.filter(isText);

  it('recognises a path of a machine and a registry host', () => {
    const paths = ['work', 'home', 'tmp', 'root'].map((folder) => ['see "', folder, 'x.json'].join('/'));
    expect(paths.filter((text) => !machine.test(text))).toEqual([]);
    expect(
      [['libs', 'work', 'x'].join('/'), 'apps/home/y', ['.', 'tmp', ''].join('/'), 'https://x.example/home/'].some(
        (text) => machine.test(text),
      ),
    ).toBe(false);
    expect(registry.test(['https:', '', 'registry.example.org', 'x'].join('/'))).toBe(true);
  });

  it('holds no path of a machine', () => {
    expect(texts.filter((file) => machine.test(readText(file)))).toEqual([]);
  });

  it('holds no registry host', () => {
    expect(texts.filter((file) => registry.test(readText(file)))).toEqual([]);
  });
});
