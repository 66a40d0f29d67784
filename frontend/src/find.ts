/** Search and all keys: two dialogs. Lessons, their sections and what the page can do, found by any of their words. */
import { dialog } from './dialog.ts';
import { $, all, h, icon } from './dom.ts';

type Entry = { title: string; where: string; go: () => void; icon: string };
type Found = { title: string; where: string; href: string };

let entries: Promise<Entry[]> | undefined;

async function gather(): Promise<Entry[]> {
  const found = await fetch('/course.json').then(reply => reply.ok ? reply.json() as Promise<Found[]> : []);
  const places: Entry[] = found.map(each => ({ ...each, icon: 'book', go: () => location.assign(each.href) }));
  const page: Entry[] = [
    { title: 'Course', where: 'Page', icon: 'list', go: () => location.assign('/course') },
    { title: 'My sandboxes', where: 'Page', icon: 'box', go: () => location.assign('/sandboxes') },
    { title: 'What the sandbox does not do yet', where: 'Page', icon: 'note', go: () => location.assign('/not-yet') },
    { title: 'Colours: light, dark, as the system', where: 'Do', icon: 'moon', go: () => $('[data-do="theme"]')?.click() },
    { title: 'All keys', where: 'Do', icon: 'keyboard', go: keys },
  ];
  const work = all('[data-command-name]').map(button => ({
    title: button.dataset.commandName!, where: 'Do', icon: 'terminal', go: () => button.click(),
  }));
  return [...places, ...work, ...page];
}

export function open(): void {
  if ($('dialog.finder')) return;
  entries = gather();
  const box = dialog('Search and commands');
  box.classList.add('finder');
  const list = h('ul', { role: 'listbox', id: 'found', 'aria-label': 'Found' });
  const none = h('p', { class: 'none', role: 'status', hidden: true }, 'Nothing is called so.');
  // Not of the type search: there the first Escape only empties the field.
  const input = h('input', {
    type: 'text', enterkeyhint: 'go', placeholder: 'Search lessons, or do something', 'aria-label': 'Search', role: 'combobox',
    'aria-expanded': 'true', 'aria-controls': 'found', autocomplete: 'off', spellcheck: 'false',
  });
  box.append(h('div', { class: 'ask' }, icon('search'), input), list, none);
  let shown: Entry[] = [];
  let at = 0;
  const mark = (): void => {
    all('li', list).forEach((row, i) => row.setAttribute('aria-selected', String(i === at)));
    const row = list.children[at];
    if (row) input.setAttribute('aria-activedescendant', row.id);
    else input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', String(!!row));
    row?.scrollIntoView({ block: 'nearest' });
  };
  const take = (entry: Entry | undefined): void => { box.close(); entry?.go(); };
  const show = async (): Promise<void> => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = (await entries!).filter(each => words.every(word => `${each.title} ${each.where}`.toLowerCase().includes(word))).slice(0, 12);
    at = 0;
    list.replaceChildren(...shown.map((each, i) => h('li', {
      role: 'option', id: `found-${i}`, onclick: () => take(each),
    }, icon(each.icon), h('span', {}, each.title), h('small', {}, each.where))));
    list.hidden = !shown.length;
    none.hidden = !list.hidden;
    mark();
  };
  input.addEventListener('input', () => void show());
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown') at = Math.min(at + 1, shown.length - 1);
    else if (event.key === 'ArrowUp') at = Math.max(at - 1, 0);
    else if (event.key === 'Enter') return take(shown[at]);
    else return;
    event.preventDefault();
    mark();
  });
  box.showModal();
  void show();
}

const KEYS: [string, string][] = [
  ['/ or Ctrl K', 'Search and commands'],
  ['n  p', 'Next and previous section'],
  ['Ctrl Enter', 'Run the block that has the focus'],
  ['Ctrl `', 'To the terminal, and back to the text'],
  ['Alt 1 … Alt 4', 'To a terminal by its number'],
  ['Esc Esc', 'Out of a terminal, to its tab; Enter leads in again'],
  ['Space', 'Let time run, or stand still'],
  [',  .', 'To the event before and after'],
  ['f', 'The terminals on the full screen, and back'],
  ['g', 'The picture of the cluster on the full screen, and back'],
  ['?', 'All keys'],
];

export function keys(): void {
  const box = dialog('All keys');
  box.classList.add('keys');
  box.append(h('h2', { tabindex: '-1', autofocus: true }, 'All keys'), h('dl', {}, ...KEYS.flatMap(([key, says]) => [
    h('dt', {}, ...key.split(/( or |  | … )/).map(part => /^( or |  | … )$/.test(part) ? part : h('kbd', {}, part))), h('dd', {}, says),
  ])), h('form', { method: 'dialog' }, h('button', { class: 'button small' }, 'Close')));
  box.showModal();
}
