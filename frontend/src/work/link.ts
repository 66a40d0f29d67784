/** A socket that comes back: after 1/4 s, then twice as long each time up to 8 s, at once when the network returns. */
import type { LinkState } from './words.ts';

type Listener = {
  address: () => string;
  text: (word: never) => void;
  bytes?: (bytes: Uint8Array) => void;
  state: (state: LinkState, says: string) => void;
};

/** Close codes of the server's: to try again would not help. */
const FINAL: Record<number, [LinkState, string]> = {
  4403: ['refused', 'This sandbox belongs to somebody else.'],
  4404: ['gone', 'This sandbox is not there any more.'],
  4429: ['refused', 'Too many connections to this sandbox are open. Close another page of it, then reload this one.'],
};

/** Keys, mostly: more than anybody types into a terminal that does not answer. */
const MOST_WAITING = 1000;

export class Link {
  private socket: WebSocket | null = null;
  private tries = 0;
  private timer = 0;
  private closed = false;
  private dozing = 0;
  private asleep = false;
  private waiting: (string | Uint8Array)[] = [];
  private readonly on: Listener;

  constructor(on: Listener) {
    this.on = on;
    addEventListener('online', this.retryNow);
    document.addEventListener('visibilitychange', this.seen);
    this.connect();
  }

  /** Sends at once, or when the connection is there: what was typed in between is not lost, and keeps its order. */
  send(message: string | Uint8Array): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(message as string);
    else if (this.waiting.length < MOST_WAITING) this.waiting.push(message);
  }

  say(word: object): void {
    this.send(JSON.stringify(word));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.retryNow);
    document.removeEventListener('visibilitychange', this.seen);
    clearTimeout(this.dozing);
    const { socket } = this;
    if (socket?.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close(1000); // closed now, it would complain
    else socket?.close(1000);
  }

  /** A page that nobody looks at for a minute lets its sandbox fall asleep; looked at again, it goes on where it was. */
  private seen = (): void => {
    clearTimeout(this.dozing);
    if (document.hidden) {
      this.dozing = window.setTimeout(() => {
        this.asleep = true;
        clearTimeout(this.timer);
        this.socket?.close(1000);
        this.on.state('asleep', '');
      }, 60_000);
    } else {
      this.asleep = false;
      this.retryNow();
    }
  };

  /** Tries at once instead of after the wait. */
  retryNow = (): void => {
    if (this.closed || document.hidden || (this.socket && this.socket.readyState <= WebSocket.OPEN)) return;
    clearTimeout(this.timer);
    this.connect();
  };

  private connect(): void {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${this.on.address()}`);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    this.on.state(this.tries ? 'reconnecting' : 'connecting', '');
    socket.onopen = () => {
      if (socket.readyState !== WebSocket.OPEN) return; // left before it was there
      this.tries = 0;
      this.on.state('awake', '');
      for (const message of this.waiting.splice(0)) socket.send(message as string);
    };
    socket.onmessage = ({ data }) => {
      if (typeof data !== 'string') return this.on.bytes?.(new Uint8Array(data));
      this.on.text(JSON.parse(data) as never);
    };
    socket.onclose = ({ code, reason }) => {
      if (this.closed || this.asleep || socket !== this.socket) return;
      const final = FINAL[code];
      if (final) {
        this.closed = true;
        this.on.state(final[0], reason || final[1]);
        return;
      }
      this.tries++;
      this.on.state(navigator.onLine ? 'reconnecting' : 'offline', '');
      const wait = Math.min(250 * 2 ** (this.tries - 1), 8000);
      this.timer = window.setTimeout(() => this.connect(), wait * (0.8 + Math.random() * 0.4));
    };
  }
}
