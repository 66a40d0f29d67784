/** A question that has been answered: every option says why. */
import { $, all } from './dom.ts';

export function reveal(question: HTMLElement, says: string, good: boolean): void {
  question.dataset.state = 'answered';
  for (const option of all('.option', question)) {
    option.classList.add('right' in option.dataset ? 'right' : 'wrong');
  }
  for (const input of all<HTMLInputElement>('input', question)) input.disabled = true;
  const outcome = $('.outcome', question)!;
  outcome.textContent = says;
  outcome.classList.toggle('good', good);
}
