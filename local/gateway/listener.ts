import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A port that is taken at once and answered later, when its handler is known. */
export type Listener = {
  readonly origin: string;
  readonly serve: (handler: Handler) => void;
  readonly close: () => Promise<void>;
};

/** The port is taken by another program. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(port: number, use: string) {
    super(
      `Port ${port} (${use}) is taken by another program. Stop that program, or choose other ports: npm start -- --port ${port + 10}`,
    );
    this.port = port;
  }
}

/** Listens on the loopback address; port 0 lets the system choose. Throws PortTaken. */
export async function listen(port: number, use: string): Promise<Listener> {
  let handler: Handler = (_request, response) => {
    response.writeHead(503, { "retry-after": "1" }).end("The local stack is starting.");
  };
  const server = createServer((request, response) => {
    void (async () => {
      try {
        await handler(request, response);
      } catch (error) {
        if (!response.headersSent) response.writeHead(500);
        response.end();
        console.error(`${use}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    })();
  });
  server.keepAliveTimeout = 1_000;
  await bind(server, port, use);
  const { port: chosen } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${chosen}`,
    serve: (next) => {
      handler = next;
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bind(server: Server, port: number, use: string): Promise<void> {
  const failed = once(server, "error").then(([error]: unknown[]) => error as NodeJS.ErrnoException);
  server.listen(port, "127.0.0.1");
  const error = await Promise.race([once(server, "listening").then(() => undefined), failed]);
  if (error?.code === "EADDRINUSE") throw new PortTaken(port, use);
  if (error) throw error;
}
