import { expect, it } from "vitest";
import { drillRestore } from "../drill/restore.ts";
import type { Step } from "../drill/restore.ts";

it("npm run drill:restore goes through: fenced, compared, paused, and opened only when all agrees (AB-111)", async () => {
  const steps: Step[] = [];
  await drillRestore((step) => void steps.push(step));
  expect(steps.filter(({ holds }) => !holds)).toEqual([]);
  expect(steps).toHaveLength(10);
}, 400_000);
