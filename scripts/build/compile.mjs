import fs from 'node:fs';
import path from 'node:path';
import { writeAtomically } from './write.mjs';

const options = {
  sourceMaps: true,
  isModule: true,
  swcrc: false,
  configFile: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

/** Compiles the given TypeScript files into `dist`, and copies what is not code. Types are not checked here. */
export async function compile(root, dist, files) {
  const sources = files.filter(isSource);
  if (sources.length > 0) {
    const { transform } = await import('@swc/core');
    await Promise.all(sources.map((file) => compileOne(transform, root, dist, file)));
  }
  for (const file of files.filter(isCopied)) {
    writeAtomically(path.join(dist, file), fs.readFileSync(path.join(root, file)));
  }
}

async function compileOne(transform, root, dist, file) {
  const target = path.join(dist, output(file));
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const sourceFileName = path.relative(path.dirname(target), path.join(root, file));
  const { code, map } = await transform(text, { ...options, filename: path.join(root, file), sourceFileName });
  writeAtomically(`${target}.map`, map);
  writeAtomically(target, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`);
}

/** Removes from `dist` what was made from files that are gone. */
export function prune(dist, files) {
  for (const file of files) {
    const target = path.join(dist, output(file));
    fs.rmSync(target, { force: true });
    fs.rmSync(`${target}.map`, { force: true });
  }
}

const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts');
const isCopied = (file) => !file.endsWith('.ts') && !file.endsWith('.md') && !file.endsWith('.tsbuildinfo');
const output = (file) => (isSource(file) ? file.replace(/\.ts$/, '.js') : file);
