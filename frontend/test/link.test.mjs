import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { load } from './bundle.mjs';

const sockets = [];
class FakeSocket {
  static CONNECTING = 0;
  static OPEN = 1;
  readyState = 0;
  sent = [];
  constructor(address) { this.address = address; sockets.push(this); }
  send(message) { this.sent.push(message); }
  close() { this.readyState = 3; }
  open() { this.readyState = 1; this.onopen(); }
  drop(code = 1006) { this.readyState = 3; this.onclose({ code, reason: '' }); }
}
globalThis.WebSocket = FakeSocket;
globalThis.location = { protocol: 'https:', host: 'example.test' };
globalThis.window = globalThis;
globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} };
const listeners = {};
globalThis.addEventListener = (what, listener) => { listeners[what] = listener; };
globalThis.removeEventListener = () => {};
Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });
Math.random = () => 0.5;
const { Link } = await load('work/link.ts');

test('comes back later and later, from where it was, and says so', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const states = [];
  let offset = 0;
  const link = new Link({ address: () => `/t?from=${offset}`, text: () => {}, bytes: bytes => { offset += bytes.length; }, state: state => states.push(state) });
  assert.equal(sockets.at(-1).address, 'wss://example.test/t?from=0');
  sockets.at(-1).open();
  sockets.at(-1).onmessage({ data: new Uint8Array(7).buffer });
  sockets.at(-1).drop();
  mock.timers.tick(249);
  assert.equal(sockets.length, 1);
  mock.timers.tick(1);
  assert.equal(sockets.length, 2);
  assert.equal(sockets.at(-1).address, 'wss://example.test/t?from=7');
  sockets.at(-1).drop();
  mock.timers.tick(499);
  assert.equal(sockets.length, 2);
  mock.timers.tick(1);
  sockets.at(-1).open();
  assert.deepEqual(states, ['connecting', 'awake', 'reconnecting', 'reconnecting', 'reconnecting', 'reconnecting', 'awake']);
  link.close();
  mock.timers.reset();
});

test('keeps keys and words for later, in their order', () => {
  const link = new Link({ address: () => '/t', text: () => {}, state: () => {} });
  link.send(new Uint8Array([3]));
  link.say({ run: 'ls', id: 'b1' });
  sockets.at(-1).open();
  assert.deepEqual(sockets.at(-1).sent, [new Uint8Array([3]), '{"run":"ls","id":"b1"}']);
  link.close();
});

test('does not come back when the sandbox is gone', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const states = [];
  new Link({ address: () => '/t', text: () => {}, state: (state, says) => states.push([state, says]) });
  sockets.at(-1).open();
  const before = sockets.length;
  sockets.at(-1).drop(4404);
  mock.timers.tick(60_000);
  assert.equal(sockets.length, before);
  assert.deepEqual(states.at(-1), ['gone', 'This sandbox is not there any more.']);
  mock.timers.reset();
});

test('keeps no more than anybody would type', () => {
  const link = new Link({ address: () => '/t', text: () => {}, state: () => {} });
  for (let i = 0; i < 3000; i++) link.send(new Uint8Array([97]));
  sockets.at(-1).open();
  assert.equal(sockets.at(-1).sent.length, 1000);
  link.close();
});

test('a socket that is still on its way is closed when it arrives', () => {
  const link = new Link({ address: () => '/t', text: () => {}, state: () => {} });
  const socket = sockets.at(-1);
  link.close();
  assert.equal(socket.readyState, 0);
  socket.open();
  assert.equal(socket.readyState, 3);
});

const numbered = (words = []) => new Link({ address: () => '/t?from=0', numbered: true, text: word => words.push(word), state: () => {} });
const say = word => sockets.at(-1).onmessage({ data: JSON.stringify(word) });
const named = kept => new RegExp(`^wss://example\\.test/t\\?from=0&page=[a-z0-9]{4,}&kept=${kept}$`);

test('sends again what the server has not heard, and forgets what it keeps', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const link = numbered();
  assert.match(sockets.at(-1).address, named(0));
  link.send('early');
  sockets.at(-1).open();
  assert.deepEqual(sockets.at(-1).sent, []);
  say({ heard: 0 });
  assert.deepEqual(sockets.at(-1).sent, ['early']);
  for (const key of 'abc') link.send(key);
  say({ kept: 2 });
  sockets.at(-1).drop();
  link.send('d');
  mock.timers.tick(250);
  assert.match(sockets.at(-1).address, named(2));
  sockets.at(-1).open();
  say({ heard: 3 });
  assert.deepEqual(sockets.at(-1).sent, ['c', 'd']);
  sockets.at(-1).drop();
  mock.timers.tick(250);
  sockets.at(-1).open();
  say({ heard: 2 }); // another server, which has never heard of the page
  assert.deepEqual(sockets.at(-1).sent, ['b', 'c', 'd']);
  say({ kept: 5 });
  sockets.at(-1).drop();
  mock.timers.tick(250);
  assert.match(sockets.at(-1).address, named(5));
  sockets.at(-1).open();
  say({ heard: 5 });
  assert.deepEqual(sockets.at(-1).sent, []);
  link.close();
  mock.timers.reset();
});

test('tries a new socket when the server says nothing any more', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let silent = 0;
  const link = new Link({ address: () => '/t?from=0', numbered: true, text: () => {}, state: () => {}, silent: () => silent++ });
  sockets.at(-1).open();
  say({ heard: 0 });
  link.send('a');
  const before = sockets.length;
  mock.timers.tick(9_999);
  say({ kept: 1 });
  mock.timers.tick(60_000);
  assert.equal(sockets.length, before);
  assert.equal(silent, 0);
  link.send('b');
  mock.timers.tick(10_000);
  assert.equal(silent, 1);
  assert.equal(sockets.length, before + 1);
  sockets.at(-1).open();
  say({ heard: 1 });
  assert.deepEqual(sockets.at(-1).sent, ['b']);
  link.close();
  mock.timers.reset();
});

test('looks again at once when the device says that it is offline', () => {
  const states = [];
  const link = new Link({ address: () => '/t', text: () => {}, state: state => states.push(state) });
  const first = sockets.at(-1);
  first.open();
  listeners.offline();
  assert.notEqual(sockets.at(-1), first);
  assert.equal(first.readyState, 3);
  sockets.at(-1).open(); // a server on the same machine needs no network
  assert.deepEqual(states, ['connecting', 'awake', 'reconnecting', 'awake']);
  link.close();
});

test('what is true of now only is not kept for later', () => {
  const link = numbered();
  link.tell({ resize: [80, 24] });
  sockets.at(-1).open();
  link.tell({ resize: [90, 24] });
  assert.deepEqual(sockets.at(-1).sent, ['{"resize":[90,24]}']);
  link.close();
});
