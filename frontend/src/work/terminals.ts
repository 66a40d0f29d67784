/** The panel of terminals: tabs, all side by side, full screen; on a phone always one at a time. */
import { h, icon, remember, remembered, wide } from '../dom.ts';
import { fullButton } from './full.ts';
import { Terminal, type TerminalEvents } from './terminal.ts';

const MOST = 6;

export class Terminals {
  readonly element: HTMLElement;
  private readonly all: Terminal[] = [];
  private readonly tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Terminals' });
  private readonly panes = h('div', { class: 'panes' });
  private readonly events: Omit<TerminalEvents, 'leave'>;
  private readonly tile: HTMLButtonElement;
  private readonly more: HTMLButtonElement;
  private tiled = remembered('tiled', true);
  private current: Terminal | null = null;
  private sandbox: string | null = null;

  constructor(names: string[], events: Omit<TerminalEvents, 'leave'>) {
    this.events = events;
    this.more = h('button', { class: 'tool', type: 'button', 'aria-label': 'One more terminal', title: 'One more terminal', onclick: () => this.addOne() }, icon('plus'));
    this.tile = h('button', {
      class: 'tool wide-only', type: 'button', 'aria-label': 'All terminals side by side', title: 'All terminals side by side',
      'data-command-name': 'Terminals: side by side, or one at a time', onclick: () => this.setTiled(!this.tiled),
    }, icon('tile'));
    this.element = h('section', { class: 'panel terminals', 'aria-label': 'Terminals' },
      h('div', { class: 'bar' }, this.tabs, this.more, h('span', { class: 'tools' }, this.tile, fullButton('terminals'))), this.panes);
    for (const name of names) this.add(name);
    wide.addEventListener('change', () => this.layOut());
    this.layOut();
  }

  get names(): string[] {
    return this.all.map(each => each.name);
  }

  connect(sandbox: string): void {
    this.sandbox = sandbox;
    for (const terminal of this.all) {
      terminal.show();
      terminal.connect(sandbox);
    }
    this.layOut();
  }

  /** The server is back: no terminal needs to wait for its next try. */
  retryNow(): void {
    this.all.forEach(each => each.retryNow());
  }

  disconnect(): void {
    this.sandbox = null;
    this.all.forEach(each => each.disconnect());
  }

  /** The terminal of this name; made when the text asks for one that was not there. */
  named(name: string): Terminal {
    return this.all.find(each => each.name === name) ?? this.add(name);
  }

  select(terminal: Terminal, focus = true): void {
    this.current = terminal;
    this.layOut();
    this.tabs.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (focus) terminal.focus();
  }

  selectAt(index: number): void {
    const terminal = this.all[index];
    if (terminal) this.select(terminal);
  }

  focus(): void {
    (this.current ?? this.all[0])?.focus();
  }

  get active(): Terminal | null {
    return this.current ?? this.all[0] ?? null;
  }

  recolour(): void {
    this.all.forEach(each => each.recolour());
  }

  /** A light on the tab: amber while a command runs. */
  mark(name: string, working: boolean): void {
    this.tabs.querySelector(`[data-name="${name}"]`)?.classList.toggle('working', working);
  }

  private addOne(): void {
    let number = 2;
    while (this.all.some(each => each.name === `more-${number}`)) number++;
    this.select(this.add(`more-${number}`));
  }

  private add(name: string): Terminal {
    const terminal = new Terminal(name, { ...this.events, leave: () => this.leave(name) });
    const id = `terminal-${name}`;
    terminal.element.id = id;
    this.all.push(terminal);
    this.panes.append(terminal.element);
    this.tabs.append(h('button', {
      class: 'tab', role: 'tab', type: 'button', 'data-name': name, 'aria-controls': id, title: `Alt ${this.all.length}`,
      onclick: () => this.select(terminal), onkeydown: (event: KeyboardEvent) => this.alongTabs(event),
    }, name));
    terminal.element.addEventListener('focusin', () => {
      if (this.current !== terminal) {
        this.current = terminal;
        this.layOut();
      }
    });
    this.more.disabled = this.all.length >= MOST;
    if (this.sandbox) {
      terminal.show();
      terminal.connect(this.sandbox);
    }
    this.layOut();
    return terminal;
  }

  private leave(name: string): void {
    this.tabs.querySelector<HTMLElement>(`[data-name="${name}"]`)?.focus();
  }

  private alongTabs(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step || !this.current) return;
    const next = this.all[(this.all.indexOf(this.current) + step + this.all.length) % this.all.length]!;
    this.select(next, false);
    this.leave(next.name);
  }

  private setTiled(on: boolean): void {
    this.tiled = on;
    remember('tiled', on);
    this.layOut();
  }

  private layOut(): void {
    const tiled = this.tiled && wide.matches && this.all.length > 1;
    const shown = this.current ?? this.all[0];
    this.panes.classList.toggle('tiled', tiled);
    this.panes.dataset.count = String(this.all.length);
    this.tile.setAttribute('aria-pressed', String(tiled));
    for (const terminal of this.all) {
      const on = terminal === shown;
      terminal.element.hidden = !tiled && !on;
      terminal.element.classList.toggle('on', on);
      const tab = this.tabs.querySelector(`[data-name="${terminal.name}"]`)!;
      tab.setAttribute('aria-selected', String(on));
      tab.setAttribute('tabindex', on ? '0' : '-1');
      if (!terminal.element.hidden && this.sandbox) terminal.refit();
    }
  }
}
