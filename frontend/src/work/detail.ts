/** What is known of one Pod, and the commands that say more. */
import { $, h, icon } from '../dom.ts';
import { shapeOf, word } from './shape.ts';
import type { World } from './world.ts';

export class Detail {
  readonly element = h('div', { class: 'detail', hidden: '', role: 'dialog', 'aria-label': 'Details' });
  private readonly world: World;
  private readonly act: (command: string) => void;
  private chosen: string | null = null;
  private opener: HTMLElement | null = null;

  constructor(world: World, act: (command: string) => void) {
    this.world = world;
    this.act = act;
    this.element.addEventListener('keydown', event => { if (event.key === 'Escape') this.close(); });
    document.addEventListener('pointerdown', event => {
      const target = event.target as Element;
      if (this.chosen && !this.element.contains(target) && !target.closest('.cell')) this.close();
    });
  }

  open(key: string, opener: HTMLElement): void {
    this.close();
    this.chosen = key;
    this.opener = opener;
    this.opener.classList.add('chosen');
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
    if (hadFocus) this.opener?.focus();
  }

  draw(): void {
    if (!this.chosen) return;
    const pod = this.world.pods.get(this.chosen);
    if (!pod) return this.close();
    const last = this.world.ticks.filter(tick => tick.about === `Pod/${pod.name}`).slice(-5).reverse();
    const state = JSON.stringify([pod, last.length, last[0]?.at]);
    if (this.element.dataset.state === state) return;
    this.element.dataset.state = state;
    const where = pod.ns === 'default' ? '' : ` -n ${pod.ns}`;
    const command = (label: string, text: string): HTMLElement =>
      h('button', { class: 'button small', type: 'button', title: text, onclick: () => this.act(text) }, label);
    const facts = [['Namespace', pod.ns], ['Node', pod.node || 'none yet'], ['Phase', pod.phase], ['Status', word(pod)], ['Ready', pod.ready]] as const;
    const focused = this.element.contains(document.activeElement);
    this.element.replaceChildren(
      h('div', { class: 'title' }, h('span', { class: 'mark', 'data-shape': shapeOf(pod) }), h('b', { class: 'hand' }, pod.name),
        h('button', { class: 'tool', type: 'button', 'aria-label': 'Close', onclick: () => this.close() }, icon('close'))),
      h('dl', {}, ...facts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
      h('div', { class: 'do' }, command('describe', `kubectl describe pod ${pod.name}${where}`), command('logs', `kubectl logs ${pod.name}${where}`),
        command('yaml', `kubectl get pod ${pod.name}${where} -o yaml`)),
      last.length ? h('ul', {}, ...last.map(tick => h('li', {}, h('b', { class: tick.type === 'Warning' ? 'warning' : '' }, tick.reason), ` ${tick.says}`)))
        : h('p', { class: 'quiet' }, 'No events seen yet.'));
    if (focused) $('button', this.element)?.focus();
  }
}
