import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

const { writeOf, writeOfEvent } = await load('work/writes.ts');
const { isReady, shapeOf } = await load('work/shape.ts');
const pod = more => ({ ns: 'default', name: 'web', node: '', phase: 'Pending', ready: '0/1', reason: '', ...more });

test('each change of a Pod is told of the one who makes it', () => {
  assert.equal(writeOf(undefined, pod()), null);
  assert.deepEqual(writeOf(pod(), pod({ node: 'node01' })), { by: 'scheduler', says: 'bind Pod' });
  const bound = pod({ node: 'node01' });
  assert.deepEqual(writeOf(bound, { ...bound, reason: 'ContainerCreating' }), { by: 'node01', says: 'status: ContainerCreating' });
  const running = { ...bound, phase: 'Running', ready: '1/1' };
  assert.deepEqual(writeOf(bound, running), { by: 'node01', says: 'status: Running' });
  assert.equal(writeOf(running, { ...running, reason: 'Terminating' }), null);
  assert.deepEqual(writeOf({ ...running, reason: 'Terminating' }, null), { by: 'node01', says: 'delete Pod' });
});

test('an event is a write of its component', () => {
  const tick = more => ({ at: '', type: 'Normal', reason: 'R', about: 'Pod/web', says: '', ...more });
  assert.deepEqual(writeOfEvent(tick({ by: 'replicaset-controller' })), { by: 'controllers', says: 'R' });
  assert.deepEqual(writeOfEvent(tick({ by: 'kubelet', node: 'node02' })), { by: 'node02', says: 'R' });
  assert.equal(writeOfEvent(tick({ by: 'default-scheduler', reason: 'Scheduled' })), null, 'the binding tells it already');
});

test('a Pod that runs and is not ready does not look well', () => {
  assert.equal(shapeOf(pod({ phase: 'Running', ready: '1/2' })), 'wait');
  assert.equal(shapeOf(pod({ phase: 'Running', ready: '2/2' })), 'run');
  assert.equal(shapeOf(pod({ reason: 'ErrImagePull' })), 'fail');
  assert.ok(!isReady(pod({ ready: '0/0' })));
});
