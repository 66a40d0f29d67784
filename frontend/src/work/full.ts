/** One region on the whole screen, and back. */
import { $, all, h, icon, setIcon } from '../dom.ts';

export type Region = 'terminals' | 'cluster';

const NAMES: Record<Region, [string, string]> = { terminals: ['Terminals', 'f'], cluster: ['Cluster', 'g'] };

export function toggleFull(region: Region): void {
  const { body } = document;
  if (body.dataset.full === region) delete body.dataset.full;
  else body.dataset.full = region;
  // The text is hidden then: for whoever hears the page, what is shown takes its place.
  const bench = $('#bench')!;
  $('h1', bench)?.remove();
  bench.removeAttribute('role');
  if (body.dataset.full) {
    bench.setAttribute('role', 'main');
    bench.prepend(h('h1', { class: 'unseen' }, NAMES[region][0]));
  }
  for (const button of all('[data-full-of]')) {
    const on = button.dataset.fullOf === body.dataset.full;
    button.setAttribute('aria-pressed', String(on));
    setIcon(button, on ? 'small' : 'full');
  }
}

export function fullButton(region: Region): HTMLButtonElement {
  const [name, key] = NAMES[region];
  return h('button', {
    class: 'tool wide-only', type: 'button', 'aria-label': `${name} on the full screen`, title: `Full screen (${key})`, 'aria-pressed': 'false',
    'data-full-of': region, 'data-command-name': `${name}: full screen, and back`, onclick: () => toggleFull(region),
  }, icon('full'));
}
