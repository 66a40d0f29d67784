/**
 * The picture of the cluster: the control plane, its nodes, a cell for each Pod; the same as a table. Only what changed is
 * drawn again. A word that runs along a line is an event that the cluster really wrote, from the one that wrote it.
 */
import { $, all, h, icon, remember, remembered, setIcon, still } from '../dom.ts';
import { podKey, type World } from './world.ts';
import type { Node, Pod, Tick } from './words.ts';

type Shape = 'run' | 'wait' | 'fail' | 'done' | 'end';

const FAILING = /BackOff|Err|Error|OOM|Failed|Evicted|Invalid|Unknown|CannotRun/;

/** How a Pod looks: a shape and a word, so that colour never speaks alone. */
export function shapeOf(pod: Pod): Shape {
  if (pod.reason === 'Terminating') return 'end';
  if (pod.phase === 'Succeeded') return 'done';
  if (pod.phase === 'Failed' || FAILING.test(pod.reason)) return 'fail';
  return pod.phase === 'Running' && pod.ready ? 'run' : 'wait';
}

const isSystem = (pod: Pod): boolean => pod.ns === 'kube-system' || pod.ns === 'kube-flannel' || pod.ns === 'local-path-storage';
const word = (pod: Pod): string => pod.reason || pod.phase;
const yes = (it: boolean): string => it ? 'yes' : 'not yet';

/** The parts of the control plane, and the static Pods that they run as. */
const PARTS = [
  { id: 'controllers', name: 'controllers', pod: 'kube-controller-manager-' },
  { id: 'scheduler', name: 'scheduler', pod: 'kube-scheduler-' },
  { id: 'api', name: 'API server', pod: 'kube-apiserver-' },
  { id: 'etcd', name: 'etcd', pod: 'etcd-' },
] as const;

export class Board {
  readonly element: HTMLElement;
  private readonly world: World;
  private readonly picture = h('div', { class: 'picture' });
  private readonly plane = h('div', { class: 'plane' });
  private readonly wires: SVGSVGElement;
  private readonly homeless = h('div', { class: 'node homeless', hidden: '' }, h('div', { class: 'head' }, h('b', {}, 'no node yet')), h('div', { class: 'cells' }));
  private readonly nodes = h('div', { class: 'nodes' });
  private readonly table = h('div', { class: 'as-table', hidden: '', tabindex: '0', role: 'region', 'aria-label': 'Pods as a table' });
  private readonly detail = h('div', { class: 'detail', hidden: '', role: 'dialog', 'aria-label': 'Details' });
  private readonly cells = new Map<string, HTMLButtonElement>();
  private readonly asTable: HTMLButtonElement;
  private readonly fold: HTMLButtonElement;
  private readonly summary = h('span', { class: 'summary' });
  private chosen: string | null = null;
  private opener: HTMLElement | null = null;
  private readonly act: (command: string) => void;

