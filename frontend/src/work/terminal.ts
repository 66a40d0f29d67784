/** One terminal: xterm.js on a socket that resumes where it was. */
import { FitAddon } from '@xterm/addon-fit';
import { Terminal as Xterm, type IMarker, type ITheme } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { copyText, h, remember, remembered } from '../dom.ts';
import { isPrompt, outputOf } from './compare.ts';
import { Link } from './link.ts';
import type { LinkState, Ran, TerminalWord } from './words.ts';

const CTRL_C = new Uint8Array([3]);

/** How often the server is told how much is drawn. */
const TELL_BYTES = 64 * 1024;

/** There Command and V paste, and Control and V are the program's. */
const ON_A_MAC = /^Mac/.test(navigator.platform);

export type TerminalEvents = {
  ran: (ran: Ran) => void;
  state: (state: LinkState, says: string) => void;
  /** The server did not answer what was typed. */
  silent: () => void;
  leave: () => void;
  /** A name in the output that the picture knows. */
  names: () => Iterable<string>;
  open: (name: string) => void;
};

export class Terminal {
  readonly name: string;
  readonly element: HTMLElement;
  /** The block whose command has not come back yet, here or before the page was loaded again. */
  working: string | null = null;
  private since = 0;
  private sandbox = '';
  private readonly screen: HTMLElement;
  private readonly host: HTMLElement;
  private readonly xterm: Xterm;
  private readonly fit = new FitAddon();
  private readonly fitting = new ResizeObserver(() => this.refit());
  private readonly events: TerminalEvents;
  private link: Link | null = null;
  private offset = 0;
  private told = 0;
  private heard = false;
  private escaped = 0;
  private control: (() => void) | null = null;
  private keyDown = false;
  /** Where the newest command was asked for. */
  private asked: IMarker | undefined;

  constructor(name: string, events: TerminalEvents) {
    this.name = name;
    this.events = events;
    this.host = h('div', { class: 'host' });
    this.screen = h('div', { class: 'screen' }, this.host);
    this.element = h('div', { class: 'pane', role: 'group', 'aria-label': `Terminal ${name}. Escape twice leaves it.` },
      h('div', { class: 'pane-name', 'aria-hidden': 'true' }, name), this.screen, h('p', { class: 'stands' }, 'Time stands still; what needs time waits.'));
    this.xterm = new Xterm({
      fontFamily: '"IBM Plex Mono", ui-monospace, "DejaVu Sans Mono", monospace', fontSize: 13, lineHeight: 1.12, cursorBlink: false,
      scrollback: 5000, screenReaderMode: true, macOptionIsMeta: true, theme: theme(), minimumContrastRatio: 4.5,
      allowProposedApi: false, cursorInactiveStyle: 'outline', rightClickSelectsWord: true,
    });
    this.xterm.loadAddon(this.fit);
    this.xterm.attachCustomKeyEventHandler(event => this.isOurs(event));
    this.xterm.onData(data => this.link?.send(new TextEncoder().encode(this.controlled(data))));
    this.xterm.onBinary(data => this.link?.send(Uint8Array.from(data, each => each.charCodeAt(0))));
    this.xterm.onResize(({ cols, rows }) => this.link?.tell({ resize: [cols, rows] }));
    this.xterm.registerLinkProvider({ provideLinks: (line, done) => done(this.linksOf(line)) });
    this.xterm.onCursorMove(() => this.follow());
    this.xterm.onWriteParsed(() => this.element.classList.toggle('busy', this.mayWait()));
    this.fitting.observe(this.screen);
  }

  /** Puts the terminal on the page; only then can it know how many characters fit. */
  show(): void {
    if (!this.xterm.element) {
      this.xterm.open(this.host);
      this.hearWhatIsNoKey(this.xterm.textarea!);
      this.xterm.textarea!.tabIndex = -1; // it keeps the Tab key for itself: one enters by Enter on its tab, and Tab passes by
    }
    this.refit();
  }

  /** With a tree for screen readers xterm leaves out what comes without a key: emoji of a picker, dictation. */
  private hearWhatIsNoKey(area: HTMLTextAreaElement): void {
    area.addEventListener('keydown', () => { this.keyDown = true; }, true);
    area.addEventListener('keyup', () => { this.keyDown = false; }, true);
    area.addEventListener('input', event => {
      const { data, inputType, isComposing } = event as InputEvent;
      if (data && inputType === 'insertText' && !isComposing && !this.keyDown) this.xterm.input(data);
    });
  }

