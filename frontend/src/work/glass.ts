/** The sandglass: cluster time, its speed, and one tick for each event. */
import { $, h, icon, isTyping, setIcon } from '../dom.ts';
import { timeOfDay, type World } from './world.ts';
import type { ClockOrder, Tick } from './words.ts';

const SPEEDS: [ClockOrder, string, string][] = [
  ['1', '1×', 'as fast as your own clock'], ['10', '10×', 'ten times as fast'], ['60', '60×', 'a minute in a second'],
];

export class Glass {
  private readonly world: World;
  private readonly order: (order: ClockOrder) => void;
  private readonly play: HTMLButtonElement;
  private readonly time = h('time', { class: 'hand' }, '--:--:--');
  private readonly note = h('small', {}, 'cluster time');
  private readonly speeds: HTMLButtonElement[];
  private readonly waits: HTMLButtonElement[];
  private readonly strip: HTMLElement;
  private readonly sand = h('div', { class: 'sand' });
  private readonly bubble = h('div', { class: 'bubble', role: 'status', hidden: '' });
  private readonly marks = new Map<Tick, HTMLElement>();
  /** Where each event stands: its own time has seconds only, so those of one second stand in their order. */
  private readonly moments = new Map<Tick, number>();
  private chosen: Tick | null = null;
  private paused: ClockOrder = '1';

