/** Lines between the API server and its clients. A dot runs along one when its client has written something. */
import { all, still } from '../dom.ts';

const SVG = 'http://www.w3.org/2000/svg';
const RUN = 620;
const MOST_DOTS = 24;
/** A letter of a label, and how far the label stands from its line. */
const LETTER = 7.3;
const ASIDE = 8;

type Wire = { path: SVGPathElement; label: SVGTextElement; x: number; timer: number };

export class Wires {
  readonly svg = document.createElementNS(SVG, 'svg');
  private readonly wires = new Map<string, Wire>();
  private dots = 0;

  constructor() {
    this.svg.setAttribute('class', 'wires');
    this.svg.setAttribute('aria-hidden', 'true');
  }

  /** Lines from the bar of the API server up to the parts of the control plane and down to the nodes. */
  draw(picture: HTMLElement, api: Element): void {
    if (!picture.clientWidth) return;
    const origin = picture.getBoundingClientRect();
    const left = picture.scrollLeft - origin.left;
    const top = picture.scrollTop - origin.top;
    const bar = api.getBoundingClientRect();
    const seen = new Set<string>();
    for (const client of all('[data-wire]', picture)) {
      const box = client.getBoundingClientRect();
      const above = box.bottom <= bar.top;
      const middle = (box.left + box.right) / 2;
      const x = Math.min(Math.max(middle, bar.left + 12), bar.right - 12) + left;
      const from = [middle + left, (above ? box.bottom : box.top) + top] as const;
      const to = [x, (above ? bar.top : bar.bottom) + top] as const;
      if (!above && from[1] - to[1] > 110) continue; // a second row of nodes: lines would cross the first
      const name = client.dataset.wire!;
      seen.add(name);
      this.wire(name, `M${from[0]} ${from[1]}L${to[0]} ${to[1]}`, from[0], (from[1] + to[1]) / 2 + 4);
    }
    for (const [name, wire] of this.wires) {
      if (seen.has(name)) continue;
      wire.path.remove();
      wire.label.remove();
      this.wires.delete(name);
    }
  }

  private wire(name: string, d: string, x: number, y: number): void {
    let wire = this.wires.get(name);
    if (!wire) {
      wire = { path: document.createElementNS(SVG, 'path'), label: document.createElementNS(SVG, 'text'), x, timer: 0 };
      this.svg.append(wire.path, wire.label);
      this.wires.set(name, wire);
    }
    if (wire.path.getAttribute('d') === d) return;
    wire.path.setAttribute('d', d);
    wire.x = x;
    wire.label.setAttribute('y', String(y));
  }

  /** A dot from a client to the API server, or from there to the store; its word stays for a moment. */
  pulse(name: string, says: string, back = false): void {
    const wire = this.wires.get(name);
    if (!wire) return;
    wire.path.classList.add('hot');
    wire.label.textContent = says;
    const fits = wire.x + ASIDE + says.length * LETTER < this.svg.clientWidth; // if not, it stands on the other side
    wire.label.setAttribute('x', String(wire.x + (fits ? ASIDE : -ASIDE)));
    wire.label.setAttribute('text-anchor', fits ? 'start' : 'end');
    wire.label.classList.add('on');
    clearTimeout(wire.timer);
    wire.timer = window.setTimeout(() => {
      wire.path.classList.remove('hot');
      wire.label.classList.remove('on');
    }, 1600);
    if (still.matches || this.dots >= MOST_DOTS) return;
    const dot = document.createElementNS(SVG, 'circle');
    dot.setAttribute('r', '4.5');
    dot.style.offsetPath = `path("${wire.path.getAttribute('d')}")`;
    this.svg.append(dot);
    this.dots++;
    const way = [{ offsetDistance: '0%' }, { offsetDistance: '100%' }];
    dot.animate(back ? way.reverse() : way, { duration: RUN, easing: 'ease-in-out' }).onfinish = () => {
      dot.remove();
      this.dots--;
    };
  }
}
