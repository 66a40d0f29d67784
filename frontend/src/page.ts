/** Every page: colours, copying, questions, keys. The workspace is another file, asked for when the text can be read. */
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/lesson.css';
import './style/pages.css';
import { reveal } from './answers.ts';
import { markDone, showLeft, showProgress } from './progress.ts';
import { $, all, copyText, h, isTyping, remember, remembered, setIcon, still } from './dom.ts';

const root = document.documentElement;

// ── Colours: light, dark, or as the system has it. The server reads the cookie, so the first paint is right.
const LOOKS = [
  { theme: '', icon: 'system', says: 'as the system' },
  { theme: 'light', icon: 'sun', says: 'light' },
  { theme: 'dark', icon: 'moon', says: 'dark' },
] as const;

function showLook(): void {
  const now = LOOKS.find(each => each.theme === (root.dataset.theme ?? '')) ?? LOOKS[0];
  for (const button of all('[data-do="theme"]')) {
    button.setAttribute('aria-label', `Colours: ${now.says}`);
    button.title = `Colours: ${now.says}`;
    setIcon(button, now.icon);
  }
}

function nextLook(): void {
  const at = LOOKS.findIndex(each => each.theme === (root.dataset.theme ?? ''));
  const next = LOOKS[(at + 1) % LOOKS.length]!;
  if (next.theme) root.dataset.theme = next.theme;
  else delete root.dataset.theme;
  document.cookie = `theme=${next.theme}; path=/; max-age=${next.theme ? 31536000 : 0}; samesite=lax`;
  showLook();
  dispatchEvent(new Event('sandglass:look'));
}
showLook();

// ── Copy
async function copy(button: HTMLElement): Promise<void> {
  const text = $('pre code', button.closest('.run')!)?.textContent ?? '';
  const done = await copyText(text);
  const word = button.lastChild!;
  setIcon(button, done ? 'done' : 'copy');
  word.textContent = done ? 'Copied' : 'Not allowed';
  setTimeout(() => {
    setIcon(button, 'copy');
    word.textContent = 'Copy';
  }, 1500);
}

// ── Questions
const lesson = document.body.dataset.lesson ?? '';

function picked(question: Element): string[] {
  return all<HTMLInputElement>('input:checked', question).map(input => input.value);
}

/** A miss tells why of what was chosen, and lets one choose again; a hit tells all reasons. */
function answer(question: HTMLElement): void {
  const chosen = picked(question);
  const right = all('.option[data-right]', question).map(each => each.dataset.option!);
  const hit = chosen.filter(each => right.includes(each)).length;
  const good = hit === right.length && chosen.length === hit;
  remember(`answer.${lesson}.${question.id}`, chosen);
  const button = $<HTMLButtonElement>('[data-do="answer"]', question)!;
  if (good) {
    markDone(lesson, question.id);
    reveal(question, 'That is right.', true);
    button.textContent = 'Ask me again';
    button.dataset.do = 'again';
    button.disabled = false;
  } else {
    question.dataset.state = 'tried';
    for (const option of all('.option', question)) {
      option.classList.toggle('wrong', chosen.includes(option.dataset.option!) && !right.includes(option.dataset.option!));
      option.classList.toggle('right', chosen.includes(option.dataset.option!) && right.includes(option.dataset.option!));
    }
    $('.outcome', question)!.textContent = right.length > 1 && hit ? `${hit} of ${right.length} found. Choose again.` : 'Not so. Read why, and choose again.';
    button.disabled = true;
  }
  document.dispatchEvent(new CustomEvent('sandglass:answered', { detail: { id: question.id, good } }));
}

function again(question: HTMLElement): void {
  question.dataset.state = 'open';
  for (const option of all('.option', question)) option.classList.remove('right', 'wrong');
  for (const input of all<HTMLInputElement>('input', question)) {
    input.disabled = false;
    input.checked = false;
  }
  $('.outcome', question)!.textContent = '';
  const button = $<HTMLButtonElement>('[data-do="again"]', question)!;
  button.textContent = 'Check';
  button.dataset.do = 'answer';
  button.disabled = true;
  $<HTMLInputElement>('input', question)?.focus();
}

for (const question of all('.quiz')) {
  const before = remembered<string[]>(`answer.${lesson}.${question.id}`, []);
  if (before.length) {
    for (const input of all<HTMLInputElement>('input', question)) input.checked = before.includes(input.value);
    answer(question);
  }
}
showLeft(lesson);
showProgress();
document.addEventListener('change', event => {
  const question = (event.target as Element).closest<HTMLElement>('.question');
  if (!question) return;
  const button = $<HTMLButtonElement>('[data-do="answer"], [data-do="predict"]', question);
  if (button) button.disabled = picked(question).length === 0;
});

// ── Sections: which one is being read, and keys to the next
const headings = all('.lesson section > h2');
const steps = $('#steps');
let reading = -2;

