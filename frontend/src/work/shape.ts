/** How a Pod looks: a shape and a word, so that colour never speaks alone. */
import type { Node, Pod } from './words.ts';

type Shape = 'run' | 'wait' | 'fail' | 'done' | 'end';

const FAILING = /BackOff|Err|Error|OOM|Failed|Evicted|Invalid|Unknown|CannotRun/;
const SYSTEM = new Set(['kube-system', 'kube-flannel', 'local-path-storage']);

export const isSystem = (pod: Pod): boolean => SYSTEM.has(pod.ns);
export const word = (pod: Pod): string => pod.reason || pod.phase;
export const condition = ({ ready, unschedulable }: Node): string =>
  (ready === true ? 'Ready' : ready === false ? 'NotReady' : 'Unknown') + (unschedulable ? ', cordoned' : '');

/** Whether all its containers are: the server says `1/2`. */
export function isReady(pod: Pod): boolean {
  const [ready, of] = pod.ready.split('/');
  return ready === of && of !== '0';
}

export function shapeOf(pod: Pod): Shape {
  if (pod.reason === 'Terminating') return 'end';
  if (pod.phase === 'Succeeded') return 'done';
  if (pod.phase === 'Failed' || FAILING.test(pod.reason)) return 'fail';
  return pod.phase === 'Running' && isReady(pod) ? 'run' : 'wait';
}
