/** The few words of DOM that every part uses. */
import iconsFile from './made/icons.svg?url';

export const $ = <E extends Element = HTMLElement>(selector: string, root: ParentNode = document): E | null =>
  root.querySelector<E>(selector);

export const all = <E extends Element = HTMLElement>(selector: string, root: ParentNode = document): E[] =>
  [...root.querySelectorAll<E>(selector)];

type Attributes = Record<string, string | number | boolean | ((event: never) => void)>;

/** An element: attributes, `onclick` and the like as listeners, then what is inside. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...inside: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value as unknown as EventListener);
    else if (value !== false) element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...inside.filter((each): each is Node | string => each !== null));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon of the one file of symbols. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${iconsFile}#${name}`);
  svg.append(use);
  return svg;
}

export function setIcon(button: Element, name: string): void {
  $('svg.icon', button)?.replaceWith(icon(name));
}

/** Puts a text on the clipboard, by the old way where the new one is only for https; false when neither is allowed. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h('textarea', { readonly: true, class: 'unseen', 'aria-hidden': 'true' }, text);
    const before = document.activeElement as HTMLElement | null;
    (before?.closest('dialog') ?? document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    before?.focus();
    return done;
  }
}

/** Something remembered on this device; whoever forbids storage only loses the memory. */
export function remembered<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`sandglass.${key}`);
    return text === null ? otherwise : JSON.parse(text) as T;
  } catch {
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`sandglass.${key}`, JSON.stringify(value));
  } catch { /* forbidden or full: nothing depends on it */ }
}

/** Whether keys typed here are text. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return !!element?.closest?.('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], .xterm');
}

export const wide = matchMedia('(min-width: 1100px)');
/** Whether two rows of terminals have a few lines each. */
export const tall = matchMedia('(min-height: 600px)');
export const still = matchMedia('(prefers-reduced-motion: reduce)');
