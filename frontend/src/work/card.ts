/** What stands in the place of the cluster while there is none: how to get one, or why there is none. */
import { h, icon } from '../dom.ts';

export type Card = 'none' | 'starting' | 'waking' | 'refused' | 'gone' | 'awake';

/** What will stand here. */
const SKETCH = `<svg class="sketch" viewBox="0 0 430 196" aria-hidden="true"><rect x="1" y="1" width="428" height="102" rx="8"/>
${[16, 156, 296].map(x => `<path d="M${x + 59} 42V66"/><rect x="${x}" y="16" width="118" height="28" rx="6"/>`).join('')}
${[71, 215, 359].map(x => `<path d="M${x} 90V122"/>`).join('')}<rect class="api" x="16" y="64" width="398" height="26" rx="6"/>
${[1, 145, 289].map((x, i) => `<rect x="${x}" y="122" width="140" height="72" rx="8"/>`
  + Array.from({ length: i ? 2 : 5 }, (_, k) => `<rect class="sys" x="${x + 14 + k * 22}" y="150" width="16" height="16" rx="3"/>`).join('')).join('')}</svg>`;

export function draw(card: HTMLElement, what: Exclude<Card, 'awake'>, says: string, begin: () => void): void {
  const start = (label: string): HTMLElement => h('button', { class: 'button go', type: 'button', onclick: begin }, icon('run'), label);
  const bones = (label: string): Node[] => [
    h('div', { class: 'bones', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), h('p', { role: 'status' }, label)];
  const inside: Record<Exclude<Card, 'awake'>, (Node | string)[]> = {
    none: [h('h2', {}, 'A cluster of your own'),
      h('p', {}, 'One control plane, two workers, Kubernetes v1.35, simulated. It starts in less time than this sentence takes to read, and waits for you as long as you like.'),
      start('Start the cluster'), h('p', { class: 'quiet' }, 'Or press Run on any command in the text.')],
    starting: bones('Starting your cluster …'),
    waking: bones('Waking your cluster …'),
    refused: [h('h2', {}, 'Not this time'), h('p', {}, says), h('div', { class: 'do' }, start('Try again'), h('a', { class: 'button', href: '/sandboxes' }, 'My sandboxes'))],
    gone: [h('h2', {}, 'This sandbox is gone'), h('p', {}, says || 'It was deleted or started over, perhaps in another window. Your answers in the text stay.'),
      h('div', { class: 'do' }, start('Start a new one'), h('a', { class: 'button', href: '/sandboxes' }, 'My sandboxes'))],
  };
  card.replaceChildren(...inside[what]);
  if (what === 'none') card.insertAdjacentHTML('afterbegin', SKETCH);
}
