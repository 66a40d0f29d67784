/** Ties the text to the cluster: commands that run, checks that turn, predictions that are decided. */
import { $, all, h, icon, remember, remembered } from '../dom.ts';
import { reveal } from '../answers.ts';
import { markDone } from '../progress.ts';
import { differences, type Row } from './compare.ts';
import { timeOfDay, type World } from './world.ts';
import type { Prediction, Ran } from './words.ts';

type Desk = {
  lesson: string;
  /** Types a command into a terminal, and starts a sandbox first if there is none. */
  run: (terminal: string, command: string, id: string) => Promise<boolean>;
  /** What a terminal shows of a command's newest run. */
  printed: (terminal: string, command: string) => Promise<string | null>;
  /** Whether a terminal's shell has taken the command that was last asked for. */
  hasBegun: (terminal: string, command: string) => boolean;
  isConnected: () => boolean;
  say: (word: object) => void;
  sandbox: () => string;
  /** The blocks whose commands still run. */
  working: () => string[];
};

/** A run as this device remembers it: with what the comparison said. */
type Remembered = Ran & { differs?: boolean };

const INTERRUPTED = 130;
const NOT_YET = 'Not yet looked at: the check runs by itself once your cluster does.';
/** A command that has not begun after so long waits for another program. */
const SOON = 1200;

export class Blocks {
  private readonly world: World;
  private readonly desk: Desk;
  /** Blocks that were pressed and wait for their cluster. */
  private readonly starting = new Set<HTMLElement>();

  constructor(world: World, desk: Desk) {
    this.world = world;
    this.desk = desk;
    document.addEventListener('click', event => {
      const button = (event.target as Element).closest<HTMLElement>('[data-do]');
      if (button?.dataset.do === 'run') void this.run(button.closest<HTMLElement>('.run')!);
      if (button?.dataset.do === 'predict') void this.predict(button.closest<HTMLElement>('.predict')!);
    });
    document.addEventListener('keydown', event => {
      if (!event.ctrlKey || event.key !== 'Enter') return;
      const block = (event.target as Element).closest?.<HTMLElement>('.run[id]') ?? this.nearest();
      if (block) void this.run(block);
    });
    world.on('checks', () => this.drawChecks());
    world.on('prediction', () => world.predictions.forEach(each => this.drawPrediction(each)));
    world.on('clock', () => {
      world.predictions.forEach(each => this.drawPrediction(each));
      this.drawWaiting();
    });
    setInterval(() => {
      this.drawWaiting();
      world.predictions.forEach(each => this.drawPrediction(each)); // the seconds that are left
    }, 1000);
  }

  /** After another sandbox came: what was run in it before. */
  restore(): void {
    const working = this.desk.working();
    for (const block of all('.run[id]')) {
      if (this.starting.has(block)) continue;
      const ran = remembered<Remembered | null>(`ran.${this.desk.sandbox()}.${block.id}`, null);
      block.dataset.state = '';
      $('.foot', block)!.hidden = true;
      $('.compared', block)?.remove();
      if (working.includes(block.id)) this.showWorking(block, remembered(`asked.${this.desk.sandbox()}.${block.id}`, '…'));
      else if (ran) {
        this.showRan(block, ran);
        if (ran.differs !== undefined) this.conclude(block, ran.differs);
      }
    }
    for (const check of all('.check')) {
      check.dataset.state = 'open';
      $('.now', check)!.textContent = NOT_YET;
    }
    this.drawChecks();
    for (const question of all('.predict')) resetPrediction(question);
  }

  ran(ran: Ran): void {
    const block = document.getElementById(ran.id);
    if (!block?.classList.contains('run')) return;
    remember(`ran.${this.desk.sandbox()}.${ran.id}`, ran);
    this.showRan(block, ran);
    if (ran.exit !== INTERRUPTED) void this.compare(block, ran);
  }

