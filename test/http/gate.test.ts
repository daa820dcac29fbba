import { describe, expect, test } from 'vitest';
import { admit, isLocal, type Caller, type Gate } from '../../src/adapters/http/gate.ts';

const gate: Gate = { host: '127.0.0.1', publicUrl: null };
const open: Gate = { host: '0.0.0.0', publicUrl: new URL('https://kpi.example.com') };
const caller: Caller = { host: '127.0.0.1:7330', origin: null, forwarded: false, remoteAddress: '127.0.0.1' };
const page = { method: 'GET', exposure: 'local', caller: 'browser' } as const;
const hook = { method: 'POST', exposure: 'public', caller: 'platform' } as const;
const post = { method: 'POST', exposure: 'local', caller: 'browser' } as const;
const link = { method: 'POST', exposure: 'public', caller: 'browser' } as const;

type Row = readonly [
  what: string,
  route: Parameters<typeof admit>[0],
  caller: Partial<Caller>,
  gate: Gate,
  status: number,
];

const rows: readonly Row[] = [
  ['this machine', page, {}, gate, 200],
  ['by name', page, { host: 'localhost:7330' }, gate, 200],
  ['by IPv6', page, { host: '[::1]:7330', remoteAddress: '::1' }, gate, 200],
  ['through a tunnel with a port of its own', page, { host: 'localhost:8080' }, gate, 200],
  ['a foreign name that resolves to this machine', page, { host: 'evil.example:7330' }, gate, 421],
  ['a name that only begins like ours', page, { host: '127.0.0.1.evil.example' }, gate, 421],
  ['no name', page, { host: null }, gate, 421],
  ['a name that is none', page, { host: 'a b' }, gate, 421],
  ['another machine that says it is this one', page, { remoteAddress: '192.168.1.9' }, open, 403],
  ['a proxy on this machine', page, { forwarded: true }, open, 403],
  ['the chat under the public name', page, { host: 'kpi.example.com' }, open, 421],
  ['a webhook under the public name', hook, { host: 'kpi.example.com', remoteAddress: '10.0.0.1' }, open, 200],
  ['a webhook under another name', hook, { host: 'evil.example' }, open, 421],
  ['a webhook has no origin', hook, { origin: null }, gate, 200],
  ['a post of our own page', post, { origin: 'http://127.0.0.1:7330' }, gate, 200],
  ['a post without origin', post, {}, gate, 403],
  ['a post of nobody', post, { origin: 'null' }, gate, 403],
  ['a post of another site', post, { origin: 'https://evil.example' }, gate, 403],
  ['a post of another port of this machine', post, { origin: 'http://127.0.0.1:3000' }, gate, 403],
  ['a post of our public page', link, { host: 'kpi.example.com', origin: 'https://kpi.example.com' }, open, 200],
  [
    'a post of our public page without TLS',
    link,
    { host: 'kpi.example.com', origin: 'http://kpi.example.com:81' },
    open,
    403,
  ],
];

describe('who may reach a route', () => {
  test.each(rows)('%s', (_, route, from, through, status) => {
    const admission = admit(route, { ...caller, ...from }, through);
    expect(admission.admitted ? 200 : admission.status).toBe(status);
  });
});

test('a caller is local where a local page would answer', () => {
  for (const [what, route, difference, by, status] of rows.filter(
    ([, { exposure, method }]) => exposure + method === 'localGET',
  )) {
    const asked = { ...caller, ...difference };
    expect([what, isLocal(asked)]).toEqual([what, status === 200]);
    expect(admit(route, asked, by).admitted).toBe(status === 200);
  }
});
