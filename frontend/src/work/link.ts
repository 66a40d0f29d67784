/** A socket that comes back: after 1/4 s, then twice as long each time up to 8 s, at once when the network returns. */
import type { LinkState } from './words.ts';

type Listener = {
  address: () => string;
  /** Messages are numbered, and held until the server says that it keeps them: no network and no crash loses one. */
  numbered?: boolean;
  text: (word: never) => void;
  bytes?: (bytes: Uint8Array) => void;
  state: (state: LinkState, says: string) => void;
  /** Nothing was heard from the server though it was told something; a new socket is on its way. */
  silent?: () => void;
};

/** Close codes of the server's: to try again would not help. */
const FINAL: Record<number, [LinkState, string]> = {
  4403: ['refused', 'This sandbox belongs to somebody else.'],
  4404: ['gone', 'This sandbox is not there any more.'],
  4429: ['refused', 'Too many connections to this sandbox are open. Close another page of it, then reload this one.'],
};

/** Keys, mostly: more than anybody types into a terminal that does not answer. */
const MOST_WAITING = 1000;

/** What is being typed and not entered yet, at most; the server has heard what is older. */
const MOST_HELD = 5000;

/** A server that says nothing for so long, though it was told something, is not reached any more. */
const SILENCE = 10_000;

export class Link {
  private socket: WebSocket | null = null;
  private tries = 0;
  private timer = 0;
  private closed = false;
  private dozing = 0;
  private asleep = false;
  private readonly page = Math.random().toString(36).slice(2, 14).padEnd(4, '0');
  /** What the server does not keep yet, or what could not be sent; behind the first `before` messages. */
  private held: (string | Uint8Array)[] = [];
  private before = 0;
  private waiting = 0;
  private greeted = false;
  private silence = 0;
  private readonly on: Listener;

  constructor(on: Listener) {
    this.on = on;
    addEventListener('online', this.retryNow);
    addEventListener('offline', this.connectAgain);
    document.addEventListener('visibilitychange', this.seen);
    this.connect();
  }

  /** Sends at once, or when the connection is there: what was typed in between is not lost, and keeps its order. */
  send(message: string | Uint8Array): void {
    const { socket, greeted } = this;
    if (socket?.readyState !== WebSocket.OPEN || !greeted) {
      if (this.waiting >= MOST_WAITING) return;
      this.waiting++;
      this.hold(message);
      return;
    }
    socket.send(message as string);
    if (!this.on.numbered) return;
    this.hold(message);
    this.silence ||= window.setTimeout(() => {
      this.connectAgain();
      this.on.silent?.();
    }, SILENCE);
  }

  private hold(message: string | Uint8Array): void {
    this.held.push(message);
    if (this.held.length > MOST_HELD) this.drop(1);
  }

  private drop(number: number): void {
    this.held.splice(0, number);
    this.before += number;
  }

  /** Something that is true of now only: without a connection it is left out. */
  tell(word: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(word));
  }

  say(word: object): void {
    this.send(JSON.stringify(word));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.retryNow);
    removeEventListener('offline', this.connectAgain);
    document.removeEventListener('visibilitychange', this.seen);
    clearTimeout(this.dozing);
    clearTimeout(this.silence);
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

  private hear({ heard, kept }: { heard?: number; kept?: number }): void {
    if (kept !== undefined && kept > this.before) this.drop(kept - this.before);
    if (heard !== undefined) this.greet(Math.max(heard - this.before, 0));
  }

  /** The server listens: it gets all that is held but for the first. */
  private greet(first: number): void {
    this.greeted = true;
    this.waiting = 0;
    for (const message of this.held.slice(first)) this.socket!.send(message as string);
    if (!this.on.numbered) this.held = [];
  }

  /** Where a socket may be dead and does not know, another one finds out: a lost network closes none by itself. */
  connectAgain = (): void => {
    if (this.closed || this.asleep) return;
    const { socket } = this;
    this.tries = 1;
    this.connect();
    socket?.close();
  };

  private connect(): void {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.silence = 0;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${this.on.address()}${this.on.numbered ? `&page=${this.page}&kept=${this.before}` : ''}`);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    this.greeted = false;
    this.on.state(this.tries ? 'reconnecting' : 'connecting', '');
    socket.onopen = () => {
      if (socket !== this.socket || socket.readyState !== WebSocket.OPEN) return; // left before it was there
      this.tries = 0;
      this.on.state('awake', '');
      if (!this.on.numbered) this.greet(0);
    };
    socket.onmessage = ({ data }) => {
      if (socket !== this.socket) return;
      clearTimeout(this.silence);
      this.silence = 0;
      if (typeof data !== 'string') return this.on.bytes?.(new Uint8Array(data));
      const word = JSON.parse(data);
      if (this.on.numbered) this.hear(word);
      this.on.text(word as never);
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
