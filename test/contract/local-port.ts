import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

import type { AccessKey, PolicyDocument } from "../../local/iam/principals.ts";

/** The key under which a role with these policies calls. */
export function accessKeyFor(name: string, policies: readonly PolicyDocument[]): AccessKey {
  return {
    accessKeyId: `AKIALOCAL${name.toUpperCase()}`,
    secretAccessKey: `secret-of-${name}`,
    principal: { arn: `arn:aws:iam::000000000000:role/${name}`, accountId: "000000000000", policies },
  };
}

/** A role that may do everything. */
export const administrator = accessKeyFor("administrator", [
  { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
]);

/** Serves a handler on a port that the operating system chooses. */
export async function serve(
  listener: RequestListener,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
