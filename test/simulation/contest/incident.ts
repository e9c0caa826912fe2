import { does, because, hour, mustDo, onDay } from "./acts.ts";
import type { Contest } from "./acts.ts";

const factor = (risk: string) => ({ risk, words: "As the file shows." });
const factors = {
  information: factor("high"),
  recipient: factor("medium"),
  acquired: factor("high"),
  mitigation: factor("low"),
};

/** Something left that should not have: recalled, assessed by the four factors, told of where it is a breach, closed. */
export const incident =
  (
    finding: "breach" | "permitted" | "low-probability" | "breach-untold",
    answer: "sequestered" | "refused" | "destroyed" = "sequestered",
  ): Contest =>
  async (ground, one) => {
    const { world, people } = ground;
    const { phases } = await people.overview("manager", one.requestId ?? "");
    const productionId = phases.at(0)?.productionId;
    const opened = await does(ground, one, "colleague", "openIncident", {
      kind: "too-much",
      ...(productionId ? { productionId } : {}),
      discoveredOn: onDay(world),
      affectedIndividuals: 1,
      what: "A page too many went out.",
    });
    if (!opened) return;
    await world.time.sleep(2 * hour);
    const recall = { sentOn: onDay(world), how: "letter", to: "Harriet Colby" };
    if ((await people.overview("manager", one.requestId ?? "")).states.recall === "owed") {
      await mustDo(ground, one, "manager", "sendRecall", recall);
      await world.time.sleep(4 * hour);
      await mustDo(ground, one, "manager", "recordRecallAnswer", {
        answeredOn: onDay(world),
        answer,
        ...because,
      });
    }
    // Before it is assessed it cannot be closed.
    await does(ground, one, "privacyOfficer", "closeIncident", because);
    const found = finding === "breach-untold" ? "breach" : finding;
    await mustDo(ground, one, "privacyOfficer", "assessIncident", {
      finding: found,
      affectedIndividuals: 1,
      factors,
    });
    if (finding === "breach-untold") return;
    if (finding === "breach") {
      // Closed before everybody is told it cannot be.
      await does(ground, one, "privacyOfficer", "closeIncident", because);
      for (const [to, how] of [
        ["individuals", "first-class-mail"],
        ["hhs", "hhs-portal"],
      ])
        await mustDo(ground, one, "manager", "recordBreachNotice", { to, how, givenOn: onDay(world) });
    }
    await mustDo(ground, one, "privacyOfficer", "closeIncident", because);
  };
