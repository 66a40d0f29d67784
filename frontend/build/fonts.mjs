// Cuts IBM Plex down to what our pages write, so that a page costs kilobytes of fonts and no other host is asked.
// Kept: Latin letters, punctuation, arrows, and (mono) the lines and shapes of ASCII diagrams and terminals.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import subset from 'subset-font';

const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
const text = range(0x20, 0x7e) + range(0xa0, 0xff) + '–—‘’“”„…•‹›€™−×≥≤≠≈→←↑↓↗↳⌘✓✗●○◐▲▸▾';
const drawing = range(0x2500, 0x257f) + range(0x2580, 0x259f) + '◀▶▼△▽□■◇◆';

const fonts = [
  ['sans', 'IBMPlexSans-Regular', 'sans-400', text],
  ['sans', 'IBMPlexSans-Italic', 'sans-400-italic', text],
  ['sans', 'IBMPlexSans-Medium', 'sans-500', text],
  ['sans', 'IBMPlexSans-SemiBold', 'sans-600', text],
  ['mono', 'IBMPlexMono-Regular', 'mono-400', text + drawing],
  ['mono', 'IBMPlexMono-SemiBold', 'mono-600', text + drawing],
];

const folder = new URL('../src/made/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [family, file, name, letters] of fonts) {
  const target = new URL(`plex-${name}.woff2`, folder);
  if (await stat(target).catch(() => null)) continue; // cutting takes a second a font; the packages are pinned
  const source = new URL(`../node_modules/@ibm/plex-${family}/fonts/complete/woff2/${file}.woff2`, import.meta.url);
  await writeFile(target, await subset(await readFile(source), letters, { targetFormat: 'woff2' }));
}
