/** The phone: a sheet with Terminal, Cluster and Time, and a row of keys that a phone's keyboard lacks. */
import { $, h, icon, wide } from '../dom.ts';
import type { Terminals } from './terminals.ts';

type View = 'terminal' | 'cluster' | 'time';
const VIEWS: [View, string][] = [['terminal', 'Terminal'], ['cluster', 'Cluster'], ['time', 'Time']];

export class Sheet {
  private readonly bench: HTMLElement;
  private readonly tabs: HTMLButtonElement[];
  /** Where the glass shows the time while the sheet is closed. */
  readonly time = h('span', { class: 'sheet-time' });
  private readonly state = h('span', { class: 'sheet-state', role: 'status' });

  constructor(bench: HTMLElement, terminals: Terminals) {
    this.bench = bench;
    this.tabs = VIEWS.map(([view, label]) => h('button', {
      type: 'button', 'data-view': view, 'aria-pressed': 'false', onclick: () => this.toggle(view),
    }, label));
    const handle = h('button', { class: 'handle', type: 'button', 'aria-label': 'Larger or smaller', onclick: () => this.cycle() });
    const grip = h('div', { class: 'grip' }, handle, ...this.tabs, this.state, this.time);
    bench.prepend(grip);
    this.drag(grip);
    $('.terminals', bench)!.append(keyRow(terminals));
    document.addEventListener('sandglass:checks', event => {
      const { open, of } = (event as CustomEvent<{ open: number; of: number }>).detail;
      this.state.hidden = !of;
      this.state.classList.toggle('done', of > 0 && open === 0);
      this.state.replaceChildren(icon(open ? 'task' : 'done'), h('span', {}, `${of - open}/${of}`), h('span', { class: 'unseen' }, ' checks done'));
    });
    this.show('terminal', 'closed');
    // Where a keyboard covers the page instead of making it smaller, the sheet moves up.
    visualViewport?.addEventListener('resize', () => {
      const hidden = innerHeight - visualViewport!.height - visualViewport!.offsetTop;
      bench.style.setProperty('--keyboard', `${Math.max(0, Math.round(hidden))}px`);
    });
  }

  /** Opens the sheet on a view; on a wide screen everything is open already. */
  open(view: View): void {
    if (!wide.matches) this.show(view, this.bench.dataset.sheet === 'full' ? 'full' : 'half');
  }

  close(): void {
    this.show(this.bench.dataset.view as View, 'closed');
  }

  private toggle(view: View): void {
    const same = this.bench.dataset.view === view && this.bench.dataset.sheet !== 'closed';
    this.show(view, same ? 'closed' : this.bench.dataset.sheet === 'full' ? 'full' : 'half');
  }

  private cycle(): void {
    const next = { closed: 'half', half: 'full', full: 'closed' }[this.bench.dataset.sheet ?? 'closed'];
    this.show(this.bench.dataset.view as View, next ?? 'half');
  }

  private show(view: View, sheet: string): void {
    this.bench.dataset.view = view;
    this.bench.dataset.sheet = sheet;
    this.bench.style.removeProperty('--sheet');
    for (const tab of this.tabs) tab.setAttribute('aria-pressed', String(sheet !== 'closed' && tab.dataset.view === view));
  }

  private drag(grip: HTMLElement): void {
    let from = 0;
    let moved = false;
    grip.addEventListener('pointerdown', event => {
      if ((event.target as Element).closest('[data-view]')) return;
      from = event.clientY - (innerHeight - this.bench.offsetHeight);
      moved = false;
      grip.setPointerCapture(event.pointerId);
    });
    grip.addEventListener('pointermove', event => {
      if (!grip.hasPointerCapture(event.pointerId)) return;
      moved = true;
      this.bench.style.setProperty('--sheet', `${innerHeight - event.clientY + from}px`);
    });
    grip.addEventListener('lostpointercapture', () => {
      if (!moved) return;
      const part = this.bench.offsetHeight / innerHeight;
      this.show(this.bench.dataset.view as View, part < .3 ? 'closed' : part < .8 ? 'half' : 'full');
    });
    grip.addEventListener('click', event => { if (moved) event.stopPropagation(); }, true);
  }
}

function keyRow(terminals: Terminals): HTMLElement {
  const key = (label: string, bytes: string, says = label): HTMLElement => h('button', {
    type: 'button', 'aria-label': says, onpointerdown: (event: PointerEvent) => event.preventDefault(), onclick: () => terminals.active?.type(bytes),
  }, label);
  const ctrl = h('button', {
    type: 'button', 'aria-pressed': 'false', onpointerdown: (event: PointerEvent) => event.preventDefault(),
    onclick: () => {
      const on = ctrl.getAttribute('aria-pressed') !== 'true';
      ctrl.setAttribute('aria-pressed', String(on));
      if (on) terminals.active?.holdControl(() => ctrl.setAttribute('aria-pressed', 'false'));
      terminals.active?.focus();
    },
  }, 'Ctrl');
  const paste = h('button', {
    type: 'button', onpointerdown: (event: PointerEvent) => event.preventDefault(),
    // Where a page may not read the clipboard, the phone's own menu over the terminal can.
    onclick: () => void navigator.clipboard?.readText().then(text => terminals.active?.paste(text), () => undefined),
  }, 'Paste');
  paste.hidden = !navigator.clipboard;
  return h('div', { class: 'key-row', role: 'toolbar', 'aria-label': 'Keys' },
    key('Tab', '\t'), ctrl, key('^C', '\x03', 'Ctrl C: end the program'), key('↑', '\x1bOA', 'Up'), key('↓', '\x1bOB', 'Down'), key('-', '-', 'Dash'), key('/', '/', 'Slash'),
    key('|', '|', 'Bar'), paste, key('←', '\x1bOD', 'Left'), key('→', '\x1bOC', 'Right'), key('Esc', '\x1b'));
}