function showSteps(): void {
  if (!steps || headings.length < 3) return;
  const line = innerHeight * .4;
  const now = headings.findLastIndex(each => each.getBoundingClientRect().top < line);
  if (now === reading) return;
  reading = now;
  steps.hidden = false;
  steps.innerHTML = headings.map((_, i) => `<i${i <= Math.max(now, 0) ? ' class="on"' : ''}></i>`).join('')
    + `<span>${Math.max(now + 1, 1)} of ${headings.length}</span>`;
}

/** Where the last key went: while the page is still on its way there, the next key counts from there. */
let aim = { at: -1, until: 0 };

function toSection(step: number): void {
  const line = 80;
  const tops = headings.map(each => each.getBoundingClientRect().top);
  const onTheWay = performance.now() < aim.until;
  const at = onTheWay ? aim.at + step : step > 0 ? tops.findIndex(top => top > line + 4) : tops.findLastIndex(top => top < line - 4);
  const heading = headings[at];
  if (!heading) return;
  aim = { at, until: performance.now() + 900 };
  heading.scrollIntoView({ behavior: still.matches ? 'auto' : 'smooth' });
  $('a', heading)?.focus({ preventScroll: true });
}
if (headings.length) {
  addEventListener('scroll', showSteps, { capture: true, passive: true });
  showSteps();
}

// ── Clicks and keys
document.addEventListener('click', event => {
  const button = (event.target as Element).closest<HTMLElement>('[data-do]');
  if (!button) return;
  const question = button.closest<HTMLElement>('.question');
  switch (button.dataset.do) {
    case 'theme': nextLook(); break;
    case 'copy': void copy(button); break;
    case 'answer': if (question) answer(question); break;
    case 'again': if (question) again(question); break;
    case 'run':
    case 'predict':
      if (!atWork && work) void runLater(button);
      break;
    case 'find': void import('./find.ts').then(find => find.open()); break;
    case 'kubectl':
      event.preventDefault();
      void import('./dialog.ts').then(dialog => dialog.ownKubectl(button.dataset.sandbox!));
      break;
    case 'keys': void import('./find.ts').then(find => find.keys()); break;
  }
});
document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
    event.preventDefault();
    void import('./find.ts').then(find => find.open());
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  switch (event.key) {
    case '/': event.preventDefault(); void import('./find.ts').then(find => find.open()); break;
    case '?': void import('./find.ts').then(find => find.keys()); break;
    case 'n': toSection(+1); break;
    case 'p': toSection(-1); break;
  }
});
for (const form of all<HTMLFormElement>('form[data-sure]')) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const { ask, sure: says, yes } = form.dataset;
    void import('./dialog.ts').then(async dialog => {
      if (!await dialog.sure(ask!, says!, yes!)) return;
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'sure', value: 'yes' }));
      form.submit();
    });
  });
}

// ── Diagrams, when one comes near; the workspace, when the text stands
const diagrams = all('figure.mermaid');
if (diagrams.length) {
  const near = new IntersectionObserver(seen => {
    if (!seen.some(each => each.isIntersecting)) return;
    near.disconnect();
    void import('./diagrams.ts').then(module => module.draw(diagrams));
  }, { rootMargin: '600px' });
  diagrams.forEach(each => near.observe(each));
}
const { work, style } = document.body.dataset;
let workspace: Promise<void> | null = null;
let atWork = false;
let tries = 0;

/** Fetches the workspace, once; after a failure it can be asked for again. */
function fetchWorkspace(): Promise<void> {
  workspace ??= (async () => {
    if (!$(`link[href="${style}"]`)) document.head.append(h('link', { rel: 'stylesheet', href: style! }));
    await import(/* @vite-ignore */ `${work}${tries++ ? `?again=${tries}` : ''}`); // a browser keeps a failed import
    atWork = true;
  })().catch(() => {
    workspace = null;
    $('#work')!.replaceChildren(h('p', { class: 'unfetched', role: 'status' }, 'The workspace did not arrive. ',
      h('button', { class: 'button small', type: 'button', onclick: () => void fetchWorkspace().catch(() => undefined) }, 'Fetch it again')));
    throw new Error('The workspace did not arrive.');
  });
  return workspace;
}

/** A block that is pressed before the workspace is here: it waits, and says so. */
async function runLater(button: HTMLElement): Promise<void> {
  const foot = $('.foot', button.closest<HTMLElement>('.run, .question') ?? undefined);
  const tell = (says: string): void => {
    if (!foot) return;
    foot.hidden = !says;
    foot.textContent = says;
  };
  tell('fetching the workspace …');
  await fetchWorkspace().then(() => { tell(''); button.click(); }, () => tell('The workspace did not arrive: press Run to try again.'));
}
if (work && style) {
  const begin = (): void => void fetchWorkspace().catch(() => undefined); // it has said so
  if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: 800 });
  else setTimeout(begin, 200);
}
