import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

const { room } = await load('work/axis.ts');

test('what happens in one second stands apart, and a long pause takes little room', () => {
  assert.equal(room(0), 4);
  assert.ok(room(1000) < room(5000) && room(5000) < room(60_000));
  assert.equal(room(3_600_000), room(86_400_000));
});
