import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

const { differences, lineMatches, outputOf } = await load('work/compare.ts');

test('a hole stands for any text of a line, blanks count as one', () => {
  assert.ok(lineMatches('web-…   1/1  Running', 'web-abc 1/1     Running'));
  assert.ok(lineMatches('a…b…c', 'a b b c'));
  assert.ok(!lineMatches('web-…   1/1', 'web-abc 0/1'));
  assert.ok(!lineMatches('ab…bc', 'abc'));
});

test('what is as expected has no differences', () => {
  assert.equal(differences('NAME\n…\nweb-…', 'NAME\na\nb\nweb-1'), null);
  assert.equal(differences('', '\n'), null);
  assert.equal(differences('…\nend', 'end'), null);
});

test('what differs stands side by side', () => {
  assert.deepEqual(differences('NAME\nweb-…  1/1\nend', 'NAME\nweb-7  0/1\nmore\nend'), [
    { expected: 'NAME', printed: 'NAME', same: true },
    { expected: 'web-…  1/1', printed: 'web-7  0/1', same: false },
    { expected: null, printed: 'more', same: false },
    { expected: 'end', printed: 'end', same: true },
  ]);
  assert.deepEqual(differences('created', ''), [{ expected: 'created', printed: null, same: false }]);
});

test('the output of a command stands between its newest echo and the next prompt', () => {
  const screen = ['learner@desk:~$ echo a', 'old', 'learner@desk:~$ echo a', 'new', 'newer', 'learner@desk:~$ '];
  assert.equal(outputOf('echo a', screen), 'new\nnewer');
  assert.equal(outputOf('echo b', screen), null);
});

test('a command of several lines is found by its continuation', () => {
  const screen = ['learner@desk:~$ kubectl create deployment web \\', '>   --replicas=3', 'deployment.apps/web created', 'learner@desk:~$'];
  assert.equal(outputOf('kubectl create deployment web \\\n  --replicas=3', screen), 'deployment.apps/web created');
});
