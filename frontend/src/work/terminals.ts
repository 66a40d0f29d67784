/** The panel of terminals: tabs, all side by side, full screen; on a phone always one at a time. */
import { h, icon, remember, remembered, tall, wide } from '../dom.ts';
import { fullButton } from './full.ts';
import { Terminal, type TerminalEvents } from './terminal.ts';

const MOST = 6;
/** Alt and their number lead to so many. */
const WITH_KEYS = 4;
/** How those are called that no lesson has named. */
const MORE = 'more-';

export class Terminals {
  readonly element: HTMLElement;
  private readonly all: Terminal[] = [];
  private readonly tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Terminals' });
  private readonly panes = h('div', { class: 'panes' });
  private readonly events: Omit<TerminalEvents, 'leave'>;
  private readonly tile: HTMLButtonElement;
  private readonly more: HTMLButtonElement;
  private readonly less: HTMLButtonElement;
  private tiled = remembered('tiled', true);
  private current: Terminal | null = null;
  private sandbox: string | null = null;

  constructor(names: string[], events: Omit<TerminalEvents, 'leave'>) {
    this.events = events;
    this.more = h('button', { class: 'tool', type: 'button', 'aria-label': 'One more terminal', title: 'One more terminal', onclick: () => this.addOne() }, icon('plus'));
    this.less = h('button', {
      class: 'tool', type: 'button', 'aria-label': 'Put this terminal away', title: 'Put this terminal away; its shell goes on', hidden: true,
      onclick: () => { if (this.current) this.putAway(this.current); },
    }, icon('minus'));
    this.tile = h('button', {
      class: 'tool wide-only', type: 'button', 'aria-label': 'All terminals side by side', title: 'All terminals side by side',
      'data-command-name': 'Terminals: side by side, or one at a time', onclick: () => this.setTiled(!this.tiled),
    }, icon('tile'));
    this.element = h('section', { class: 'panel terminals', 'aria-label': 'Terminals' },
      h('div', { class: 'bar' }, this.tabs, this.more, this.less, h('span', { class: 'tools' }, this.tile, fullButton('terminals'))), this.panes);
    for (const name of names) this.add(name);
    for (const room of [wide, tall]) room.addEventListener('change', () => this.layOut());
    this.layOut();
  }

  get names(): string[] {
    return this.all.map(each => each.name);
  }

  connect(sandbox: string): void {
    this.sandbox = null; // those that are added now are connected below, with the others
    for (const name of remembered<string[]>(`terminals.${sandbox}`, [])) this.named(name);
    this.sandbox = sandbox;
    for (const terminal of this.all) {
      terminal.show();
      terminal.connect(sandbox);
    }
    this.keepMore();
    this.light();
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

  /** The blocks whose commands have not come back yet. */
  get working(): string[] {
    return this.all.flatMap(each => each.working ?? []);
  }

  /** A light on each tab: amber while a block's command runs there. */
  light(): void {
    for (const { name, working } of this.all) this.tab(name).classList.toggle('working', working !== null);
  }

  private tab(name: string): HTMLElement {
    return this.tabs.querySelector<HTMLElement>(`[data-name="${name}"]`)!;
  }

  private addOne(): void {
    let number = 2;
    while (this.all.some(each => each.name === MORE + number)) number++;
    this.select(this.add(MORE + number));
    this.keepMore();
  }

  /** Takes one that was added off the page. Its shell stays, and is there again when one is added. */
  private putAway(terminal: Terminal): void {
    const at = this.all.indexOf(terminal);
    this.all.splice(at, 1);
    terminal.dispose();
    this.tab(terminal.name).remove();
    this.more.disabled = false;
    this.keepMore();
    this.select(this.all[Math.max(at - 1, 0)]!);
  }

  private keepMore(): void {
    if (this.sandbox) remember(`terminals.${this.sandbox}`, this.all.filter(isMore).map(each => each.name));
  }

  private add(name: string): Terminal {
    const terminal = new Terminal(name, { ...this.events, leave: () => this.leave(name) });
    const id = `terminal-${name}`;
    terminal.element.id = id;
    this.all.push(terminal);
    this.panes.append(terminal.element);
    this.tabs.append(h('button', {
      class: 'tab', role: 'tab', type: 'button', 'data-name': name, 'aria-controls': id,
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
    this.tab(name).focus();
  }

  private alongTabs(event: KeyboardEvent): void {
    if (event.key === ' ' && (event.target as Element).ariaSelected === 'true') event.preventDefault(); // it lets time run, or stand still
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
    const tiled = this.tiled && wide.matches && tall.matches && this.all.length > 1;
    const shown = this.current ?? this.all[0];
    this.panes.classList.toggle('tiled', tiled);
    this.panes.dataset.count = String(this.all.length);
    this.tile.setAttribute('aria-pressed', String(tiled));
    this.tile.hidden = !tall.matches;
    this.less.hidden = !shown || !isMore(shown);
    this.all.forEach((terminal, i) => {
      const on = terminal === shown;
      terminal.element.hidden = !tiled && !on;
      terminal.element.classList.toggle('on', on);
      const tab = this.tab(terminal.name);
      tab.setAttribute('aria-selected', String(on));
      tab.setAttribute('tabindex', on ? '0' : '-1');
      tab.title = i < WITH_KEYS ? `Alt ${i + 1}` : '';
      if (!terminal.element.hidden && this.sandbox) terminal.refit();
    });
  }
}

const isMore = (terminal: Terminal): boolean => terminal.name.startsWith(MORE);
