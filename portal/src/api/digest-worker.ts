import { sha256Of } from "./digest.ts";

self.addEventListener("message", (event: MessageEvent<Blob>) => {
  void sha256Of(event.data).then((digest) => {
    self.postMessage(digest);
  });
});
