/** Splitters: drag, arrow keys, double click to reset; the place is remembered on this device. */
import { remember, remembered } from '../dom.ts';

type Split = { name: string; vertical: boolean; least: number; most: number; usual: number; measure: () => DOMRect; apply: (percent: number) => void };

export function makeSplitter(element: HTMLElement, split: Split): void {
  let now = remembered(`split.${split.name}`, split.usual);
  const set = (percent: number): void => {
    now = Math.round(Math.min(split.most, Math.max(split.least, percent)) * 10) / 10;
    split.apply(now);
    element.setAttribute('aria-valuenow', String(Math.round(now)));
    remember(`split.${split.name}`, now);
  };
  if (now !== split.usual) set(now);
  element.addEventListener('pointerdown', event => {
    element.setPointerCapture(event.pointerId);
    document.body.classList.add('dragging');
  });
  element.addEventListener('pointermove', event => {
    if (!element.hasPointerCapture(event.pointerId)) return;
    const box = split.measure();
    set(split.vertical ? (event.clientX - box.left) / box.width * 100 : (event.clientY - box.top) / box.height * 100);
  });
  element.addEventListener('lostpointercapture', () => document.body.classList.remove('dragging'));
  element.addEventListener('dblclick', () => set(split.usual));
  element.addEventListener('keydown', event => {
    const step = { ArrowLeft: -2, ArrowUp: -2, ArrowRight: 2, ArrowDown: 2, Home: -100, End: 100 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(now + step);
  });
}