  connect(sandbox: string): void {
    this.link?.close();
    this.sandbox = sandbox;
    this.working = remembered<string | null>(`working.${sandbox}.${this.name}`, null);
    this.offset = 0;
    this.told = 0;
    this.heard = false;
    this.xterm.reset();
    this.link = new Link({
      address: () => `/sandboxes/${sandbox}/terminals/${this.name}?from=${this.offset}`,
      numbered: true,
      text: (word: TerminalWord) => this.take(word),
      bytes: bytes => {
        this.offset += bytes.length;
        this.heard = true;
        const upTo = this.offset;
        this.xterm.write(bytes, () => this.drew(upTo));
      },
      state: (state, says) => {
        this.element.dataset.state = state;
        if (state === 'awake') {
          this.link?.tell({ resize: [this.xterm.cols, this.xterm.rows] });
          this.link?.tell({ drawn: this.told = this.offset });
        }
        this.events.state(state, says);
      },
      silent: this.events.silent,
    });
  }

  /** The server sends no more than is drawn, and a little. */
  private drew(upTo: number): void {
    if (upTo - this.told >= TELL_BYTES) this.link?.tell({ drawn: this.told = upTo });
  }

  retryNow(): void {
    this.link?.retryNow();
  }

  /** It is on no page any more. */
  dispose(): void {
    this.disconnect();
    this.fitting.disconnect();
    this.xterm.dispose();
    this.element.remove();
  }

  disconnect(): void {
    this.link?.close();
    this.link = null;
    this.working = null;
  }

  /** Types a command. What still runs here is interrupted first, unless a button has only just begun it. */
  run(command: string, id: string): void {
    const busy = this.working !== null || this.heard && !this.isAtPrompt();
    if (busy && performance.now() - this.since > 800) this.link?.send(CTRL_C);
    this.since = performance.now();
    this.setWorking(id);
    this.asked?.dispose();
    this.asked = this.xterm.registerMarker(-this.wrapped());
    this.link?.say({ run: command, id });
    this.xterm.scrollToBottom();
  }

  /** Bytes of the row of keys on a phone. */
  type(bytes: string): void {
    this.link?.send(new TextEncoder().encode(bytes));
    this.xterm.focus();
  }

  /** The next letter counts as typed with Ctrl; then `done` is told. */
  holdControl(done: () => void): void {
    this.control = done;
  }

  private controlled(data: string): string {
    if (!this.control || !/^[a-z@[\\\]^_]$/i.test(data)) return data;
    this.control();
    this.control = null;
    return String.fromCharCode(data.toUpperCase().charCodeAt(0) & 31);
  }

  paste(text: string): void {
    this.xterm.paste(text);
    this.xterm.focus();
  }

  focus(): void {
    this.xterm.focus();
  }

  recolour(): void {
    this.xterm.options.theme = theme();
  }

  refit(): void {
    if (this.screen.clientWidth > 40 && this.screen.clientHeight > 20 && this.xterm.element) this.fit.fit();
  }

  /** Where a screen is narrower than its lines, it moves along with the cursor. */
  private follow(): void {
    const { screen } = this;
    const spare = this.host.offsetWidth - screen.clientWidth;
    if (spare <= 0) return;
    const x = this.xterm.buffer.active.cursorX / this.xterm.cols * this.host.offsetWidth;
    if (x < screen.clientWidth - 48) screen.scrollLeft = 0;
    else if (x > screen.scrollLeft + screen.clientWidth - 48 || x < screen.scrollLeft) screen.scrollLeft = x - screen.clientWidth * .6;
  }

  /** What the newest run of a command has printed, as far as the screen still has it. */
  printed(command: string): Promise<string | null> {
    return new Promise(resolve => this.xterm.write('', () => resolve(outputOf(command, this.lines()))));
  }

  /** Whether the shell has taken the command that was asked for; until then another program has this terminal. */
  hasBegun(command: string): boolean {
    return outputOf(command, this.lines(this.asked?.line)) !== null;
  }

