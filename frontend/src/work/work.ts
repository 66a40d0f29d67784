/** The workspace beside the text: terminals, the picture of the cluster, its time. Loaded after the text can be read. */
import '../style/work.css';
import { $, h, icon, isTyping, still, wide } from '../dom.ts';
import { Blocks } from './blocks.ts';
import { Board } from './board.ts';
import { draw, type Card } from './card.ts';
import { toggleFull, type Region } from './full.ts';
import { Glass } from './glass.ts';
import { Link } from './link.ts';
import { menu } from './menu.ts';
import { makeSplitter } from './split.ts';
import { Sheet } from './sheet.ts';
import { Terminals } from './terminals.ts';
import { World } from './world.ts';
import type { LinkState, StateWord } from './words.ts';

const body = document.body;
const lesson = body.dataset.lesson ?? '';
let sandbox = body.dataset.sandbox ?? '';
let starting: Promise<boolean> | null = null;
let state: Link | null = null;

const work = $('#work')!;
const bench = $('#bench')!;
const world = new World();
const terminals = new Terminals(body.dataset.terminals?.split(' ').filter(Boolean) ?? ['act'], {
  ran: ran => {
    blocks.ran(ran);
    terminals.light();
  },
  state: (_, says) => { if (says) note(says); },
  silent: () => state?.connectAgain(),
  names: () => [...world.pods.values(), ...world.nodes.values()].map(each => each.name),
  open: name => {
    sheet.open('cluster');
    board.openNamed(name);
  },
});
const board = new Board(world, command => void run(terminals.names[0] ?? 'act', command, ''));
const banner = h('div', { class: 'banner', role: 'status', hidden: '' });
const card = h('div', { class: 'card' });
const flat = h('div', { class: 'splitter flat', role: 'separator', tabindex: '0', 'aria-orientation': 'horizontal', 'aria-label': 'Height of the picture', 'aria-valuemin': '15', 'aria-valuemax': '75', 'aria-valuenow': '42' });
work.replaceChildren(banner, board.element, flat, terminals.element, card);
$('.cluster .tools', work)!.prepend(menu({ startOver: () => void startOver(), ownKubectl: () => void kubeconfig(), remove: () => void remove() }));
const sheet = new Sheet(bench, terminals);
new Glass($('#glass')!, sheet.time, world, order => state?.say({ clock: order }), note);
const blocks = new Blocks(world, { lesson, run, printed: (terminal, command) => terminals.named(terminal).printed(command),
  hasBegun: (terminal, command) => terminals.named(terminal).hasBegun(command), isConnected: () => bench.dataset.link === 'awake', say: word => state?.say(word), sandbox: () => sandbox, working: () => terminals.working });

makeSplitter($('#split')!, {
  name: 'text', vertical: true, least: 25, most: 70, usual: 43, measure: () => body.getBoundingClientRect(),
  apply: percent => body.style.setProperty('--split', `${percent}%`),
});
makeSplitter(flat, {
  name: 'picture', vertical: false, least: 15, most: 75, usual: 42, measure: () => work.getBoundingClientRect(),
  apply: percent => work.style.setProperty('--picture', `${percent}%`),
});
addEventListener('sandglass:look', () => terminals.recolour());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => terminals.recolour());
document.addEventListener('keydown', keys);

if (sandbox) connect();
else show('none');

// ── A sandbox: none yet, starting, there
function show(what: Card, says = ''): void {
  work.dataset.state = what;
  $('#glass')!.inert = what !== 'awake';
  card.hidden = what === 'awake';
  if (what !== 'awake') draw(card, what, says, () => void ensure());
}

/** Makes sure that there is a sandbox; what is asked for twice is started once. */
function ensure(): Promise<boolean> {
  if (sandbox && ['awake', 'waking'].includes(work.dataset.state!)) return world.known.then(() => true);
  starting ??= begin().finally(() => { starting = null; });
  return starting;
}

async function begin(): Promise<boolean> {
  const slow = setTimeout(() => show('starting'), 200);
  try {
    const reply = await fetch('/api/sandboxes', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ lesson }) });
    const answer = await reply.json().catch(() => ({})) as { id?: string; says?: string };
    if (!reply.ok || !answer.id) {
      show('refused', answer.says ?? 'The server could not start a cluster just now. Your work elsewhere is safe; try again in a moment.');
      return false;
    }
    sandbox = answer.id;
    // The address names this sandbox from now on, or none: the newest of the lesson.
    history.replaceState(null, '', lesson ? location.pathname + location.hash : `/sandboxes/${sandbox}`);
    connect();
    return true;
  } catch {
    show('refused', 'The server cannot be reached. The text stays readable; try again when the network is back.');
    return false;
  } finally {
    clearTimeout(slow);
  }
}

