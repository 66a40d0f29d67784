/** What goes over the sockets; `frontend/PROTOCOL.md` says it in prose. */

export type Clock = { now: string; speed: number; running: boolean; waiting: 'next' | 'settle' | null; turns: number };
export type Node = { name: string; ready: boolean | null; cpu: string; unschedulable?: boolean };
export type Pod = { ns: string; name: string; node: string; phase: string; ready: string; reason: string; cpu?: number };
export type Tick = { at: string; type: string; reason: string; about: string; says: string; by?: string; node?: string };
export type CheckState = { id: string; state: 'open' | 'half' | 'done'; says: string };
export type Prediction = { id: string; answer: string; state: 'watching' | 'decided'; value: number; until: string };
export type Ran = { id: string; exit: number; at: string };

/** From the state socket. */
export type StateWord = {
  clock?: Clock;
  refused?: string;
  board?: { nodes: Node[]; pods: Pod[] };
  pod?: Pod;
  podGone?: string;
  node?: Node;
  nodeGone?: string;
  ticks?: Tick[];
  revision?: number;
  checks?: CheckState[];
  prediction?: Prediction;
};

/** From a terminal's socket; `heard` and `kept` are the link's. */
export type TerminalWord = { at?: number; ran?: Ran };

/** What the learner is told about a connection. */
export type LinkState = 'awake' | 'connecting' | 'reconnecting' | 'asleep' | 'refused' | 'gone' | 'offline';

export type ClockOrder = 'pause' | '1' | '10' | '60' | 'next' | 'settle';
