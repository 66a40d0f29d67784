/** The sandglass: cluster time, its speed, and one tick for each event. */
import { $, h, icon, isTyping, setIcon } from '../dom.ts';
import { Sand } from './sand.ts';
import { timeOfDay, type World } from './world.ts';
import type { ClockOrder, Tick } from './words.ts';

const SPEEDS: [ClockOrder, string, string][] = [
  ['1', '1×', 'as fast as your own clock'], ['10', '10×', 'ten times as fast'], ['60', '60×', 'a minute in a second'],
];
const WAITS: [ClockOrder, string, string][] = [
  ['next', 'next event', 'Run until something happens'], ['settle', 'until settled', 'Run until nothing has happened for 30 seconds'],
];

/** After so much of the cluster's time the server gives up, in milliseconds. */
const LONGEST = 600_000;

export class Glass {
  private readonly world: World;
  private readonly order: (order: ClockOrder) => void;
  private readonly plays: HTMLButtonElement[];
  private readonly times: HTMLElement[];
  private readonly aside = h('small', {}, 'cluster time');
  private readonly speeds: HTMLButtonElement[];
  private readonly waits: HTMLButtonElement[];
  private readonly strip: HTMLElement;
  private readonly sand = new Sand();
  private readonly bubble = h('div', { class: 'bubble', role: 'status', hidden: '' });
  private chosen: Tick | null = null;
  private paused: ClockOrder = '1';
  /** What time was sent towards, and when that was asked. */
  private hurry: { order: ClockOrder; since: number } | null = null;
  private readonly note: (says: string) => void;

  /** `small` is where a phone shows the time while the sheet is closed. */
  constructor(root: HTMLElement, small: HTMLElement, world: World, order: (order: ClockOrder) => void, note: (says: string) => void) {
    this.world = world;
    this.order = order;
    this.note = note;
    const play = (more: Record<string, string>): HTMLButtonElement =>
      h('button', { class: 'play', type: 'button', 'aria-label': 'Let time run', onclick: () => this.toggle(), ...more }, icon('run'));
    this.plays = [play({ 'data-command-name': 'Time: run, or stand still' }), play({})];
    this.times = [h('time', { class: 'hand' }, '--:--:--'), h('time', { class: 'hand' }, '')];
    this.speeds = SPEEDS.map(([id, label, says]) => h('button', {
      type: 'button', 'aria-pressed': 'false', title: `Time runs ${says}`, 'data-speed': id, onclick: () => this.turn(id),
    }, label));
    this.waits = WAITS.map(([id, label, says]) => h('button', {
      type: 'button', 'aria-pressed': 'false', title: says, 'data-wait': id, 'data-command-name': `Time: ${says.toLowerCase()}`,
      onclick: () => this.turn(id),
    }, icon(id), label));
    this.strip = h('div', {
      class: 'strip', role: 'slider', tabindex: '0', 'aria-label': 'Events of this cluster', 'aria-valuemin': '0', 'aria-valuemax': '0', 'aria-valuenow': '0',
      'aria-valuetext': 'no events yet', onkeydown: (event: KeyboardEvent) => this.keys(event),
      onpointermove: (event: PointerEvent) => this.choose(this.sand.nearest(event.clientX)), onpointerleave: () => this.choose(null),
      onblur: () => this.choose(null), onclick: (event: PointerEvent) => this.choose(this.sand.nearest(event.clientX)),
    }, this.sand.element);
    root.setAttribute('role', 'region');
    root.setAttribute('aria-label', 'Cluster time');
    root.append(this.plays[0]!, h('div', { class: 'speeds', role: 'group', 'aria-label': 'Speed' }, ...this.speeds),
      h('div', { class: 'speeds waits', role: 'group', 'aria-label': 'Run until' }, ...this.waits),
      h('div', { class: 'clock' }, this.times[0]!, this.aside), h('div', { class: 'hourline' }, this.strip, this.bubble));
    small.append(this.times[1]!, this.plays[1]!);
    world.on('clock', () => {
      this.draw();
      this.arrive();
    });
    world.on('ticks', () => {
      this.sand.update(world.ticks);
      this.strip.setAttribute('aria-valuemax', String(world.ticks.length));
      this.place();
    });
    document.addEventListener('keydown', event => this.pageKeys(event));
    document.addEventListener('pointerdown', event => { if (!this.strip.contains(event.target as Node)) this.choose(null); });
    new ResizeObserver(() => this.place()).observe(this.strip);
    const beat = (): void => {
      this.tell();
      setTimeout(() => requestAnimationFrame(beat), 250);
    };
    beat();
  }

  private turn(order: ClockOrder): void {
    this.hurry = order === 'next' || order === 'settle' ? { order, since: this.world.now() } : null;
    this.world.ask(order);
    this.draw();
    this.order(order);
  }

