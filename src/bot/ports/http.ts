/** The one HTTP server, as those see it who register routes on it. */

/** What the one server hands to a route: the body is whole, raw, and within the route's limit. */
export interface HttpRequest {
  readonly url: URL;
  /** The ':name' parts of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The caller is on this machine: a 'local' route would answer, too. */
  readonly local: boolean;
  /** Aborts when the client is gone, the time limit is over, or the server stops. */
  readonly signal: AbortSignal;
}

export interface HttpRoute {
  readonly method: 'GET' | 'POST';
  /** '/chat/:user/events' */
  readonly path: string;
  /** 'local' answers this machine alone, whatever HOST and PUBLIC_URL say; 'public' whoever reaches the server. */
  readonly exposure: 'local' | 'public';
  /** A POST of a 'browser' must come from a page of ours (Origin); a 'platform' proves itself by its signature. */
  readonly caller: 'browser' | 'platform';
  readonly maxBodyBytes: number;
  /** Until the response begins. */
  readonly timeLimitMs: number;
  handle(request: HttpRequest): Promise<Response>;
}

/** Where adapters register their routes, before the server starts. */
export interface HttpRoutes {
  add(route: HttpRoute): void;
}
