import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

let frames = [];
globalThis.requestAnimationFrame = frame => frames.push(frame);
const frame = () => { for (const each of frames.splice(0)) each(0); };
const { World, timeOfDay } = await load('work/world.ts');
const pod = (name, more = {}) => ({ ns: 'default', name, node: '', phase: 'Pending', ready: '0/1', reason: '', ...more });

test('a hundred changes between two frames are told once', () => {
  const world = new World();
  let told = 0;
  world.on('board', () => { told++; });
  world.take({ board: { nodes: [{ name: 'node01', ready: true, cpu: '2' }], pods: [] } });
  for (let i = 0; i < 100; i++) world.take({ pod: pod(`web-${i}`) });
  assert.equal(told, 0);
  frame();
  assert.equal(told, 1);
  assert.equal(world.pods.size, 100);
});

test('only what was touched is named, and everything after a new board', () => {
  const world = new World();
  const seen = [];
  world.on('board', it => seen.push([it.all, [...it.touched]]));
  world.take({ board: { nodes: [], pods: [pod('a'), pod('b')] } });
  frame();
  world.take({ pod: pod('b', { phase: 'Running', ready: '1/1' }) });
  world.take({ podGone: 'default/a' });
  frame();
  assert.deepEqual(seen, [[true, []], [false, ['default/b', 'default/a']]]);
  assert.deepEqual([...world.pods.keys()], ['default/b']);
});

test('a press on the clock shows at once, until the server has turned it or says why not', () => {
  const world = new World();
  const clock = { now: '2026-01-01T00:00:00Z', speed: 0, running: false, waiting: null, turns: 4 };
  const shown = () => { const { speed, running, waiting } = world.asWished(); return { speed, running, waiting }; };
  world.take({ clock });

  world.ask('next');
  world.take({ clock: { ...clock, now: '2026-01-01T00:00:01Z' } }); // a word from before it was turned
  assert.deepEqual(shown(), { speed: 0, running: false, waiting: 'next' });
  world.take({ clock: { ...clock, turns: 6 } });
  assert.deepEqual(shown(), { speed: 0, running: false, waiting: null });

  world.ask('60');
  assert.deepEqual(shown(), { speed: 60, running: true, waiting: null });
  world.take({ refused: 'it is too old' });
  assert.deepEqual(shown(), { speed: 0, running: false, waiting: null });

  world.take({ clock: { ...clock, speed: 1, running: true, turns: 7 } });
  world.ask('pause');
  assert.deepEqual(shown(), { speed: 1, running: false, waiting: null });
  world.hold();
  assert.deepEqual(shown(), { speed: 1, running: true, waiting: null });
});

test('time runs on between two words of the server, at its speed', () => {
  const world = new World();
  const real = performance.now;
  let now = 1000;
  performance.now = () => now;
  try {
    assert.ok(Number.isNaN(world.now()));
    world.take({ clock: { now: '2026-11-21T10:00:00Z', speed: 60, running: true, waiting: null } });
    now += 500;
    assert.equal(timeOfDay(world.now()), '10:00:30');
    world.take({ clock: { now: '2026-11-21T10:00:30Z', speed: 60, running: false, waiting: null } });
    now += 5000;
    assert.equal(timeOfDay(world.now()), '10:00:30');
  } finally {
    performance.now = real;
  }
});

test('old events make room', () => {
  const world = new World();
  for (let i = 0; i < 600; i++) world.take({ ticks: [{ at: '2026-11-21T10:00:00Z', type: 'Normal', reason: `R${i}`, about: '', says: '' }] });
  assert.equal(world.ticks.length, 500);
  assert.equal(world.ticks[0].reason, 'R100');
});
