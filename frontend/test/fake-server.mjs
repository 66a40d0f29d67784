// Stands in for the server while the page is built: static files, and sockets that speak PROTOCOL.md. Its cluster is a
// script, not a simulation; the browser tests of the whole product run against the real server.
//   node test/fake-server.mjs [port] [folder with pages as HTML]
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { WebSocketServer } from 'ws';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' };
const CSP = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const PROMPT = '\x1b[33mlearner@desk:~$\x1b[0m ';
const NODES = [['controlplane', '2'], ['node01', '2'], ['node02', '2']].map(([name, cpu]) => ({ name, ready: true, cpu }));
const SYSTEM = [
  ['etcd-controlplane', 0], ['kube-apiserver-controlplane', 0], ['kube-controller-manager-controlplane', 0], ['kube-scheduler-controlplane', 0],
  ['kube-proxy-x7k2p', 0], ['kube-proxy-4nnbw', 1], ['kube-proxy-qq8zd', 2], ['coredns-7d764666f9-6xvdm', 1], ['coredns-7d764666f9-hwxp2', 2],
].map(([name, node]) => ({ ns: 'kube-system', name, node: NODES[node].name, phase: 'Running', ready: '1/1', reason: '', cpu: 100 }));

/** One sandbox: what was printed, which Pods there are, who listens. */
function sandbox() {
  const began = Date.now();
  const self = {
    pods: new Map(SYSTEM.map(pod => [`${pod.ns}/${pod.name}`, pod])), ticks: [], listeners: new Set(), output: new Map(), readers: new Map(),
    clock: { speed: 1, running: true, waiting: null }, replicas: 0, says: 'none yet', prediction: null,
    now: () => new Date(began + (Date.now() - began)).toISOString(),
    tell: word => { for (const socket of self.listeners) socket.send(JSON.stringify(word)); },
    print: (name, text) => {
      self.output.set(name, (self.output.get(name) ?? '') + text);
      for (const socket of self.readers.get(name) ?? []) socket.send(Buffer.from(text));
    },
    pod: pod => {
      self.pods.set(`${pod.ns}/${pod.name}`, pod);
      self.tell({ pod });
      self.print('pods', `${pod.name.padEnd(22)} ${pod.ready}     ${(pod.reason || pod.phase).padEnd(19)} 0          1s\r\n`);
      self.checks();
    },
    tick: (reason, about, says, by, node) => {
      const tick = { at: self.now(), type: 'Normal', reason, about, says, by, node };
      self.ticks.push(tick);
      self.tell({ ticks: [tick] });
      self.print('events', `0s          Normal   ${reason.padEnd(19)} ${about.padEnd(30)} ${says}\r\n`);
    },
    checks: () => {
      const ready = [...self.pods.values()].filter(pod => pod.ns === 'default' && pod.ready === '1/1').length;
      const state = self.replicas < 5 ? 'half' : ready >= 5 ? 'done' : 'half';
      self.tell({ checks: self.replicas === 0
        ? [{ id: 'five-1', state: 'open', says: 'There is no <code>deployment/web</code> yet.' }, { id: 'five-2', state: 'open', says: '0 of 5 are ready.' }]
        : [{ id: 'five-1', state, says: state === 'done' ? 'Done.' : `<code>web</code> asks for ${self.replicas}; ${ready} are available.` },
          { id: 'five-2', state: ready >= 5 ? 'done' : 'half', says: ready >= 5 ? 'Done.' : `${ready} of 5 are ready.` }] });
    },
  };
  return self;
}

function grow(box, to) {
  const names = ['2lmkp', 'h4x9d', 'q8tzx', 'vv2wn', 'k7c4m'];
  for (let i = box.replicas; i < to; i++) {
    const base = { ns: 'default', name: `web-7c5ddbdf54-${names[i]}`, ready: '0/1', reason: '' };
    const node = NODES[1 + i % 2].name;
    const later = (wait, step) => setTimeout(step, wait + i * 120);
    later(200, () => { box.pod({ ...base, node: '', phase: 'Pending' }); box.tick('SuccessfulCreate', 'ReplicaSet/web-7c5ddbdf54', `Created pod: ${base.name}`, 'replicaset-controller'); });
    later(500, () => { box.pod({ ...base, node, phase: 'Pending' }); box.tick('Scheduled', `Pod/${base.name}`, `Successfully assigned default/${base.name} to ${node}`, 'default-scheduler'); });
    later(800, () => { box.pod({ ...base, node, phase: 'Pending', reason: 'ContainerCreating' }); box.tick('Pulling', `Pod/${base.name}`, 'Pulling image "nginx:1.29"', 'kubelet', node); });
    if (process.env.HALF && i === 2) continue;
    later(2200, () => { box.pod({ ...base, node, phase: 'Running', ready: '1/1' }); box.tick('Started', `Pod/${base.name}`, 'Container started', 'kubelet', node); });
  }
  box.replicas = to;
}

