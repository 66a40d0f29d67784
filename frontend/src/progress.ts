/** What of a lesson is done, remembered in this browser: questions answered right, predictions decided, exercises passed. */
import { $, all, h, icon, remember, remembered } from './dom.ts';

const key = (lesson: string): string => `done.${lesson}`;

/** Something is done; it stays so, whatever becomes of the cluster. */
export function markDone(lesson: string, id: string): void {
  const done = remembered<string[]>(key(lesson), []);
  if (lesson && !done.includes(id)) {
    remember(key(lesson), [...done, id]);
    showLeft(lesson);
  }
}

/** In lists of lessons: how far one has come. */
export function showProgress(): void {
  for (const element of all('[data-progress-of]')) {
    const of = Number(element.dataset.tasks);
    const done = Math.min(remembered<string[]>(key(element.dataset.progressOf!), []).length, of);
    element.hidden = !done;
    element.closest('li')?.classList.toggle('finished', done === of);
    element.replaceChildren(...done === of ? [icon('done'), 'done'] : [`${done} of ${of} done`]);
  }
}

const NAMES = { quiz: 'a question', predict: 'a prediction', exercise: 'an exercise' };

/** At the end of a lesson: what is left. */
export function showLeft(lesson: string): void {
  const line = $('#left');
  const tasks = all('.quiz, .predict, .exercise');
  if (!line || !tasks.length) return;
  const done = remembered<string[]>(key(lesson), []);
  const left = tasks.filter(task => !done.includes(task.id));
  line.hidden = false;
  line.classList.toggle('done', !left.length);
  if (!left.length) return line.replaceChildren(icon('done'), 'All of this lesson is done.');
  const links = left.flatMap((task, i) => {
    const name = Object.entries(NAMES).find(([kind]) => task.classList.contains(kind))![1];
    return [i ? i === left.length - 1 ? ' and ' : ', ' : '', h('a', { href: `#${task.id}` }, name)];
  });
  line.replaceChildren(`${tasks.length - left.length} of ${tasks.length} done. Left: `, ...links, '.');
}
