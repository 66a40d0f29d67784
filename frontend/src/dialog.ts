/** Dialogs: the browser keeps the focus inside and gives it back; Escape and a press beside it close them. */
import './style/dialogs.css';
import { $, h, icon } from './dom.ts';

export function dialog(label: string): HTMLDialogElement {
  const box = h('dialog', { 'aria-label': label, onpointerdown: (event: PointerEvent) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom) box.close();
  } });
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  return box;
}

/** Asks before something that cannot be taken back. The way out has the focus. */
export function sure(title: string, says: string, yes: string): Promise<boolean> {
  return new Promise(resolve => {
    const box = dialog(title);
    box.classList.add('asks');
    box.append(h('form', { method: 'dialog' }, h('h2', {}, title), h('p', {}, says),
      h('div', { class: 'do' }, h('button', { class: 'button', value: 'no', autofocus: true }, 'Keep it'), h('button', { class: 'button bad', value: 'yes' }, yes))));
    box.addEventListener('close', () => resolve(box.returnValue === 'yes'));
    box.showModal();
  });
}

/** How to reach a sandbox with the kubectl of one's own machine. */
export function ownKubectl(sandbox: string): void {
  const file = `sandglass-${sandbox}.yaml`;
  const box = dialog('Your own kubectl');
  box.classList.add('own-kubectl');
  const lines = `export KUBECONFIG=~/Downloads/${file}\nkubectl get nodes`;
  box.append(
    h('h2', {}, 'Your own kubectl'),
    h('p', {}, 'This cluster answers the kubectl on your machine as well. What you change there shows here at once.'),
    h('ol', {},
      h('li', {}, h('p', {}, 'Download the kubeconfig. It holds a token for this one sandbox: whoever has the file is its administrator.'),
        h('a', { class: 'button go', href: `/api/sandboxes/${sandbox}/kubeconfig`, download: file }, 'Download the kubeconfig')),
      h('li', {}, h('p', {}, 'Point kubectl at it, in a shell where you want it:'),
        h('div', { class: 'run' }, h('div', { class: 'bar' }, h('span', { class: 'where' }, 'your machine'),
          h('button', { class: 'button small bare', type: 'button', 'data-do': 'copy' }, icon('copy'), 'Copy')), h('pre', { tabindex: '0' }, h('code', {}, lines)))),
    ),
    h('p', { class: 'quiet' }, 'Made for kubectl v1.35; versions next to it work as they do with a real cluster. Delete the sandbox, and the file opens nothing.'),
    h('form', { method: 'dialog' }, h('button', { class: 'button small' }, 'Close')));
  box.showModal();
  $('a.button', box)?.focus();
}