  /** Time has got where it was sent; when it has not, somebody should say so. */
  private arrive(): void {
    if (!this.hurry || this.world.asWished().waiting) return;
    const { order, since } = this.hurry;
    this.hurry = null;
    if (!(this.world.now() - since >= LONGEST)) return; // nor when no time was known
    this.note(order === 'next' ? 'Nothing happened in ten minutes of your cluster’s time.' : 'Ten minutes of your cluster’s time have passed, and it has not settled.');
  }

  toggle(): void {
    const clock = this.world.asWished();
    if (!clock.now) return;
    if (clock.running) {
      this.paused = String(clock.speed) as ClockOrder;
      this.turn('pause');
    } else {
      this.turn(['1', '10', '60'].includes(this.paused) ? this.paused : '1');
    }
  }

  private tell(): void {
    const says = timeOfDay(this.world.now());
    for (const time of this.times) if (time.textContent !== says) time.textContent = says;
    const note = this.says();
    if (this.aside.textContent !== note) this.aside.textContent = note;
    if (this.world.clock.running) this.place();
  }

  /** What to know of this time: what it waits for, or how far it has parted from the clock on the wall. */
  private says(): string {
    const { clock } = this.world;
    if (!clock.now) return 'cluster time';
    if (clock.waiting) return clock.waiting === 'next' ? 'until something happens' : 'until settled';
    if (!clock.running) return 'stands still';
    const minutes = Math.round((this.world.now() - Date.now()) / 60_000);
    const far = Math.abs(minutes);
    if (far < 2) return 'cluster time';
    const says = far < 120 ? `${far} min` : far < 2880 ? `${Math.round(far / 60)} h` : `${Math.round(far / 1440)} days`;
    return `${says} ${minutes > 0 ? 'ahead' : 'behind'}`;
  }

  private draw(): void {
    const clock = this.world.asWished();
    for (const play of this.plays) {
      setIcon(play, clock.running ? 'pause' : 'run');
      play.setAttribute('aria-label', clock.running ? 'Let time stand still' : 'Let time run');
      play.title = `${clock.running ? 'Let time stand still' : 'Let time run'} (Space)`;
    }
    for (const button of this.speeds) {
      button.setAttribute('aria-pressed', String(clock.running && !clock.waiting && button.dataset.speed === String(clock.speed)));
    }
    for (const button of this.waits) button.setAttribute('aria-pressed', String(clock.waiting === button.dataset.wait));
    document.body.classList.toggle('time-stands', !!clock.now && !this.world.clock.running);
    this.tell();
    this.place();
  }

  private place(): void {
    this.sand.place(this.world.now(), this.chosen);
  }

  private pageKeys(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || $('dialog[open]')) return;
    // The tab of the terminal that one has just left does nothing by itself: there the key is the page's.
    const onButton = (event.target as Element).closest?.('button:not([role=tab][aria-selected=true]), a, input, summary');
    if (event.key === ' ' && !onButton) {
      event.preventDefault();
      this.toggle();
    }
    if (event.key === ',') this.step(-1);
    if (event.key === '.') this.step(+1);
    if (event.key === 'Escape') this.choose(null);
  }

  private keys(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -1e9, End: 1e9 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.step(step);
  }

  private step(by: number): void {
    const { ticks } = this.world;
    if (!ticks.length) return;
    const from = this.chosen ? ticks.indexOf(this.chosen) : by < 0 ? ticks.length : -1;
    this.choose(ticks[Math.max(0, Math.min(from + by, ticks.length - 1))]!);
  }

  private choose(tick: Tick | null): void {
    if (tick === this.chosen) return;
    this.chosen = tick;
    this.bubble.hidden = !tick;
    this.place();
    const mark = this.sand.choose(tick);
    if (!tick || !mark) return;
    this.strip.setAttribute('aria-valuenow', String(this.world.ticks.indexOf(tick) + 1));
    this.strip.setAttribute('aria-valuetext', `${timeOfDay(tick.at)} ${tick.reason} ${tick.about}: ${tick.says}`);
    this.bubble.replaceChildren(h('span', { class: 'hand quiet' }, timeOfDay(tick.at)), ' ', h('b', { class: tick.type === 'Warning' ? 'warning' : '' }, tick.reason),
      ' ', h('span', { class: 'hand' }, tick.about), h('div', {}, tick.says), tick.by ? h('div', { class: 'quiet' }, `written by ${tick.by}${tick.node ? ` on ${tick.node}` : ''}`) : '');
    const left = mark.getBoundingClientRect().left - this.strip.getBoundingClientRect().left;
    this.bubble.style.left = `clamp(0px, ${Math.round(left - 160)}px, calc(100% - 320px))`;
  }
}
