// A local S3 in a process of its own, so that a test can kill it at any moment. Arguments: directory, "answer" or "silent".
import { writeSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { accountRoot, directoryOf } from "../../local/iam/principals.ts";
import { createKms } from "../../local/kms/kms.ts";
import { createS3 } from "../../local/s3/s3.ts";
import { credentialsOf } from "../support/s3-stand.ts";

const [, , dir = "", announcements = "answer"] = process.argv;
const say = (what: object): void => {
  writeSync(1, `${JSON.stringify(what)}\n`);
};

const directory = directoryOf([{ ...credentialsOf("root"), principal: accountRoot }]);
const kms = await createKms({ dir: join(dir, "kms"), directory });
const s3 = await createS3({
  dir: join(dir, "s3"),
  directory,
  kms,
  // A silent receiver never acknowledges: what it was told must be told again after the next start.
  onObjectCreated: (event) => {
    say({ announced: event.key });
    return announcements === "silent" ? new Promise(() => {}) : undefined;
  },
});
await s3.ensureBucket({ name: "kept", versioning: true, eventBridge: true });
const server = createServer((request, response) => void s3.handle(request, response));
server.listen(0, "127.0.0.1", () => {
  say({ port: (server.address() as AddressInfo).port });
});
process.on("message", () => {
  process.send?.({ rss: process.resourceUsage().maxRSS * 1024 });
});
