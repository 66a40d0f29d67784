/**
 * The line of events: one tick each, the newest on the right. The axis is elastic: a quiet minute takes little more room than a
 * quiet second, and what happens in one second stands side by side.
 *
 *   10:02:11                10:02:51            ← when a burst began
 *   |||'||''||'|| '' '      |'|'' '
 */
import { h } from '../dom.ts';
import { room } from './axis.ts';
import { timeOfDay } from './world.ts';
import type { Tick } from './words.ts';

const BURST = 8000;
const LABEL_ROOM = 70;
const LABEL_WIDTH = 56;

type Mark = { tick: Tick; at: number; x: number; element: HTMLElement; label: HTMLElement | null };

export class Sand {
  readonly element = h('div', { class: 'sand' });
  private readonly run = h('div', { class: 'run-of-sand' });
  private marks: Mark[] = [];
  private labelled = -LABEL_ROOM;

  constructor() {
    this.element.append(this.run);
  }

  /** Takes in new ticks and lets go of those that are no longer kept. */
  update(ticks: Tick[]): void {
    const kept = new Set(ticks);
    this.marks = this.marks.filter(mark => {
      if (kept.has(mark.tick)) return true;
      mark.element.remove();
      mark.label?.remove();
      return false;
    });
    const known = new Set(this.marks.map(mark => mark.tick));
    for (const tick of ticks) if (!known.has(tick)) this.add(tick);
    this.element.classList.toggle('unmarked', !ticks.length);
  }

  private add(tick: Tick): void {
    const at = Date.parse(tick.at);
    const before = this.marks.at(-1);
    if (!before) this.labelled = -LABEL_ROOM;
    const x = before ? before.x + room(at - before.at) : 0;
    const kind = tick.about.slice(0, tick.about.indexOf('/'));
    const element = h('i', { 'data-kind': kind, class: tick.type === 'Warning' ? 'warning' : '' });
    element.style.left = `${x}px`;
    let label = null;
    if ((!before || at - before.at > BURST) && x - this.labelled >= LABEL_ROOM) {
      label = h('small', { class: 'hand' }, timeOfDay(at));
      label.style.left = `${x}px`;
      this.labelled = x;
    }
    this.run.append(element, ...label ? [label] : []);
    this.marks.push({ tick, at, x, element, label });
  }

  /** Moves the line on to this moment; one that is looked at is kept in sight. */
  place(now: number, chosen: Tick | null): void {
    const last = this.marks.at(-1);
    if (!last || Number.isNaN(now)) return;
    const width = this.element.clientWidth;
    let shift = width - last.x - room(now - last.at);
    const mark = chosen && this.marks.find(each => each.tick === chosen);
    if (mark) shift = Math.max(shift, 24 - mark.x);
    this.run.style.transform = `translateX(${shift.toFixed(1)}px)`;
    const newest = this.marks.findLast(each => each.label); // shown once there is room for all of it
    newest?.label?.toggleAttribute('hidden', newest.x + shift + LABEL_WIDTH > width);
  }

  choose(tick: Tick | null): HTMLElement | null {
    let chosen = null;
    for (const mark of this.marks) {
      mark.element.classList.toggle('on', mark.tick === tick);
      if (mark.tick === tick) chosen = mark.element;
    }
    return chosen;
  }

  /** The event nearest to a place on the screen. */
  nearest(clientX: number): Tick | null {
    const x = clientX - this.run.getBoundingClientRect().left;
    let best: Tick | null = null;
    let distance = 14;
    for (const mark of this.marks) {
      const away = Math.abs(mark.x - x);
      if (away < distance) [best, distance] = [mark.tick, away];
    }
    return best;
  }
}
