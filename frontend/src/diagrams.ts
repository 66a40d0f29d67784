/** Draws Mermaid's diagrams in our colours. Until then, and without it, the source stands there to be read. */
import { $, h } from './dom.ts';

let count = 0;

export async function draw(figures: HTMLElement[]): Promise<void> {
  const { default: mermaid } = await import('mermaid');
  const paint = async (): Promise<void> => {
    const css = getComputedStyle(document.documentElement);
    const probe = h('span', { hidden: '' });
    document.body.append(probe);
    const colour = (name: string): string => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const [raised, sunk, line, ink, quiet, accent, tint] = ['raised', 'sunk', 'line', 'ink', 'quiet', 'accent', 'tint'].map(colour);
    probe.remove();
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      theme: 'base',
      fontFamily: css.getPropertyValue('--text'),
      themeVariables: {
        background: raised!, primaryColor: sunk!, primaryTextColor: ink!, primaryBorderColor: quiet!, lineColor: quiet!,
        textColor: ink!, actorBkg: sunk!, actorBorder: quiet!, actorTextColor: ink!, actorLineColor: line!, signalColor: ink!,
        signalTextColor: ink!, noteBkgColor: mix(tint!), noteTextColor: ink!, noteBorderColor: accent!, fontSize: '13px',
      },
      sequence: { actorMargin: 6, width: 94, height: 44, mirrorActors: false, messageMargin: 28, boxMargin: 4, wrapPadding: 4, diagramMarginX: 4, diagramMarginY: 4, useMaxWidth: true, wrap: true, messageFontSize: 13, actorFontSize: 13 },
      flowchart: { useMaxWidth: true },
    });
    for (const figure of figures) {
      const source = $('.source', figure)!;
      const drawn = $('.drawn', figure)!;
      const { svg } = await mermaid.render(`diagram-${++count}`, source.textContent!);
      drawn.innerHTML = svg; // strict: Mermaid has taken out scripts, handlers and foreign HTML
      $('svg', drawn)?.setAttribute('aria-hidden', 'true');
      drawn.hidden = false;
      source.hidden = true;
    }
  };
  await document.fonts.ready;
  await paint();
  const repaint = (): void => void paint();
  addEventListener('sandglass:look', repaint);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
}

/** Mermaid cannot read color-mix; a canvas can say what it comes to. */
function mix(colour: string): string {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})`;
}
