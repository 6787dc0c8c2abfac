import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './tree.js';

/** Writes the files (path -> text) into a new temporary folder, beside copies of the named files of the checkout. */
export async function plant(files: Record<string, string>, copied: string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kaohe-house-'));
  for (const file of copied) await cp(path.join(root, file), path.join(folder, file));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}

export const uproot = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Runs one of the installed tools (a path under node_modules) in the folder and parses the JSON that it prints. */
export function runTool(folder: string, tool: string, args: string[]): Promise<unknown> {
  const script = path.join(root, 'node_modules', tool);
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, stdout: string, stderr: string): void => {
      try {
        resolve(JSON.parse(stdout));
      } catch (cause) {
        reject(new Error(`${tool} printed no JSON: ${stderr || stdout || String(error)}`, { cause }));
      }
    };
    execFile(process.execPath, [script, ...args], { cwd: folder, maxBuffer: 64 << 20 }, done);
  });
}
