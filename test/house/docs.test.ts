import { existsSync } from 'node:fs';
import path from 'node:path';
import { listTree, readText, root } from './tree.js';

const pages = listTree().filter((file) => file.endsWith('.md'));
const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };

describe('documents', () => {
  it.each(pages)('%s links to files that exist', (page) => {
    const links = [...readText(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => link);
    expect(links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))).toEqual([]);
  });

  it.each(pages)('%s names npm scripts that exist', (page) => {
    const named = [...readText(page).matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md', '.env.example'])(
    '%s lists exactly the configuration that is read',
    (file) => {
      const read = /const \{([^}]*)\} = environment/.exec(readText('apps/api/config.ts'))?.[1] ?? '';
      const names = read.split(',').map((name) => name.trim());
      const listed = [...readText(file).matchAll(/^(?:\| `|# )([A-Z][A-Z_]+)(?:`|=)/gm)].map(([, name]) => name);
      expect(names.length).toBeGreaterThan(0);
      expect(listed.sort()).toEqual(names.sort());
    },
  );
});
