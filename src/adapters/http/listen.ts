import type { ServerType } from '@hono/node-server';
import { SetupError } from '../../bot/errors.ts';

/** Quiet: not the default of a tool that people run beside it. */
export const DEFAULT_PORT = 7330;
const NEIGHBOURS = 20;

/**
 * Listens, and says on which port. Without a port asked for, the next free one after the default.
 * @throws SetupError when the port asked for cannot be had
 */
export async function listen(server: ServerType, host: string, port: number | null): Promise<number> {
  if (port !== null) return tryListen(server, host, port);
  for (let candidate = DEFAULT_PORT; candidate < DEFAULT_PORT + NEIGHBOURS; candidate++) {
    try {
      return await tryListen(server, host, candidate);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new SetupError(
    `Ports ${String(DEFAULT_PORT)} to ${String(DEFAULT_PORT + NEIGHBOURS - 1)} are all in use. Set PORT to a free one.`,
  );
}

const isTaken = (error: unknown): boolean => error instanceof SetupError && codeOf(error.cause) === 'EADDRINUSE';

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

function tryListen(server: ServerType, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => {
      server.off('listening', onListening);
      reject(new SetupError(refusal(codeOf(error), host, port), { cause: error }));
    };
    const onListening = (): void => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(port, host);
  });
}

function refusal(code: string | null, host: string, port: number): string {
  const place = `port ${String(port)} on ${host}`;
  if (code === 'EADDRINUSE')
    return `Another program uses ${place}. Stop it, or set PORT to a free one (without PORT, a free one is taken).`;
  if (code === 'EACCES') return `Not allowed to use ${place}. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}. Set HOST to 127.0.0.1, or to an address of this machine.`;
  return `Cannot listen on ${place} (${code ?? 'unknown reason'}). Set HOST and PORT to an address and port of this machine.`;
}
