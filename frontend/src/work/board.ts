/**
 * The picture of the cluster: the control plane on top, the API server as the one way through, the nodes with a cell for each
 * Pod; the same as a table. Only what changed is drawn again. A dot is a write that the cluster really made, from its author.
 */
import { $, all, h, icon, remember, remembered, setIcon, still, wide } from '../dom.ts';
import { Detail, requested } from './detail.ts';
import { fullButton } from './full.ts';
import { condition, isReady, isSystem, shapeOf, word } from './shape.ts';
import { Wires } from './wires.ts';
import { podKey, type World } from './world.ts';
import { writeOfEvent, type Write } from './writes.ts';
import type { Node, Pod } from './words.ts';

/** The parts of the control plane, and the static Pods that they run as. */
const PARTS = [
  { id: 'controllers', name: 'controllers', pod: 'kube-controller-manager-', rest: 'watching' },
  { id: 'scheduler', name: 'scheduler', pod: 'kube-scheduler-', rest: 'queue empty' },
  { id: 'etcd', name: 'etcd', pod: 'etcd-', rest: '' },
] as const;
const API = { id: 'api', name: 'API server', pod: 'kube-apiserver-' };
const READ_FOR = 4000;
/** So many Pods on one node keep their size on a phone, whose picture is scrolled anyway: a finger must hit them. */
const CROWD = 18;
/** So many can be counted by eye. */
const FEW = 9;

export class Board {
  readonly element: HTMLElement;
  private readonly world: World;
  private readonly picture = h('div', { class: 'picture' });
  private readonly plane = h('div', { class: 'plane' });
  private readonly wires = new Wires();
  private readonly homeless = h('div', { class: 'homeless', hidden: '' }, h('span', {}, 'waiting for a node'), h('div', { class: 'cells' }));
  private readonly nodes = h('div', { class: 'nodes' });
  private readonly table = h('div', { class: 'as-table', hidden: '', tabindex: '0', role: 'region', 'aria-label': 'Pods as a table' });
  private readonly detail: Detail;
  private readonly cells = new Map<string, HTMLButtonElement>();
  private readonly resting = new Map<string, number>();
  private readonly asTable: HTMLButtonElement;
  private readonly fold: HTMLButtonElement;
  private readonly summary = h('span', { class: 'summary' });
  /** How many Pods the fullest node has. */
  private most = 0;

  constructor(world: World, act: (command: string) => void) {
    this.world = world;
    this.detail = new Detail(world, act);
    this.asTable = h('button', {
      class: 'tool', type: 'button', 'aria-label': 'As a table', title: 'As a table', 'aria-pressed': 'false',
      'data-command-name': 'Cluster: as a table, or as a picture', onclick: () => this.toggleTable(),
    }, icon('table'));
    this.fold = h('button', {
      class: 'tool wide-only', type: 'button', 'aria-label': 'Fold the picture', title: 'Fold the picture', 'aria-expanded': 'true',
      'data-command-name': 'Cluster: fold the picture, and back', onclick: () => this.toggleFold(),
    }, icon('fold'));
    const part = (id: string, name: string): HTMLElement =>
      h('div', { class: 'part', 'data-part': id, ...id === 'api' ? {} : { 'data-wire': id } }, h('button', { class: 'name', type: 'button' }, h('i'), name), h('small', { class: 'hand' }));
    this.plane.append(h('div', { class: 'label' }, h('span', {}, 'control plane'), this.homeless),
      h('div', { class: 'parts' }, ...PARTS.map(each => part(each.id, each.name))), part(API.id, API.name));
    this.picture.append(this.wires.svg, this.plane, this.nodes);
    this.element = h('section', { class: 'panel cluster', 'aria-label': 'Cluster' },
      h('div', { class: 'bar' }, h('h2', {}, 'Cluster'), this.summary, h('span', { class: 'tools' }, this.asTable, this.fold, fullButton('cluster'))),
      h('div', { class: 'view' }, this.picture, this.table, this.detail.element));
    if (remembered('folded', false)) this.toggleFold();
    for (const view of [this.picture, this.table]) {
      view.addEventListener('click', event => {
        const opener = (event.target as Element).closest<HTMLElement>('[data-key]');
        if (opener) this.detail.open(opener.dataset.key!, opener);
      });
    }
    world.on('board', () => this.draw());
    world.on('ticks', () => {
      for (const tick of world.fresh.slice(-6)) this.pulse(writeOfEvent(tick));
      this.detail.draw();
    });
    world.on('revision', () => { $('[data-part="etcd"] small', this.plane)!.textContent = `rev ${spaced(world.revision)}`; });
    new ResizeObserver(() => {
      this.fit();
      this.wire();
    }).observe(this.picture);
  }

