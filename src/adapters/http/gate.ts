/**
 * Who may reach a route at all, before anybody reads a body. Against DNS rebinding (a foreign name that resolves to
 * this machine), against forms of other sites, and so that 'local' stays local behind a proxy too.
 */
import type { HttpRoute } from '../../bot/ports.ts';

export interface Gate {
  /** What the server listens on: '127.0.0.1', '0.0.0.0', 'kpi.internal'. */
  readonly host: string;
  readonly publicUrl: URL | null;
}

export interface Caller {
  readonly host: string | null;
  readonly origin: string | null;
  /** Sent by a proxy: whoever is behind it is not on this machine. */
  readonly forwarded: boolean;
  readonly remoteAddress: string | null;
}

export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly status: 403 | 421 };

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const LOOPBACK_ADDRESSES = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const WILDCARDS = new Set(['0.0.0.0', '::', '[::]']);

export const isLoopback = (host: string): boolean =>
  LOOPBACK_NAMES.has(host.toLowerCase()) || host === '::1' || LOOPBACK_ADDRESSES.test(host);

export function admit(route: Pick<HttpRoute, 'method' | 'exposure' | 'caller'>, caller: Caller, gate: Gate): Admission {
  const named = parseHost(caller.host);
  if (named === null) return { admitted: false, status: 421 };

  switch (route.exposure) {
    case 'local':
      if (!saysLocal(named)) return { admitted: false, status: 421 };
      if (!comesFromHere(caller)) return { admitted: false, status: 403 };
      break;
    case 'public':
      if (!saysLocal(named) && !isOurs(named, gate)) return { admitted: false, status: 421 };
      break;
  }

  if (route.method === 'POST' && route.caller === 'browser' && !sameOrigin(caller.origin, named, gate))
    return { admitted: false, status: 403 };
  return { admitted: true };
}

/** Whether a 'local' route answers the caller. */
export function isLocal(caller: Caller): boolean {
  const named = parseHost(caller.host);
  return named !== null && saysLocal(named) && comesFromHere(caller);
}

/** On any port: a tunnel (ssh -L) gives this machine another one. A foreign name is what matters. */
const saysLocal = (named: NamedHost): boolean => LOOPBACK_NAMES.has(named.hostname);

const comesFromHere = ({ forwarded, remoteAddress }: Caller): boolean =>
  !forwarded && remoteAddress !== null && LOOPBACK_ADDRESSES.test(remoteAddress);

interface NamedHost {
  readonly hostname: string;
  readonly port: number;
}

function parseHost(host: string | null): NamedHost | null {
  if (host === null || !/^[\w.\-:[\]]+$/.test(host)) return null;
  const url = URL.parse(`http://${host}`);
  // A URL leaves the scheme's own port out.
  return url === null ? null : { hostname: url.hostname, port: url.port === '' ? 80 : Number(url.port) };
}

function isOurs(named: NamedHost, gate: Gate): boolean {
  if (gate.publicUrl?.hostname === named.hostname) return true;
  // Without a name of its own, a server that listens on one address answers to that address.
  return !WILDCARDS.has(gate.host) && named.hostname === gate.host.toLowerCase();
}

function sameOrigin(origin: string | null, named: NamedHost, gate: Gate): boolean {
  const url = origin === null ? null : URL.parse(origin);
  if (url === null) return false;
  if (gate.publicUrl !== null && url.origin === gate.publicUrl.origin)
    return gate.publicUrl.hostname === named.hostname;
  const port = url.port === '' ? 80 : Number(url.port);
  return url.protocol === 'http:' && url.hostname === named.hostname && port === named.port;
}
