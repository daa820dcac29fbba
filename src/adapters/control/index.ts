/**
 * The service's own socket in its data folder: a command that needs the data is run by whoever holds them. Lines of
 * JSON both ways; the socket's file is the owner's alone.
 */
import { chmod, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const request = z.object({
  name: z.string(),
  args: z.array(z.string()),
  cwd: z.string(),
  language: z.enum(['zh', 'en']),
});
export type ControlRequest = z.infer<typeof request>;

const answer = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['write', 'error', 'progress']), line: z.string() }),
  z.object({ type: z.literal('exit'), code: z.union([z.literal(0), z.literal(1), z.literal(2)]) }),
]);
type ControlAnswer = z.infer<typeof answer>;

/** Where a command's lines go. */
export interface ControlOutput {
  write(line: string): void;
  error(line: string): void;
  progress(line: string): void;
}

export type ControlHandler = (request: ControlRequest, output: ControlOutput) => Promise<0 | 1 | 2>;

/** Unix sockets have short names (104 bytes on a Mac); Windows has pipes. */
export function controlPath(folder: string): string {
  const path = resolve(folder, 'control.sock');
  return process.platform === 'win32' ? join('\\\\.\\pipe', path) : path;
}

/** Only whoever holds the folder's lock may call it: a socket left by a killed process is removed. */
export async function serveControl(path: string, handler: ControlHandler): Promise<{ stop(): Promise<void> }> {
  if (process.platform !== 'win32') await rm(path, { force: true });
  const running = new Set<Promise<void>>();
  /** Connected, and nothing asked yet. */
  const silent = new Set<Socket>();
  const server = createServer((socket) => {
    silent.add(socket);
    const done = converse(socket, (asked, output) => {
      silent.delete(socket);
      return handler(asked, output);
    }).finally(() => {
      silent.delete(socket);
      running.delete(done);
    });
    running.add(done);
  });
  await new Promise<void>((settled, failed) => {
    server.once('error', failed);
    server.listen(path, settled);
  });
  if (process.platform !== 'win32') await chmod(path, 0o600);
  return {
    async stop() {
      const closed = new Promise<void>((settled) => server.close(() => settled()));
      for (const socket of silent) socket.destroy();
      await Promise.all(running);
      await closed;
    },
  };
}

async function converse(socket: Socket, handler: ControlHandler): Promise<void> {
  // A caller who went away does not stop what it asked for: it is all or nothing, and its record tells.
  socket.on('error', () => socket.destroy());
  const say = (message: ControlAnswer): void => {
    if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
  };
  const lines = createInterface({ input: socket });
  for await (const line of lines) {
    const parsed = request.safeParse(parseJson(line));
    if (!parsed.success) {
      say({ type: 'error', line: 'not a request of ours' });
      say({ type: 'exit', code: 2 });
    } else {
      try {
        const code = await handler(parsed.data, {
          write: (text) => say({ type: 'write', line: text }),
          error: (text) => say({ type: 'error', line: text }),
          progress: (text) => say({ type: 'progress', line: text }),
        });
        say({ type: 'exit', code });
      } catch (error) {
        // It is the caller's failure and not the service's, which lives on.
        say({ type: 'error', line: String(error) });
        say({ type: 'exit', code: 1 });
      }
    }
    socket.end();
    return;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    return error;
  }
}

/** Null when no service answers there. */
export async function askService(
  path: string,
  asked: ControlRequest,
  output: ControlOutput,
): Promise<0 | 1 | 2 | null> {
  const socket = await connect(path);
  if (socket === null) return null;
  socket.write(`${JSON.stringify(asked)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const message = answer.parse(parseJson(line));
    if (message.type === 'exit') return message.code;
    output[message.type](message.line);
  }
  output.error('The service stopped before it had finished. Start it again and look whether the change is there.');
  return 1;
}

async function connect(path: string): Promise<Socket | null> {
  return new Promise((settled, failed) => {
    const socket = createConnection(path);
    socket.once('connect', () => settled(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') settled(null);
      else failed(error);
    });
  });
}