  /** Shows the details of a Pod or a node by its name, as when it is clicked in a terminal. */
  openNamed(name: string): void {
    const node = $(`[data-key="${CSS.escape(name)}"]`, this.nodes);
    if (node) return this.detail.open(name, node);
    for (const [key, cell] of this.cells) {
      if (key.endsWith(`/${name}`)) return this.detail.open(key, cell);
    }
  }

  private draw(): void {
    const { world } = this;
    if (world.all) {
      for (const [key, cell] of this.cells) {
        if (!world.pods.has(key)) this.drop(key, cell);
      }
      for (const old of all('.node', this.nodes)) {
        if (!world.nodes.has(old.dataset.node!)) old.remove();
      }
    }
    for (const node of world.nodes.values()) this.drawNode(node);
    for (const key of world.all ? world.pods.keys() : world.touched) {
      const pod = world.pods.get(key);
      const cell = this.cells.get(key);
      if (pod) this.drawPod(key, pod, cell);
      else if (cell) this.drop(key, cell);
    }
    for (const write of world.writes.slice(-8)) this.pulse(write);
    this.nodes.classList.toggle('many', world.nodes.size > 9);
    this.drawHomeless();
    this.drawParts();
    this.drawFeet();
    if (!this.table.hidden) this.drawTable();
    this.detail.draw();
    this.wire();
  }

  private home(pod: Pod): HTMLElement {
    const node = pod.node && $(`[data-node="${CSS.escape(pod.node)}"]`, this.nodes);
    return $('.cells', node || this.homeless)!;
  }

  private drawNode(node: Node): void {
    let element = $(`[data-node="${CSS.escape(node.name)}"]`, this.nodes);
    if (!element) {
      element = h('div', { class: 'node', 'data-node': node.name, 'data-wire': node.name, role: 'group', 'aria-label': node.name },
        h('div', { class: 'head' }, h('button', { class: 'name', type: 'button', 'data-key': node.name }, node.name), h('span', { class: 'ready' })), h('div', { class: 'cells' }), h('div', { class: 'foot' }));
      const after = all('.node', this.nodes).find(each => each.dataset.node! > node.name);
      this.nodes.insertBefore(element, after ?? null);
    }
    const ready = $('.ready', element)!;
    const says = condition(node);
    if (ready.textContent !== says) ready.textContent = says;
    element.classList.toggle('ill', node.ready !== true);
  }

  private drawPod(key: string, pod: Pod, old: HTMLButtonElement | undefined): void {
    const cell = old ?? h('button', { class: 'cell', type: 'button', 'data-key': key });
    if (!old) {
      this.cells.set(key, cell);
      if (!this.world.all) cell.classList.add('born');
      cell.addEventListener('animationend', () => cell.classList.remove('born', 'changed'));
    }
    const shape = shapeOf(pod);
    const says = `${pod.name}, ${word(pod)}${isReady(pod) ? ', ready' : ''}`;
    if (cell.title !== says) {
      if (old && cell.dataset.shape !== shape) cell.classList.add('changed');
      cell.dataset.shape = shape;
      cell.title = says;
      cell.setAttribute('aria-label', says);
      cell.classList.toggle('system', isSystem(pod));
    }
    const home = this.home(pod);
    if (cell.parentElement === home) return;
    if (isSystem(pod)) home.prepend(cell);
    else home.append(cell);
  }

  /** A Pod that is gone stays for a moment as an outline, so that the eye can follow. */
  private drop(key: string, cell: HTMLButtonElement): void {
    this.cells.delete(key);
    this.detail.close(key);
    if (still.matches || this.world.all) return cell.remove();
    cell.classList.add('leaving');
    cell.disabled = true;
    setTimeout(() => {
      cell.remove();
      this.drawHomeless();
    }, 400);
  }

  /** Those that no node has: one row of them, and how many there are if that is not seen. */
  private drawHomeless(): void {
    const cells = all('.cell', this.homeless);
    const { length } = cells;
    this.homeless.hidden = !length;
    const hadOne = cells.some(cell => this.world.pods.get(cell.dataset.key!)?.node); // and it is deleted
    this.homeless.firstElementChild!.textContent = `${length > FEW ? `${length} ` : ''}${hadOne ? 'without' : 'waiting for'} a node`;
  }

  private drawParts(): void {
    for (const part of [...PARTS, API]) {
      const pods = [...this.world.pods.values()].filter(pod => pod.ns === 'kube-system' && pod.name.startsWith(part.pod));
      const element = $(`[data-part="${part.id}"]`, this.plane)!;
      element.classList.toggle('ill', pods.length > 0 && !pods.some(pod => shapeOf(pod) === 'run'));
      if (pods[0]) $('button', element)!.dataset.key = podKey(pods[0]);
      element.title = pods.map(pod => `${pod.name} ${word(pod)}`).join(', ');
      if (!this.resting.has(part.id)) this.rest(part.id);
    }
  }

