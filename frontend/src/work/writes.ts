/** Who wrote what to the API server, read off from what changed: the picture lets a dot run for each. */
import { word } from './shape.ts';
import type { Pod, Tick } from './words.ts';

/** `by` is a part of the control plane, or a node whose kubelet it was. */
export type Write = { by: string; says: string };

/** The author of a change of a Pod, where only one program makes such changes. */
export function writeOf(before: Pod | undefined, after: Pod | null): Write | null {
  if (!before) return null; // made by whoever wants it: the author's event tells
  if (!after) return before.node && before.reason === 'Terminating' ? { by: before.node, says: 'delete Pod' } : null;
  if (!before.node && after.node) return { by: 'scheduler', says: 'bind Pod' };
  const same = before.phase === after.phase && before.ready === after.ready && before.reason === after.reason;
  if (same || !after.node || after.reason === 'Terminating') return null;
  return { by: after.node, says: `status: ${word(after)}` };
}

/** The author of an event, which is a write of its own. */
export function writeOfEvent(tick: Tick): Write | null {
  if (tick.by?.includes('kubelet')) return tick.node ? { by: tick.node, says: tick.reason } : null;
  if (tick.by?.includes('scheduler')) return tick.reason === 'Scheduled' ? null : { by: 'scheduler', says: tick.reason };
  return { by: 'controllers', says: tick.reason };
}
