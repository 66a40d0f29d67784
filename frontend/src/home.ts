/** The first page: lets the visitor turn the glass over the recorded seconds. */
import './style/home.css';
import { $, all, setIcon, still } from './dom.ts';

const recording = $('#recording')!;
const slider = $<HTMLInputElement>('input', recording)!;
const output = $('output', recording)!;
const play = $('.play', recording)!;
const caption = $('.caption', recording)!;
const moments = all('.as-text li', recording).map(row => ({
  at: Number(row.dataset.at), pods: row.dataset.pods!, who: row.dataset.who!,
  word: $('b', row)!.textContent!, says: row.lastElementChild!.textContent!,
}));
const marks = all<SVGRectElement>('.lane rect', recording);
const cells = all('.pod', recording);
const SLOWER = 10;
let playing = false;
let shown = -1;

function show(at: number): void {
  slider.value = String(at);
  const part = at / Number(slider.max);
  recording.style.setProperty('--at', `${part * 100}%`);
  recording.style.setProperty('--part', String(part));
  output.textContent = `${(at / 1000).toFixed(3)} s`;
  const now = moments.findLastIndex(each => each.at <= at);
  if (now === shown) return;
  shown = now;
  const moment = moments[now]!;
  slider.setAttribute('aria-valuetext', `${(moment.at / 1000).toFixed(3)} seconds: ${moment.word}. ${moment.says}`);
  $('b', caption)!.textContent = moment.word;
  $('span', caption)!.textContent = moment.says;
  for (const mark of marks) {
    const when = Number(mark.dataset.at);
    mark.classList.toggle('on', when <= moment.at);
    mark.classList.toggle('now', when === moment.at);
  }
  cells.forEach((cell, i) => { cell.dataset.state = moment.pods[i]!; });
}

function run(on: boolean): void {
  playing = on;
  setIcon(play, on ? 'pause' : 'run');
  play.setAttribute('aria-label', on ? 'Stop' : 'Play, ten times slower');
  if (!on) return;
  let at = Number(slider.value);
  if (at >= Number(slider.max)) at = 0;
  let before = performance.now();
  const step = (now: number): void => {
    if (!playing) return;
    at += Math.max(0, now - before) / SLOWER;
    before = now;
    show(Math.min(Math.round(at), Number(slider.max)));
    if (at >= Number(slider.max)) run(false);
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

slider.addEventListener('input', () => {
  run(false);
  show(Number(slider.value));
});
// Arrow keys go from one thing that happened to the next: milliseconds mean nothing to a finger.
slider.addEventListener('keydown', event => {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  run(false);
  show(moments[Math.max(0, Math.min(shown + step, moments.length - 1))]!.at);
});
play.addEventListener('click', () => run(!playing));
show(0);
if (!still.matches) {
  // It begins by itself once it is seen, and only once.
  const seen = new IntersectionObserver(entries => {
    if (!entries.some(each => each.isIntersecting)) return;
    seen.disconnect();
    setTimeout(() => { if (slider.value === '0') run(true); }, 900);
  }, { threshold: .6 });
  seen.observe(recording);
}