  /** The lines on the screen and above it; those that were only broken by its width are whole again. */
  private lines(from = 0): string[] {
    const { normal } = this.xterm.buffer;
    const lines: string[] = [];
    for (let i = Math.max(from, 0); i < normal.length; i++) {
      const line = normal.getLine(i)!;
      if (line.isWrapped && lines.length) lines[lines.length - 1] += line.translateToString(true);
      else lines.push(line.translateToString(true));
    }
    return lines;
  }

  /** How many rows the line of the cursor has above it. */
  private wrapped(): number {
    const { active } = this.xterm.buffer;
    let rows = 0;
    while (active.getLine(active.baseY + active.cursorY - rows)?.isWrapped) rows++;
    return rows;
  }

  private isAtPrompt(): boolean {
    const { active } = this.xterm.buffer;
    return isPrompt(active.getLine(active.baseY + active.cursorY)?.translateToString(true) ?? '');
  }

  /** Whether a program runs here that prints its lines one after another, and not an editor. */
  private mayWait(): boolean {
    return this.xterm.buffer.active.type === 'normal' && !this.isAtPrompt();
  }

  private setWorking(id: string | null): void {
    this.working = id;
    remember(`working.${this.sandbox}.${this.name}`, id);
  }

  private take(word: TerminalWord): void {
    if (word.at !== undefined && word.at !== this.offset) {
      // Older output than the server keeps, or another shell altogether: begin from what there is.
      this.xterm.reset();
      this.offset = word.at;
      this.link?.tell({ drawn: this.told = word.at });
    }
    if (word.ran) {
      if (this.working === word.ran.id) this.setWorking(null);
      this.events.ran(word.ran);
    }
  }

  /** Keys of the page work in a terminal too; true lets xterm have the key. */
  private isOurs(event: KeyboardEvent): boolean {
    if (event.type !== 'keydown') return true;
    if (event.altKey && /^[1-9]$/.test(event.key)) return false;
    if (event.ctrlKey && (event.key === '`' || event.code === 'Backquote')) return false;
    if (event.ctrlKey && event.shiftKey && event.code === 'KeyC' && this.xterm.hasSelection()) {
      void copyText(this.xterm.getSelection());
      event.preventDefault();
      return false;
    }
    if (event.ctrlKey && event.code === 'KeyV' && !ON_A_MAC) return false; // the browser pastes
    if (event.key === 'Escape') {
      if (event.timeStamp - this.escaped < 500) {
        this.events.leave();
        return false;
      }
      this.escaped = event.timeStamp;
    }
    return true;
  }

  private linksOf(line: number): { text: string; range: { start: { x: number; y: number }; end: { x: number; y: number } }; activate: () => void }[] {
    const text = this.xterm.buffer.active.getLine(line - 1)?.translateToString(true) ?? '';
    const links = [];
    for (const name of this.events.names()) {
      const at = text.indexOf(name);
      if (at < 0 || /[\w-]/.test(text[at + name.length] ?? ' ')) continue;
      links.push({
        text: name, range: { start: { x: at + 1, y: line }, end: { x: at + name.length, y: line } },
        activate: () => this.events.open(name),
      });
    }
    return links;
  }
}

/** xterm's colours, read from the page's. */
function theme(): ITheme {
  const probe = h('span');
  document.body.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const [line, raised, ink, quiet, fill, onFill, accent, good, bad, info] =
    ['line', 'raised', 'ink', 'quiet', 'fill', 'on-fill', 'accent', 'good', 'bad', 'info'].map(colour);
  probe.remove();
  return {
    background: raised!, foreground: ink!, cursor: fill!, cursorAccent: onFill!, selectionBackground: 'rgba(232, 163, 61, 0.35)',
    scrollbarSliderBackground: line!, scrollbarSliderHoverBackground: quiet!, scrollbarSliderActiveBackground: quiet!,
    black: ink!, brightBlack: quiet!, white: quiet!, brightWhite: ink!, red: bad!, brightRed: bad!, green: good!, brightGreen: good!,
    yellow: accent!, brightYellow: accent!, blue: info!, brightBlue: info!, magenta: accent!, brightMagenta: accent!, cyan: info!, brightCyan: info!,
  };
}