function connect(): void {
  show('awake');
  world.forget();
  const slow = setTimeout(() => { if (!world.clock.now && work.dataset.state === 'awake') show('waking'); }, 400);
  void world.known.then(() => {
    clearTimeout(slow);
    if (work.dataset.state === 'waking') show('awake');
  });
  state?.close();
  state = new Link({
    address: () => `/sandboxes/${sandbox}/state`,
    text: (word: StateWord) => {
      world.take(word);
      if (word.refused) note(word.refused);
    },
    state: tell,
  });
  terminals.connect(sandbox);
  blocks.restore();
}

/** What the state socket says about itself; the terminals have sockets of their own and share its fate. */
let late = 0;
function tell(now: LinkState, says: string): void {
  clearTimeout(late);
  bench.dataset.link = now;
  if (now === 'gone' || now === 'refused') {
    terminals.disconnect();
    leave();
    return show(now, now === 'gone' ? '' : says);
  }
  if (now !== 'awake' && now !== 'connecting') world.hold();
  const text: Partial<Record<LinkState, string>> = {
    reconnecting: 'The connection is lost. Your cluster is kept; trying again …',
    offline: 'This device is offline. Your cluster is kept, and goes on when the network is back.',
    asleep: 'Nobody has looked at this page for a while: your cluster may fall asleep. It wakes when you are back.',
  };
  const shown = text[now];
  if (now === 'awake') terminals.retryNow();
  if (!shown) {
    banner.hidden = true;
    return;
  }
  // A blink of the network is nobody's business.
  late = window.setTimeout(() => {
    banner.replaceChildren(icon(now === 'asleep' ? 'sleep' : 'plug'), shown);
    banner.dataset.kind = now;
    banner.hidden = false;
  }, now === 'asleep' ? 0 : 800);
}

/** One sentence, for as long as it takes to read. */
function note(says: string): void {
  banner.replaceChildren(icon('note'), says);
  banner.dataset.kind = 'note';
  banner.hidden = false;
  clearTimeout(late);
  late = window.setTimeout(() => { banner.hidden = true; }, 6000);
}

async function run(terminal: string, command: string, id: string): Promise<boolean> {
  if (!await ensure()) return false;
  if (!command) return true;
  await world.known;
  sheet.open('terminal');
  const target = terminals.named(terminal);
  keepPlace();
  terminals.select(target, wide.matches);
  target.run(command, id);
  terminals.light();
  // On a phone the sheet has come over half of the text: what was pressed stays in sight.
  if (id && !wide.matches) document.getElementById(id)?.scrollIntoView({ block: 'nearest', behavior: still.matches ? 'auto' : 'smooth' });
  return true;
}

// ── Start over, delete, own kubectl
async function sure(title: string, says: string, yes: string): Promise<boolean> {
  return (await import('../dialog.ts')).sure(title, says, yes);
}

async function discard(): Promise<boolean> {
  const old = sandbox;
  if (!old) return true;
  state?.close();
  terminals.disconnect();
  const reply = await fetch(`/api/sandboxes/${old}`, { method: 'DELETE' }).catch(() => null);
  leave();
  return !!reply && (reply.ok || reply.status === 404);
}

/** There is no sandbox here any more: nothing of it stays on the page. */
function leave(): void {
  sandbox = '';
  banner.hidden = true;
  world.forget();
  blocks.restore();
}

async function startOver(): Promise<void> {
  if (sandbox && !await sure('Start over?', 'This cluster and the files in its terminals are thrown away; a fresh one takes their place. Your answers in the text stay.', 'Start over')) return;
  if (await discard()) await begin();
  else show('refused', 'The old sandbox could not be thrown away. Try again in a moment.');
}

async function remove(): Promise<void> {
  if (!sandbox || !await sure('Delete this sandbox?', 'Its cluster and files cannot be brought back.', 'Delete')) return;
  if (await discard()) {
    if (lesson) show('none');
    else location.assign('/sandboxes');
  }
  else show('refused', 'The sandbox could not be deleted. Try again in a moment.');
}

async function kubeconfig(): Promise<void> {
  if (await ensure()) (await import('../dialog.ts')).ownKubectl(sandbox);
}

// ── Keys
function keys(event: KeyboardEvent): void {
  if (event.ctrlKey && event.code === 'Backquote') {
    event.preventDefault();
    if ((event.target as Element).closest?.('.xterm')) backToText();
    else {
      keepPlace();
      sheet.open('terminal');
      terminals.focus();
    }
  }
  if (event.altKey && /^[1-4]$/.test(event.key)) {
    event.preventDefault();
    keepPlace();
    sheet.open('terminal');
    terminals.selectAt(Number(event.key) - 1);
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || $('dialog[open]')) return;
  if (event.key === 'f') toggleFull('terminals');
  if (event.key === 'g') toggleFull('cluster');
  if (event.key === 'Escape' && body.dataset.full) toggleFull(body.dataset.full as Region);
}

/** Where in the text the focus was, so that the way back leads there. */
let place: HTMLElement | null = null;

function keepPlace(): void {
  const { activeElement } = document;
  if (activeElement?.closest('#main')) place = activeElement as HTMLElement;
}

function backToText(): void {
  (place?.isConnected ? place : $('#main'))?.focus();
}
