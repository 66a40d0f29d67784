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
globalThis.addEventListener = () => {};
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
