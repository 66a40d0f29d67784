/** The elastic axis of the line of events. */
const LEAST = 4;
const MOST = 110;

/** The room of a pause, in pixels: a quiet minute takes little more than a quiet second. */
export function room(millis: number): number {
  return Math.min(MOST, LEAST + 20 * Math.log2(1 + Math.max(0, millis) / 1000));
}
