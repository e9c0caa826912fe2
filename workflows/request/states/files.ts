import { assign } from "xstate";
import type { Effect } from "../effects.ts";
import * as change from "../files.ts";
import { request } from "../setup.ts";

const destroys: readonly Effect[] = [{ kind: "destroy-files" }];

/** How the files of a closed request are disposed of: said here first, then destroyed, then reported. */
export const ofFiles = request.createStateConfig({
  on: {
    "files.disposal-proposed": { guard: "lawful", actions: assign(change.disposalProposed) },
    "files.disposal-declined": { guard: "lawful", actions: assign(change.disposalDeclined) },
    "files.disposal-ordered": {
      guard: "lawful",
      actions: [assign(change.disposalOrdered), { type: "intend", params: destroys }],
    },
    "files.counted": { guard: "lawful", actions: assign(change.filesCounted) },
    "files.destroyed": { guard: "lawful", actions: assign(change.filesDestroyed) },
    "files.disposal-stopped": { guard: "lawful", actions: assign(change.disposalStopped) },
  },
}).on;