  constructor(world: World, act: (command: string) => void) {
    this.world = world;
    this.act = act;
    this.wires = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.wires.setAttribute('class', 'wires');
    this.wires.setAttribute('aria-hidden', 'true');
    this.asTable = h('button', {
      class: 'tool', type: 'button', 'aria-label': 'As a table', title: 'As a table', 'aria-pressed': 'false',
      'data-command-name': 'Cluster: as a table, or as a picture', onclick: () => this.toggleTable(),
    }, icon('table'));
    this.fold = h('button', {
      class: 'tool wide-only', type: 'button', 'aria-label': 'Fold the picture', title: 'Fold the picture', 'aria-expanded': 'true',
      'data-command-name': 'Cluster: fold the picture, and back', onclick: () => this.toggleFold(),
    }, icon('fold'));
    this.plane.append(h('span', { class: 'label' }, 'control plane'),
      h('div', { class: 'parts' }, ...PARTS.map(each => h('div', { class: 'part', 'data-part': each.id }, h('i'), each.name))));
    this.picture.append(this.wires, this.plane, this.nodes);
    this.nodes.append(this.homeless);
    this.element = h('section', { class: 'panel cluster', 'aria-label': 'Cluster' },
      h('div', { class: 'bar' }, h('h2', {}, 'Cluster'), this.summary, h('span', { class: 'tools' }, this.asTable, this.fold)),
      h('div', { class: 'view' }, this.picture, this.table, this.detail));
    if (remembered('folded', false)) this.toggleFold();
    this.picture.addEventListener('click', event => {
      const cell = (event.target as Element).closest<HTMLElement>('.cell');
      if (cell) this.open(cell.dataset.key!, cell);
    });
    this.element.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.chosen) this.close();
    });
    world.on('board', () => this.draw());
    world.on('ticks', () => world.fresh.slice(-6).forEach(tick => this.pulse(tick)));
    new ResizeObserver(() => this.wire()).observe(this.picture);
  }

  /** Shows a Pod's or a node's details by its name, as when it is clicked in a terminal. */
  openNamed(name: string): void {
    for (const [key, cell] of this.cells) {
      if (key.endsWith(`/${name}`)) return this.open(key, cell);
    }
  }

  private draw(): void {
    const { world } = this;
    if (world.all) {
      for (const [key, cell] of this.cells) {
        if (!world.pods.has(key)) this.drop(key, cell);
      }
      for (const old of all('.node[data-node]', this.nodes)) {
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
    this.nodes.classList.toggle('many', world.nodes.size > 9);
    this.homeless.hidden = !$('.cell', this.homeless);
    this.drawParts();
    this.drawSummary();
    if (!this.table.hidden) this.drawTable();
    if (this.chosen) this.drawDetail();
    this.wire();
  }

  private nodeElement(name: string): HTMLElement {
    return name ? $(`[data-node="${CSS.escape(name)}"]`, this.nodes) ?? this.homeless : this.homeless;
  }

  private drawNode(node: Node): void {
    let element = $(`[data-node="${CSS.escape(node.name)}"]`, this.nodes);
    if (!element) {
      element = h('div', { class: 'node', 'data-node': node.name },
        h('div', { class: 'head' }, h('b', {}, node.name), h('span', { class: 'ready' })), h('div', { class: 'cells' }), h('div', { class: 'cpu' }));
      this.nodes.insertBefore(element, this.homeless);
    }
    const ready = $('.ready', element)!;
    const says = node.ready === true ? 'Ready' : node.ready === false ? 'NotReady' : 'Unknown';
    if (ready.textContent !== says) ready.textContent = says;
    element.classList.toggle('ill', node.ready !== true);
    const cpu = $('.cpu', element)!;
    const size = node.cpu && `${node.cpu} CPUs`;
    if (cpu.textContent !== size) cpu.textContent = size;
  }

  private drawPod(key: string, pod: Pod, old: HTMLButtonElement | undefined): void {
    const cell = old ?? h('button', { class: 'cell born', type: 'button', 'data-key': key });
    if (!old) {
      this.cells.set(key, cell);
      cell.addEventListener('animationend', () => cell.classList.remove('born', 'changed'));
    }
    const shape = shapeOf(pod);
    const says = `${pod.name}, ${word(pod)}${pod.ready ? ', ready' : ''}`;
    if (cell.title !== says) {
      if (old && cell.dataset.shape !== shape) cell.classList.add('changed');
      cell.dataset.shape = shape;
      cell.title = says;
      cell.setAttribute('aria-label', says);
      cell.classList.toggle('system', isSystem(pod));
    }
    const home = $('.cells', this.nodeElement(pod.node))!;
    if (cell.parentElement !== home) {
      if (isSystem(pod)) home.prepend(cell);
      else home.append(cell);
    }
  }

  /** A Pod that is gone stays for a moment as an outline, so that the eye can follow. */
  private drop(key: string, cell: HTMLButtonElement): void {
    this.cells.delete(key);
    if (this.chosen === key) this.close();
    if (still.matches || this.world.all) return cell.remove();
    cell.classList.add('leaving');
    cell.disabled = true;
    setTimeout(() => {
      cell.remove();
      this.homeless.hidden = !$('.cell', this.homeless);
    }, 400);
  }

  private drawParts(): void {
    for (const part of PARTS) {
      const pods = [...this.world.pods.values()].filter(pod => pod.ns === 'kube-system' && pod.name.startsWith(part.pod));
      const element = $(`[data-part="${part.id}"]`, this.plane)!;
      const well = pods.some(pod => shapeOf(pod) === 'run');
      element.classList.toggle('ill', pods.length > 0 && !well);
      element.title = pods.length ? `${part.name}: ${pods.map(pod => `${pod.name} ${word(pod)}`).join(', ')}` : part.name;
    }
  }

  private drawSummary(): void {
    const pods = [...this.world.pods.values()].filter(pod => !isSystem(pod));
    const running = pods.filter(pod => shapeOf(pod) === 'run').length;
    this.summary.textContent = `${this.world.nodes.size} nodes · ${pods.length ? `${running} of ${pods.length} Pods ready` : 'no Pods of yours'}`;
  }

  // ── The table
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
    const head = h('tr', {}, ...['Namespace', 'Pod', 'Ready', 'Status', 'Node'].map(each => h('th', { scope: 'col' }, each)));
    this.table.replaceChildren(h('table', {}, h('thead', {}, head), h('tbody', {}, ...rows.map(pod => h('tr', {},
      h('td', {}, pod.ns), h('td', { class: 'hand' }, pod.name), h('td', {}, yes(pod.ready)),
      h('td', {}, h('span', { class: 'mark', 'data-shape': shapeOf(pod) }), word(pod)), h('td', {}, pod.node || '–'))))));
  }

  private toggleFold(): void {
    const on = this.element.classList.toggle('folded');
    this.fold.setAttribute('aria-expanded', String(!on));
    setIcon(this.fold, on ? 'unfold' : 'fold');
    remember('folded', on);
  }

  // ── Details
  private open(key: string, opener: HTMLElement): void {
    this.chosen = key;
    this.opener = opener;
    this.detail.hidden = false;
    this.drawDetail();
    $('button', this.detail)?.focus();
  }

  private close(): void {
    this.chosen = null;
    this.detail.hidden = true;
    if (this.detail.contains(document.activeElement)) this.opener?.focus();
  }

  private drawDetail(): void {
    const pod = this.world.pods.get(this.chosen!);
    if (!pod) return this.close();
    const state = `${pod.phase}|${pod.reason}|${pod.ready}|${pod.node}|${this.chosen}`;
    if (this.detail.dataset.state === state) return;
    this.detail.dataset.state = state;
    const where = pod.ns === 'default' ? '' : ` -n ${pod.ns}`;
    const command = (label: string, text: string): HTMLElement =>
      h('button', { class: 'button small', type: 'button', title: text, onclick: () => this.act(text) }, label);
    const last = this.world.ticks.filter(tick => tick.about.endsWith(`/${pod.name}`)).slice(-4).reverse();
    this.detail.replaceChildren(
      h('div', { class: 'title' }, h('span', { class: 'mark', 'data-shape': shapeOf(pod) }), h('b', { class: 'hand' }, pod.name),
        h('button', { class: 'tool', type: 'button', 'aria-label': 'Close', onclick: () => this.close() }, icon('close'))),
      h('dl', {}, ...[['Namespace', pod.ns], ['Node', pod.node || 'none yet'], ['Phase', pod.phase], ['Status', word(pod)], ['Ready', yes(pod.ready)]]
        .flatMap(([name, value]) => [h('dt', {}, name!), h('dd', {}, value!)])),
      h('div', { class: 'do' }, command('describe', `kubectl describe pod ${pod.name}${where}`), command('logs', `kubectl logs ${pod.name}${where}`),
        command('yaml', `kubectl get pod ${pod.name}${where} -o yaml`)),
      last.length ? h('ul', {}, ...last.map(tick => h('li', {}, h('b', {}, tick.reason), ` ${tick.says}`))) : h('p', { class: 'quiet' }, 'No events seen yet.'));
  }

  // ── Lines, and what runs along them
  private wire(): void {
    if (this.picture.hidden || !this.picture.clientWidth) return;
    const box = this.picture.getBoundingClientRect();
    const api = $('[data-part="api"]', this.plane)!.getBoundingClientRect();
    const left = this.picture.scrollLeft - box.left;
    const top = this.picture.scrollTop - box.top;
    const from = [(api.left + api.right) / 2 + left, api.bottom + top] as const;
    let paths = '';
    for (const node of all('.node[data-node]', this.nodes)) {
      const rect = node.getBoundingClientRect();
      const to = [(rect.left + rect.right) / 2 + left, rect.top + top] as const;
      const bend = (to[1] - from[1]) / 2;
      if (bend > 0 && bend < 90) paths += `<path data-to="${node.dataset.node}" d="M${from[0]} ${from[1]}C${from[0]} ${from[1] + bend} ${to[0]} ${to[1] - bend} ${to[0]} ${to[1]}"/>`;
    }
    for (const part of all('.part:not([data-part="api"])', this.plane)) {
      const rect = part.getBoundingClientRect();
      const y = (api.top + api.bottom) / 2 + top;
      const toTheRight = rect.left > api.left;
      paths += `<path data-to="${part.dataset.part}" d="M${(toTheRight ? api.right : api.left) + left} ${y}H${(toTheRight ? rect.left : rect.right) + left}"/>`;
    }
    if (this.wires.dataset.paths !== paths) {
      this.wires.dataset.paths = paths;
      this.wires.innerHTML = paths;
    }
  }

  /** An event: a light at its author, and a dot with its reason on the way to the API server. */
  private pulse(tick: Tick): void {
    const part = tick.by?.includes('scheduler') ? 'scheduler' : tick.by?.includes('kubelet') ? tick.node : 'controllers';
    const path = part && this.wires.querySelector<SVGPathElement>(`[data-to="${CSS.escape(part)}"]`);
    const author = part && ($(`[data-part="${CSS.escape(part)}"]`, this.plane) ?? $(`[data-node="${CSS.escape(part)}"]`, this.nodes));
    author && flash(author);
    if (!path || still.matches || this.picture.hidden || this.wires.querySelectorAll('circle').length > 30) return;
    const dot = document.createElementNS(this.wires.namespaceURI, 'circle') as SVGCircleElement;
    dot.setAttribute('r', '4.5');
    dot.style.offsetPath = `path("${path.getAttribute('d')}")`;
    const label = document.createElementNS(this.wires.namespaceURI, 'text') as SVGTextElement;
    label.textContent = tick.reason;
    label.style.offsetPath = dot.style.offsetPath;
    this.wires.append(dot, label);
    path.classList.add('hot');
    const run = [{ offsetDistance: '100%' }, { offsetDistance: '0%' }];
    label.animate(run, { duration: 700, easing: 'ease-in-out' });
    dot.animate(run, { duration: 700, easing: 'ease-in-out' }).onfinish = () => {
      dot.remove();
      label.remove();
      if (!this.wires.querySelector('circle')) for (const each of this.wires.querySelectorAll('.hot')) each.classList.remove('hot');
    };
  }
}

function flash(element: Element): void {
  element.classList.add('acting');
  setTimeout(() => element.classList.remove('acting'), 900);
}