  private rest(id: string): void {
    this.resting.delete(id);
    const waiting = [...this.world.pods.values()].filter(pod => !pod.node && pod.phase === 'Pending').length;
    const part = PARTS.find(each => each.id === id);
    const says = id === 'scheduler' && waiting ? `queue ${waiting}` : part?.rest ?? 'every request goes through here';
    const small = $(`[data-part="${id}"] small`, this.plane)!;
    if (id !== 'etcd' && small.textContent !== says) small.textContent = says;
  }

  /** Below a node's cells: what it is at, or how much of it is asked for. */
  private drawFeet(): void {
    const pods = Map.groupBy(this.world.pods.values(), pod => pod.node);
    for (const node of this.world.nodes.values()) {
      const here = pods.get(node.name) ?? [];
      const busy = here.filter(pod => shapeOf(pod) === 'wait' || shapeOf(pod) === 'fail').at(-1);
      const foot = $(`[data-node="${CSS.escape(node.name)}"] .foot`, this.nodes)!;
      const says = busy ? word(busy) : node.cpu ? `${requested(node, here)} CPUs requested` : '';
      if (foot.textContent !== says) foot.textContent = says;
      foot.dataset.shape = busy ? shapeOf(busy) : '';
    }
    const most = Math.max(0, ...[...pods].map(([node, here]) => node ? here.length : 0));
    if (most !== this.most) {
      this.most = most;
      this.fit();
    }
    const own = [...this.world.pods.values()].filter(pod => !isSystem(pod));
    const running = own.filter(pod => shapeOf(pod) === 'run').length;
    this.summary.textContent = `${this.world.nodes.size} nodes · ${own.length ? `${running} of ${own.length} Pods ready` : 'no Pods of yours'}`;
  }

  /** Where there is too little room, the picture first draws itself together, then its cells shrink. */
  private fit(): void {
    const { picture, nodes } = this;
    const isTooTall = (): boolean => picture.scrollHeight > picture.clientHeight;
    picture.classList.remove('tight');
    nodes.classList.remove('crowded');
    picture.classList.toggle('tight', isTooTall());
    nodes.classList.toggle('crowded', isTooTall() && (wide.matches || this.most > CROWD));
  }

  // ── The table, the fold
  private toggleTable(): void {
    const on = this.table.hidden;
    this.table.hidden = !on;
    this.picture.hidden = on;
    this.asTable.setAttribute('aria-pressed', String(on));
    setIcon(this.asTable, on ? 'cells' : 'table');
    if (on) this.drawTable();
    else this.wire();
  }

  private drawTable(): void {
    const rows = [...this.world.pods.values()].sort((a, b) => podKey(a).localeCompare(podKey(b)));
    const state = JSON.stringify(rows);
    if (this.table.dataset.state === state) return; // what is marked in it stays so
    this.table.dataset.state = state;
    const focused = this.table.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : '';
    const head = h('tr', {}, ...['Namespace', 'Pod', 'Ready', 'Status', 'Node'].map(each => h('th', { scope: 'col' }, each)));
    this.table.replaceChildren(h('table', {}, h('thead', {}, head), h('tbody', {}, ...rows.map(pod => h('tr', {},
      h('td', {}, pod.ns), h('td', { class: 'hand' }, h('button', { class: 'name', type: 'button', 'data-key': podKey(pod) }, pod.name)), h('td', {}, pod.ready),
      h('td', {}, h('span', { class: 'mark', 'data-shape': shapeOf(pod) }), word(pod)), h('td', {}, pod.node || '–'))))));
    if (focused) $(`[data-key="${CSS.escape(focused)}"]`, this.table)?.focus();
  }

  private toggleFold(): void {
    const on = this.element.classList.toggle('folded');
    this.fold.setAttribute('aria-expanded', String(!on));
    setIcon(this.fold, on ? 'unfold' : 'fold');
    remember('folded', on);
  }

  // ── Lines, and what runs along them
  private wire(): void {
    if (!this.picture.hidden) this.wires.draw(this.picture, $('[data-part="api"]', this.plane)!);
  }

  /** A write: its author lights up, a dot runs to the API server, and from there one to the store. */
  private pulse(write: Write | null): void {
    if (!write || this.picture.hidden) return;
    const author = $(`[data-wire="${CSS.escape(write.by)}"]`, this.picture);
    if (!author) return;
    author.classList.add('acting');
    setTimeout(() => author.classList.remove('acting'), 900);
    const small = $('small', author);
    if (small) {
      small.textContent = write.says;
      clearTimeout(this.resting.get(write.by));
      this.resting.set(write.by, window.setTimeout(() => this.rest(write.by), READ_FOR));
    }
    this.wires.pulse(write.by, small ? '' : write.says);
    setTimeout(() => this.wires.pulse('etcd', '', true), still.matches ? 0 : 500);
  }
}

/** 1482 as 1 482, with a space that does not break. */
function spaced(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
