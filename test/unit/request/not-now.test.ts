import { describe, expect, it } from "vitest";
import { staffCommandEvents, staffCommandNames } from "../../../workflows/contract/commands.ts";
import { allowedCommands } from "../../../workflows/request/allowed-commands.ts";
import { decide } from "../../../workflows/request/decide.ts";
import { nextStepWords } from "../../../workflows/request/next-action.ts";
import { attorney, happened, mara } from "../../support/request/told.ts";
import { problemOf } from "../../support/request/verdict.ts";
import {
  assessing,
  building,
  deficient,
  readyForRelease,
  released,
  retrieving,
  reviewed,
  reviewing,
  triaged,
  walk,
} from "../../support/request/walk.ts";

const everybody = { ...mara, roles: ["practice-manager", "clinician", "privacy-officer"] };
const closed = () => walk(triaged(), happened("request.closed")).snapshot;

describe("a command at the wrong moment", () => {
  it("is told where the request stands, where it would have to stand, and whose the next step is", () => {
    expect(problemOf(triaged(), happened("release.confirmed"))).toMatchObject({
      status: 422,
      code: "wrong-state",
      words:
        "This is not possible while the request is in triage. It is possible when the request is waiting for the second look. The next step is the practice manager's: read the paper and record what it says.",
    });
    expect(problemOf(reviewing(), happened("production.released")).words).toBe(
      "This is not possible while the request is in clinician review. It is possible when the request is ready for release. The next step is a clinician's: approve or withhold each record.",
    );
    expect(problemOf(closed(), happened("weight.confirmed")).words).toBe(
      "This is not possible while the request is closed. It is possible when the request is having its weight assessed. Nothing is to be done. If something new has come in, reopen the request.",
    );
  });

  it("never hears what a later step would ask", () => {
    const { words, missingFacts } = problemOf(triaged(), happened("release.confirmed"));
    expect(words).not.toMatch(/weight|patient|vault/);
    expect(missingFacts).toBeUndefined();
  });

  it("of the contest hears of the time for it in one sentence once that is over", () => {
    expect(problemOf(released(), happened("motion-to-quash.decided")).words).toBe(
      "This is possible from submission until release. A request that was released is closed first, and one that is closed is reopened. The next step is the requester's: confirm the e-mail address, then download the production.",
    );
  });

  it("hears of the next step at every station, whatever the command", () => {
    let heard = 0;
    for (const station of [
      triaged,
      assessing,
      deficient,
      retrieving,
      reviewing,
      reviewed,
      building,
      readyForRelease,
      released,
      closed,
    ]) {
      const snapshot = station();
      for (const command of staffCommandNames) {
        const decision = decide(snapshot, happened(staffCommandEvents[command], {}, { by: everybody }));
        if (decision.outcome !== "refused" || decision.problem.code !== "wrong-state") continue;
        heard += 1;
        expect(decision.problem.words, `${command} while ${station.name}`).toContain(nextStepWords(snapshot));
        expect(decision.problem.words, `${command} while ${station.name}`).not.toMatch(/undefined|when \./);
      }
    }
    expect(heard).toBeGreaterThan(100);
  });

  it("is told to the page without the next step, which stands at the page's head", () => {
    const row = allowedCommands(triaged(), { ...mara, roles: [...mara.roles] }).find(
      ({ command }) => command === "releaseProduction",
    );
    expect(row?.words).toBe(
      "This is not possible while the request is in triage. It is possible when the request is ready for release.",
    );
  });

  it("tells an outsider nothing of the step", () => {
    const { words } = problemOf(reviewing(), happened("request.submitted", {}, { by: attorney }));
    expect(words).not.toMatch(/review|clinician|next step/);
  });
});
