// Node 20 cannot read TypeScript: Vite turns a source file into a module that the tests can import.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

export async function load(source) {
  const outDir = mkdtempSync(join(tmpdir(), 'sandglass-'));
  await build({
    configFile: false, logLevel: 'error', publicDir: false,
    build: { outDir, emptyOutDir: false, minify: false, assetsInlineLimit: 0, lib: { entry: new URL(`../src/${source}`, import.meta.url).pathname, formats: ['es'], fileName: 'module' } },
  });
  return import(join(outDir, 'module.js'));
}
