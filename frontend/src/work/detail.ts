/** What is known of one Pod or node, and the commands that say more. */
import { $, h, icon } from '../dom.ts';
import { condition, shapeOf, word } from './shape.ts';
import type { Node, Pod } from './words.ts';
import type { World } from './world.ts';

/** What is told of a Pod or a node: `mark` is the shape before its name, `about` names its events. */
type Known = { name: string; mark: string; about: string; facts: [string, string][]; commands: [string, string][] };

export class Detail {
  readonly element = h('div', { class: 'detail', hidden: '', role: 'dialog', 'aria-label': 'Details' });
  private readonly world: World;
  private readonly act: (command: string) => void;
  private chosen: string | null = null;
  private opener: HTMLElement | null = null;
  private back: HTMLElement | null = null;

  constructor(world: World, act: (command: string) => void) {
    this.world = world;
    this.act = act;
    this.element.addEventListener('keydown', event => { if (event.key === 'Escape') this.close(); });
    document.addEventListener('pointerdown', event => {
      const target = event.target as Element;
      if (this.chosen && !this.element.contains(target) && !target.closest('[data-key]')) this.close();
    });
  }

  /** `key` is a Pod's, with its namespace, or the name of a node. */
  open(key: string, opener: HTMLElement): void {
    this.close();
    this.chosen = key;
    this.opener = opener;
    this.opener.classList.add('chosen');
    this.back = document.activeElement?.closest<HTMLElement>('textarea') ?? opener; // a terminal's: one was typing there
    this.element.hidden = false;
    this.draw();
    $('button', this.element)?.focus();
  }

  close(key = this.chosen): void {
    if (!this.chosen || key !== this.chosen) return;
    this.chosen = null;
    this.opener?.classList.remove('chosen');
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = true;
    if (hadFocus) this.back?.focus();
  }

  draw(): void {
    if (!this.chosen) return;
    const known = this.known(this.chosen);
    if (!known) return this.close();
    const last = this.world.ticks.filter(tick => tick.about === known.about).slice(-5).reverse();
    const state = JSON.stringify([known, last.length, last[0]?.at]);
    if (this.element.dataset.state === state) return;
    this.element.dataset.state = state;
    const focused = this.element.contains(document.activeElement);
    this.element.replaceChildren(
      h('div', { class: 'title' }, ...known.mark ? [h('span', { class: 'mark', 'data-shape': known.mark })] : [], h('b', { class: 'hand' }, known.name),
        h('button', { class: 'tool', type: 'button', 'aria-label': 'Close', onclick: () => this.close() }, icon('close'))),
      h('dl', {}, ...known.facts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
      h('div', { class: 'do' }, ...known.commands.map(([label, text]) =>
        h('button', { class: 'button small', type: 'button', title: text, onclick: () => this.act(text) }, label))),
      last.length ? h('ul', {}, ...last.map(tick => h('li', {}, h('b', { class: tick.type === 'Warning' ? 'warning' : '' }, tick.reason), ` ${tick.says}`)))
        : h('p', { class: 'quiet' }, 'No events seen yet.'));
    if (focused) $('button', this.element)?.focus();
  }

  private known(key: string): Known | null {
    const pod = this.world.pods.get(key);
    if (pod) return ofPod(pod);
    const node = this.world.nodes.get(key);
    return node ? ofNode(node, [...this.world.pods.values()].filter(each => each.node === key)) : null;
  }
}

function ofPod(pod: Pod): Known {
  const { ns, name } = pod;
  const where = ns === 'default' ? '' : ` -n ${ns}`;
  return {
    name, mark: shapeOf(pod), about: `Pod/${name}`,
    facts: [['Namespace', ns], ['Node', pod.node || 'none yet'], ['Phase', pod.phase], ['Status', word(pod)], ['Ready', pod.ready]],
    commands: [['describe', `kubectl describe pod ${name}${where}`], ['logs', `kubectl logs ${name}${where}`], ['yaml', `kubectl get pod ${name}${where} -o yaml`]],
  };
}

function ofNode(node: Node, pods: Pod[]): Known {
  const { name } = node;
  return {
    name, mark: '', about: `Node/${name}`,
    facts: [['Status', condition(node)], ['Pods', String(pods.length)], ...node.cpu ? [['CPUs requested', requested(node, pods)] as [string, string]] : []],
    commands: [['describe', `kubectl describe node ${name}`], ['its Pods', `kubectl get pods -A --field-selector spec.nodeName=${name}`], ['yaml', `kubectl get node ${name} -o yaml`]],
  };
}

/** How much of a node its Pods ask for. */
export function requested(node: Node, pods: Pod[]): string {
  const asked = pods.reduce((sum, pod) => sum + (pod.cpu ?? 0), 0) / 1000;
  return `${Number(asked.toFixed(2))} of ${node.cpu}`;
}