  constructor(root: HTMLElement, world: World, order: (order: ClockOrder) => void) {
    this.world = world;
    this.order = order;
    this.play = h('button', { class: 'play', type: 'button', 'aria-label': 'Let time run', 'data-command-name': 'Time: run, or stand still', onclick: () => this.toggle() }, icon('run'));
    this.speeds = SPEEDS.map(([id, label, says]) => h('button', {
      type: 'button', 'aria-pressed': 'false', title: `Time runs ${says}`, 'data-speed': id, onclick: () => this.order(id),
    }, label));
    const wait = (id: ClockOrder, name: string, says: string): HTMLButtonElement =>
      h('button', { type: 'button', title: says, 'data-wait': id, 'data-command-name': `Time: ${says.toLowerCase()}`, onclick: () => this.order(id) }, icon(id), name);
    this.waits = [wait('next', 'next', 'Run until something happens'), wait('settle', 'settled', 'Run until nothing has happened for 30 seconds')];
    this.strip = h('div', {
      class: 'strip', role: 'slider', tabindex: '0', 'aria-label': 'Events of this cluster', 'aria-valuemin': '0', 'aria-valuemax': '0', 'aria-valuenow': '0',
      'aria-valuetext': 'no events yet', onkeydown: (event: KeyboardEvent) => this.keys(event),
      onpointermove: (event: PointerEvent) => this.point(event), onpointerleave: () => this.choose(null), onblur: () => this.choose(null),
      onclick: (event: PointerEvent) => this.point(event),
    }, this.sand);
    root.setAttribute('role', 'region');
    root.setAttribute('aria-label', 'Cluster time');
    root.append(this.play, h('div', { class: 'speeds', role: 'group', 'aria-label': 'Speed' }, ...this.speeds),
      h('div', { class: 'speeds waits', role: 'group', 'aria-label': 'Run until' }, ...this.waits),
      h('div', { class: 'clock' }, this.time, this.note), h('div', { class: 'hourline' }, this.strip, this.bubble));
    world.on('clock', () => this.draw());
    world.on('ticks', () => this.drawTicks());
    document.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || $('dialog[open]')) return;
      const onButton = (event.target as Element).closest?.('button, a, input, summary, [role=tab]');
      if (event.key === ' ' && !onButton) {
        event.preventDefault();
        this.toggle();
      }
      if (event.key === ',') this.step(-1);
      if (event.key === '.') this.step(+1);
    });
    const beat = (): void => {
      this.time.textContent = timeOfDay(this.world.now());
      if (this.world.clock.running) this.place();
      setTimeout(() => requestAnimationFrame(beat), 250);
    };
    beat();
  }

  toggle(): void {
    const { clock } = this.world;
    if (!clock.now) return;
    if (clock.running) {
      this.paused = String(clock.speed) as ClockOrder;
      this.order('pause');
    } else {
      this.order(['1', '10', '60'].includes(this.paused) ? this.paused : '1');
    }
  }

  private draw(): void {
    const { clock } = this.world;
    setIcon(this.play, clock.running ? 'pause' : 'run');
    this.play.setAttribute('aria-label', clock.running ? 'Let time stand still' : 'Let time run');
    this.play.title = `${clock.running ? 'Let time stand still' : 'Let time run'} (Space)`;
    for (const button of this.speeds) {
      button.setAttribute('aria-pressed', String(clock.running && !clock.waiting && button.dataset.speed === String(clock.speed)));
    }
    for (const button of this.waits) button.setAttribute('aria-pressed', String(clock.waiting === button.dataset.wait));
    this.note.textContent = clock.waiting === 'next' ? 'until something happens' : clock.waiting === 'settle' ? 'until settled'
      : clock.running ? 'cluster time' : 'stands still';
    document.body.classList.toggle('time-stands', !!clock.now && !clock.running);
    this.place();
  }

  private drawTicks(): void {
    const { ticks } = this.world;
    for (const [tick, mark] of this.marks) {
      if (ticks[0] && tick.at < ticks[0].at) {
        mark.remove();
        this.marks.delete(tick);
        this.moments.delete(tick);
      }
    }
    let before = '';
    let same = 0;
    for (const tick of ticks) {
      same = tick.at === before ? same + 1 : 0;
      before = tick.at;
      if (this.marks.has(tick)) continue;
      this.moments.set(tick, Date.parse(tick.at) + Math.min(same * 70, 950));
      const mark = h('i', { class: tick.type === 'Warning' ? 'warning' : '' });
      this.marks.set(tick, mark);
      this.sand.append(mark);
    }
    this.strip.setAttribute('aria-valuemax', String(ticks.length));
    this.place();
  }

  /** The line is the last minutes: from the first event of the last three, at least one minute; longer while one looks further back. */
  private span(): [number, number] {
    const now = this.world.now();
    const recent = this.world.ticks.find(tick => Date.parse(tick.at) > now - 3 * 60_000);
    const from = Math.min(recent ? Date.parse(recent.at) - 2000 : now, now - 60_000);
    return [this.chosen ? Math.min(from, Date.parse(this.chosen.at) - 2000) : from, now];
  }

  private place(): void {
    const [from, to] = this.span();
    if (Number.isNaN(from)) return;
    for (const [tick, mark] of this.marks) {
      const at = (this.moments.get(tick)! - from) / (to - from);
      mark.style.left = `${(Math.min(at, 1) * 100).toFixed(2)}%`;
      mark.hidden = at < 0;
    }
  }

  private point(event: PointerEvent): void {
    const box = this.sand.getBoundingClientRect();
    const [from, to] = this.span();
    const at = from + (event.clientX - box.left) / box.width * (to - from);
    let best: Tick | null = null;
    let distance = (to - from) * 12 / box.width;
    for (const tick of this.marks.keys()) {
      const away = Math.abs(this.moments.get(tick)! - at);
      if (away < distance) [best, distance] = [tick, away];
    }
    this.choose(best);
  }

  private keys(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.step(step);
  }

  private step(by: number): void {
    const { ticks } = this.world;
    if (!ticks.length) return;
    const at = this.chosen ? ticks.indexOf(this.chosen) + by : ticks.length - 1;
    this.choose(ticks[Math.max(0, Math.min(at, ticks.length - 1))] ?? null);
  }

  private choose(tick: Tick | null): void {
    if (this.chosen === tick) return;
    if (this.chosen) this.marks.get(this.chosen)?.classList.remove('on');
    this.chosen = tick;
    this.bubble.hidden = !tick;
    this.place();
    const mark = tick && this.marks.get(tick);
    if (!tick || !mark) return;
    mark.classList.add('on');
    const index = this.world.ticks.indexOf(tick);
    this.strip.setAttribute('aria-valuenow', String(index + 1));
    this.strip.setAttribute('aria-valuetext', `${timeOfDay(tick.at)} ${tick.reason} ${tick.about}: ${tick.says}`);
    this.bubble.replaceChildren(h('span', { class: 'hand quiet' }, timeOfDay(tick.at)), ' ', h('b', { class: tick.type === 'Warning' ? 'warning' : '' }, tick.reason),
      ' ', h('span', { class: 'hand' }, tick.about), h('div', {}, tick.says), tick.by ? h('div', { class: 'quiet' }, `written by ${tick.by}`) : '');
    const left = parseFloat(mark.style.left);
    this.bubble.style.left = `clamp(0px, calc(${left}% - 160px), calc(100% - 320px))`;
  }
}