  /** Says whether it printed what the lesson expects, and if not, how it differs. */
  private async compare(block: HTMLElement, ran: Ran): Promise<void> {
    const expected = $('.expected', block)?.textContent;
    if (!expected) return;
    const printed = await this.desk.printed(block.dataset.terminal!, commandOf(block));
    const rows = printed === null ? null : differences(expected, printed);
    $('.compared', block)?.remove();
    if (printed === null || block.dataset.state === 'working') return;
    this.conclude(block, !!rows);
    remember(`ran.${this.desk.sandbox()}.${ran.id}`, { ...ran, differs: !!rows });
    if (!rows) return;
    const cell = (line: string | null, row: Row): HTMLElement =>
      h('td', { class: row.same ? '' : 'differs' }, h('span', { class: 'unseen' }, row.same ? '' : line === null ? 'missing' : 'differs: '), line ?? '');
    $('.foot', block)!.before(h('details', { class: 'compared', open: true }, h('summary', {}, 'How it differs'),
      h('p', {}, 'Not wrong by itself: perhaps an earlier step was left out or done twice, or the cluster had not got that far.'),
      h('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Expected and printed, side by side' }, h('table', {},
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'the lesson'), h('th', { scope: 'col' }, 'your terminal'))),
        h('tbody', {}, ...rows.map(row => h('tr', {}, cell(row.expected, row), cell(row.printed, row))))))));
  }

  private conclude(block: HTMLElement, differs: boolean): void {
    const note = $('.foot span', block)!;
    note.append(differs ? ' · differs' : ' · as expected');
    if (!differs) return;
    note.className = 'warn';
    $('.icon', note)?.remove(); // a tick would say the opposite
  }

  private async run(block: HTMLElement): Promise<void> {
    if (!block.id) return;
    const { terminal } = block.dataset;
    block.dataset.state = 'working';
    block.dataset.since = String(performance.now());
    delete block.dataset.begun;
    $('.compared', block)?.remove();
    this.foot(block, '', this.desk.sandbox() ? 'on its way …' : 'starting your cluster …', terminal!);
    this.starting.add(block);
    const started = await this.desk.run(terminal!, commandOf(block), block.id);
    this.starting.delete(block);
    if (block.dataset.state !== 'working') return; // it was quicker than this
    block.dataset.state = started ? 'working' : '';
    if (started) {
      block.dataset.since = String(performance.now()); // its cluster may have taken a while
      block.dataset.at = timeOfDay(this.world.now());
      remember(`asked.${this.desk.sandbox()}.${block.id}`, block.dataset.at);
      this.foot(block, '', `running since ${block.dataset.at}`, terminal!);
      this.drawWaiting();
    } else $('.foot', block)!.hidden = true;
  }

  /** A command of before the page was loaded again: it has its terminal, as far as anybody knows. */
  private showWorking(block: HTMLElement, at: string): void {
    Object.assign(block.dataset, { state: 'working', begun: '', at });
    this.foot(block, '', `running since ${at}`, block.dataset.terminal!);
  }

  /** What a command waits for, if it does: the connection, the program before it, the cluster's time. */
  private drawWaiting(): void {
    for (const block of all('.run[data-state="working"]')) {
      if (this.starting.has(block)) continue;
      const note = $('.foot span', block)!;
      const waits = this.waitsFor(block);
      const says = `${this.isKeptOut(block) ? 'asked for at' : 'running since'} ${block.dataset.at}${waits && ` · waits: ${waits}`}`;
      if (note.textContent !== says) note.textContent = says;
    }
  }

  private waitsFor(block: HTMLElement): string {
    const terminal = block.dataset.terminal!;
    if (!this.desk.isConnected()) return 'there is no connection';
    if (this.isKeptOut(block)) {
      return `another program has the terminal ${terminal}; end it, with Ctrl C, exit or :q`;
    }
    return this.world.clock.running ? '' : 'time stands still';
  }

  /** Whether another program has the block's terminal, so that its command has not begun. */
  private isKeptOut(block: HTMLElement): boolean {
    if (block.dataset.begun === undefined && this.desk.hasBegun(block.dataset.terminal!, commandOf(block))) block.dataset.begun = '';
    return block.dataset.begun === undefined && performance.now() - Number(block.dataset.since) > SOON;
  }

  private showRan(block: HTMLElement, ran: Ran): void {
    block.dataset.state = ran.exit === 0 ? 'done' : 'failed';
    this.foot(block, ran.exit === 0 ? 'good' : ran.exit === INTERRUPTED ? '' : 'warn', `ran ${timeOfDay(ran.at)} · ${ran.exit === INTERRUPTED ? 'interrupted' : `exit ${ran.exit}`}`, block.dataset.terminal!);
  }

  private foot(block: HTMLElement, tone: string, says: string, terminal: string): void {
    const foot = $('.foot', block)!;
    foot.hidden = false;
    foot.replaceChildren(h('span', { class: tone }, ...(tone === 'good' ? [icon('done'), ' '] : []), says), h('span', {}, `in the terminal ${terminal}`));
  }

  /** The block in the middle of the text, for Ctrl Enter without a focus. */
  private nearest(): HTMLElement | null {
    const middle = innerHeight * .45;
    let best: HTMLElement | null = null;
    let distance = innerHeight / 2;
    for (const block of all('.run[id]')) {
      const box = block.getBoundingClientRect();
      const away = Math.abs((box.top + box.bottom) / 2 - middle);
      if (away < distance) [best, distance] = [block, away];
    }
    return best;
  }

  private drawChecks(): void {
    for (const check of this.world.checks.values()) {
      const element = document.getElementById(`check-${check.id}`);
      if (!element) continue;
      element.dataset.state = check.state;
      const now = $('.now', element)!;
      if (now.innerHTML !== check.says) now.innerHTML = check.says; // made and escaped by the server's grader
    }
    for (const exercise of all('.exercise')) {
      if (!$('.check:not([data-state="done"])', exercise)) markDone(this.desk.lesson, exercise.id);
    }
    const open = all('.check').filter(each => each.dataset.state !== 'done').length;
    document.dispatchEvent(new CustomEvent('sandglass:checks', { detail: { open, of: all('.check').length } }));
  }

  private async predict(question: HTMLElement): Promise<void> {
    const chosen = $<HTMLInputElement>('input:checked', question);
    if (!chosen) return;
    question.dataset.state = 'watching';
    for (const input of all<HTMLInputElement>('input', question)) input.disabled = true;
    $<HTMLButtonElement>('[data-do="predict"]', question)!.disabled = true;
    $('.outcome', question)!.textContent = 'Locked. Your cluster is asked …';
    const { terminal, command } = question.dataset;
    const started = await this.desk.run(terminal ?? '', '', '');
    if (!started) return resetPrediction(question);
    this.desk.say({ predict: { id: question.id, answer: chosen.value } });
    if (terminal && command) await this.desk.run(terminal, command, question.id);
  }

  private drawPrediction(prediction: Prediction): void {
    const question = document.getElementById(prediction.id);
    if (!question || question.dataset.state === 'answered') return;
    for (const input of all<HTMLInputElement>('input', question)) {
      input.checked = input.value === prediction.answer;
      input.disabled = true;
    }
    $<HTMLButtonElement>('[data-do="predict"]', question)!.disabled = true;
    const outcome = $('.outcome', question)!;
    if (prediction.state === 'watching') {
      question.dataset.state = 'watching';
      const left = Math.max(0, Math.ceil((Date.parse(prediction.until) - this.world.now()) / 1000));
      outcome.textContent = `So far ${prediction.value}. Your cluster decides in ${left} s of its time${left > 5 && this.world.clock.speed < 60 ? '; 60× makes them short' : ''}.`;
      return;
    }
    const chosen = $(`.option[data-option="${prediction.answer}"]`, question);
    const said = parseInt(chosen?.dataset.text ?? '', 10);
    const good = said === prediction.value;
    markDone(this.desk.lesson, question.id);
    reveal(question, good ? `${prediction.value}, as you said.` : `It was ${prediction.value}; you said ${said}.`, good);
  }
}

const commandOf = (block: HTMLElement): string => $('pre code', block)!.textContent!;

function resetPrediction(question: HTMLElement): void {
  question.dataset.state = 'open';
  for (const option of all('.option', question)) option.classList.remove('right', 'wrong');
  for (const input of all<HTMLInputElement>('input', question)) {
    input.disabled = false;
    input.checked = false;
  }
  $<HTMLButtonElement>('[data-do="predict"]', question)!.disabled = true;
  $('.outcome', question)!.textContent = 'Your own cluster decides.';
}
