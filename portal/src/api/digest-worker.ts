import { sha256Of } from "./sha256.ts";

self.addEventListener("message", (event: MessageEvent<Blob>) => {
  void sha256Of(event.data).then((digest) => {
    self.postMessage(digest);
  });
});
