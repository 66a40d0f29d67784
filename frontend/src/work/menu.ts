/** What can be done with the sandbox as a whole. */
import { $, h, icon } from '../dom.ts';

type Deeds = { startOver: () => void; ownKubectl: () => void; remove: () => void };

export function menu(deeds: Deeds): HTMLElement {
  const item = (name: string, label: string, act: () => void, tone = ''): HTMLElement => h('button', {
    type: 'button', class: tone, 'data-command-name': `Sandbox: ${label.toLowerCase()}`,
    onclick: () => {
      box.open = false;
      $('summary', box)?.focus();
      act();
    },
  }, icon(name), label);
  const box = h('details', { class: 'menu' }, h('summary', { class: 'tool worded', 'aria-label': 'Sandbox' }, icon('box'), h('span', {}, 'Sandbox'), icon('down')),
    h('div', {}, item('download', 'Use your own kubectl', deeds.ownKubectl), item('restart', 'Start over', deeds.startOver),
      item('trash', 'Delete this sandbox', deeds.remove, 'bad'), h('a', { href: '/sandboxes' }, icon('list'), 'My sandboxes'),
      item('keyboard', 'All keys', () => void import('../find.ts').then(find => find.keys()))));
  document.addEventListener('click', event => { if (!box.contains(event.target as Node)) box.open = false; });
  box.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !box.open) return;
    box.open = false;
    $('summary', box)?.focus();
  });
  return box;
}
