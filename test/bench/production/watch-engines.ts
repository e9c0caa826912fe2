import { readdirSync, readFileSync } from "node:fs";

/** Watches every process below this one until it is ended, and says then how many megabytes the largest took. */
export function watchEngines(): { readonly end: () => number } {
  let most = 0;
  const look = () => {
    const task = `/proc/${process.pid}/task`;
    for (const thread of readdirSync(task))
      for (const child of read(`${task}/${thread}/children`).split(" ").filter(Boolean)) {
        const peak = /^VmHWM:\s+(\d+)/m.exec(read(`/proc/${child}/status`))?.[1];
        most = Math.max(most, Number(peak ?? 0) / 1024);
      }
  };
  const watch = setInterval(look, 200);
  return {
    end: () => {
      look();
      clearInterval(watch);
      return Math.round(most);
    },
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
