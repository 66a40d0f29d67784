/** What the page knows of the cluster. Parts ask to be told; they are told once a frame, however much has changed. */
import { writeOf, type Write } from './writes.ts';
import type { CheckState, Clock, ClockOrder, Node, Pod, Prediction, StateWord, Tick } from './words.ts';

type Topic = 'clock' | 'board' | 'ticks' | 'revision' | 'checks' | 'prediction';

export const podKey = (pod: { ns: string; name: string }): string => `${pod.ns}/${pod.name}`;

const UNKNOWN: Clock = { now: '', speed: 1, running: false, waiting: null, turns: 0 };

export class World {
  clock: Clock = { ...UNKNOWN };
  readonly nodes = new Map<string, Node>();
  readonly pods = new Map<string, Pod>();
  readonly ticks: Tick[] = [];
  readonly checks = new Map<string, CheckState>();
  readonly predictions = new Map<string, Prediction>();
  /** Settled when the server has told the time. */
  known!: Promise<void>;
  private know: () => void = () => undefined;
  /** Pods that changed since the last frame; `all` after a new board. */
  readonly touched = new Set<string>();
  all = true;
  /** Ticks that came since the last frame; not those that are told again with a new board. */
  fresh: Tick[] = [];
  /** Writes whose author is known, since the last frame. */
  writes: Write[] = [];
  /** The newest revision of the store that the server has seen. */
  revision = 0;
  /** When this browser heard the clock, to let it run on between two words of the server. */
  private heard = 0;
  /** When the connection was lost: until the server tells the time again, nobody knows how much of it passes. */
  private lost: number | null = null;
  /** How the learner wants time to flow, until the server has turned the clock. */
  private asked: { order: ClockOrder; turns: number } | null = null;
  private readonly told = new Map<Topic, ((world: World) => void)[]>();
  private readonly due = new Set<Topic>();

  constructor() {
    this.forget();
  }

  /** For another sandbox, or none: nothing is known of it yet. */
  forget(): void {
    this.clock = { ...UNKNOWN };
    this.checks.clear();
    this.predictions.clear();
    this.ticks.length = 0;
    this.lost = null;
    this.asked = null;
    this.known = new Promise(resolve => { this.know = resolve; });
    if (!this.told.size) return;
    this.tell('clock');
    this.tell('ticks');
  }

  /** The connection is lost: the clock shows the last moment that is known. */
  hold(): void {
    this.lost ??= performance.now();
    this.asked = null;
  }

  /** The learner turns the clock: a press shows at once. */
  ask(order: ClockOrder): void {
    this.asked = { order, turns: this.clock.turns };
  }

  /** The clock as it will be when the server has heard what it is asked. */
  asWished(): Clock {
    const { clock } = this;
    if (!this.asked) return clock;
    const { order } = this.asked;
    if (order === 'next' || order === 'settle') return { ...clock, waiting: order };
    if (order === 'pause') return { ...clock, running: false, waiting: null };
    return { ...clock, speed: Number(order), running: true, waiting: null };
  }

  on(topic: Topic, listener: (world: World) => void): void {
    this.told.set(topic, [...this.told.get(topic) ?? [], listener]);
  }

  take(word: StateWord): void {
    if (word.refused || word.clock && word.clock.turns !== this.asked?.turns) this.asked = null;
    if (word.refused) this.tell('clock');
    if (word.clock) {
      this.clock = word.clock;
      this.heard = performance.now();
      this.lost = null;
      this.know();
      this.tell('clock');
    }
    if (word.board) this.takeBoard(word.board);
    if (word.pod) this.touch(podKey(word.pod), word.pod);
    if (word.podGone) this.touch(word.podGone, null);
    if (word.node) {
      this.nodes.set(word.node.name, word.node);
      this.tell('board');
    }
    if (word.nodeGone) {
      this.nodes.delete(word.nodeGone);
      this.all = true;
      this.tell('board');
    }
    if (word.ticks) {
      this.ticks.push(...word.ticks);
      if (!this.all) this.fresh.push(...word.ticks);
      if (this.ticks.length > 500) this.ticks.splice(0, this.ticks.length - 500);
      this.tell('ticks');
    }
    if (word.revision) {
      this.revision = word.revision;
      this.tell('revision');
    }
    for (const check of word.checks ?? []) {
      this.checks.set(check.id, check);
      this.tell('checks');
    }
    if (word.prediction) {
      this.predictions.set(word.prediction.id, word.prediction);
      this.tell('prediction');
    }
  }

  /** Cluster time at this instant, in milliseconds since 1970, or NaN before the first word. */
  now(): number {
    const then = Date.parse(this.clock.now);
    return this.clock.running ? then + ((this.lost ?? performance.now()) - this.heard) * this.clock.speed : then;
  }

  private takeBoard(board: { nodes: Node[]; pods: Pod[] }): void {
    this.nodes.clear();
    this.pods.clear();
    this.ticks.length = 0; // they are told again
    for (const node of board.nodes) this.nodes.set(node.name, node);
    for (const pod of board.pods) this.pods.set(podKey(pod), pod);
    this.all = true;
    this.tell('board');
  }

  private touch(key: string, pod: Pod | null): void {
    const write = writeOf(this.pods.get(key), pod);
    if (write) this.writes.push(write);
    if (pod) this.pods.set(key, pod);
    else this.pods.delete(key);
    this.touched.add(key);
    this.tell('board');
  }

  private tell(topic: Topic): void {
    if (!this.due.size) requestAnimationFrame(this.tellAll);
    this.due.add(topic);
  }

  private tellAll = (): void => {
    const topics = [...this.due];
    this.due.clear();
    for (const topic of topics) for (const listener of this.told.get(topic) ?? []) listener(this);
    if (topics.includes('board')) {
      this.touched.clear();
      this.writes = [];
      this.all = false;
    }
    if (topics.includes('ticks')) this.fresh = [];
  };
}

/** 10:02:14, as the cluster's clock has it (UTC). */
export function timeOfDay(at: number | string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '--:--:--' : date.toISOString().slice(11, 19);
}
