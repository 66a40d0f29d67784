// Gathers the icons that we use into one file of symbols: one request, one weight, no script.
import { mkdir, readFile, writeFile } from 'node:fs/promises';

// Our name on the left, Lucide's on the right.
const names = {
  glass: 'hourglass', search: 'search', moon: 'moon', sun: 'sun', system: 'monitor', copy: 'copy', run: 'play', pause: 'pause',
  hint: 'lightbulb', done: 'check', table: 'table-2', cells: 'layout-grid', full: 'maximize', small: 'minimize', fold: 'chevrons-up',
  unfold: 'chevrons-down', tile: 'columns-2', plus: 'plus', minus: 'minus', close: 'x', next: 'skip-forward', settle: 'chevrons-right', restart: 'rotate-ccw',
  trash: 'trash-2', download: 'download', book: 'book-open', keyboard: 'keyboard', list: 'list', right: 'arrow-right', left: 'arrow-left',
  tip: 'sparkles', note: 'info', warning: 'triangle-alert', gotcha: 'bug', out: 'external-link', box: 'box', terminal: 'square-terminal',
  eye: 'eye', plug: 'unplug', sleep: 'moon-star', refuse: 'ban', menu: 'menu', clock: 'clock', paste: 'clipboard-paste', why: 'circle-question-mark',
  task: 'circle-dashed', down: 'chevron-down', differs: 'git-compare-arrows',
};

const symbols = [];
for (const [ours, lucide] of Object.entries(names)) {
  const svg = await readFile(new URL(`../node_modules/lucide-static/icons/${lucide}.svg`, import.meta.url), 'utf8');
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ').trim();
  symbols.push(`<symbol id="${ours}" viewBox="0 0 24 24">${body}</symbol>`);
}
await mkdir(new URL('../src/made/', import.meta.url), { recursive: true });
await writeFile(new URL('../src/made/icons.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence -->${symbols.join('')}</svg>\n`);