function obey(box, name, { run, id }) {
  box.print(name, `${run.replace(/\n/g, '\r\n')}\r\n`);
  const done = (text, exit = 0) => setTimeout(() => {
    box.print(name, text + PROMPT);
    for (const socket of box.readers.get(name) ?? []) socket.send(JSON.stringify({ ran: { id, exit, at: box.now() } }));
  }, 60);
  if (run.includes('--watch')) return;
  if (run.includes('create deployment')) {
    box.tick('ScalingReplicaSet', 'Deployment/web', 'Scaled up replica set web-7c5ddbdf54 from 0 to 3', 'deployment-controller');
    grow(box, 3);
    return done('deployment.apps/web created\r\n');
  }
  if (run.includes('scale')) {
    grow(box, 5);
    return done('deployment.apps/web scaled\r\n');
  }
  if (run.includes('rollout status')) return setTimeout(() => done('deployment "web" successfully rolled out\r\n'), 2500);
  if (run.includes('nosuch')) return done('Error from server (NotFound): pods "nosuch" not found\r\n', 1);
  return done('(the fake server answers only what the lesson asks)\r\n');
}

const boxes = new Map();
const [port = '8181', pages = new URL('./pages/', import.meta.url).pathname] = process.argv.slice(2);
const dist = new URL('../dist/', import.meta.url).pathname;

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const send = (status, body, type = 'application/json') => {
    response.writeHead(status, { 'content-type': type, 'content-security-policy': CSP });
    response.end(body);
  };
  if (pathname === '/api/sandboxes' && request.method === 'POST') {
    if (process.env.LIMIT) return send(429, JSON.stringify({ says: 'You have 10 sandboxes, which is as many as one person can have here. Delete one that you no longer need.' }));
    const id = Math.random().toString(16).slice(2, 14);
    boxes.set(id, sandbox());
    return setTimeout(() => send(201, JSON.stringify({ id })), Number(process.env.SLOW ?? 0));
  }
  if (pathname.startsWith('/api/sandboxes/') && request.method === 'DELETE') return send(204, '');
  if (pathname === '/course.json') return send(200, JSON.stringify([{ title: 'Watch a Deployment come to life', where: 'Controllers', href: '/lessons/controllers/watch-a-deployment' }]));
  const page = { '/': 'home', '/lessons/controllers/watch-a-deployment': 'lesson' }[pathname] ?? pathname.slice(1);
  for (const file of [join(dist, pathname), join(pages, `${page}.html`)]) {
    if (!file.includes('..') && extname(file) && existsSync(file)) {
      let body = readFileSync(file);
      const theme = /theme=(light|dark)/.exec(request.headers.cookie ?? '')?.[1];
      if (file.endsWith('.html') && theme) body = String(body).replace('<html lang="en"', `<html lang="en" data-theme="${theme}"`);
      return send(200, body, TYPES[extname(file)] ?? 'application/octet-stream');
    }
  }
  send(404, existsSync(join(pages, 'problem-404.html')) ? readFileSync(join(pages, 'problem-404.html')) : 'not found', TYPES['.html']);
});

const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, raw, head) => sockets.handleUpgrade(request, raw, head, socket => {
  const url = new URL(request.url, 'http://localhost');
  const [, , id, kind, name] = url.pathname.split('/');
  const box = boxes.get(id);
  if (!box) return socket.close(4404, '');
  if (kind === 'state') {
    box.listeners.add(socket);
    socket.on('close', () => box.listeners.delete(socket));
    socket.send(JSON.stringify({ clock: { now: box.now(), ...box.clock } }));
    socket.send(JSON.stringify({ board: { nodes: NODES, pods: [...box.pods.values()] } }));
    socket.send(JSON.stringify({ ticks: box.ticks }));
    socket.send(JSON.stringify({ revision: 1000 + box.ticks.length }));
    box.checks();
    socket.on('message', data => {
      const word = JSON.parse(data);
      if (word.clock) {
        box.clock = word.clock === 'pause' ? { ...box.clock, running: false, waiting: null }
          : ['next', 'settle'].includes(word.clock) ? { speed: 60, running: true, waiting: word.clock } : { speed: Number(word.clock), running: true, waiting: null };
        box.tell({ clock: { now: box.now(), ...box.clock } });
      }
      if (word.predict) {
        const prediction = { ...word.predict, state: 'watching', value: 3, until: new Date(Date.now() + 3000).toISOString() };
        box.tell({ prediction });
        setTimeout(() => box.tell({ prediction: { ...prediction, state: 'decided', value: 4 } }), 3000);
      }
    });
    return;
  }
  const from = Number(url.searchParams.get('from') ?? 0);
  if (!box.output.has(name)) box.output.set(name, PROMPT);
  if (!box.readers.has(name)) box.readers.set(name, new Set());
  box.readers.get(name).add(socket);
  socket.on('close', () => box.readers.get(name).delete(socket));
  socket.send(JSON.stringify({ at: from }));
  socket.send(Buffer.from(Buffer.from(box.output.get(name)).subarray(from)));
  socket.on('message', (data, binary) => {
    if (binary) return box.print(name, String(data) === '\x03' ? `^C\r\n${PROMPT}` : String(data).replace('\r', `\r\n${PROMPT}`));
    const word = JSON.parse(data);
    if (word.run) obey(box, name, word);
  });
}));
server.listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
