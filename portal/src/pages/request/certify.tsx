import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { Choice } from "../../ui/choice.tsx";
import { instantWords } from "../../words/dates.ts";
import { CommandForm } from "./command-form.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

const statements = {
  madeAtOrNearTheTime:
    "The records were made at or near the time by, or from what was told by, somebody who knew.",
  keptInTheCourse: "They were kept in the course of the regular work of the practice.",
  regularPractice: "Making them was a regular practice of that work.",
} as const;
type Statement = keyof typeof statements;
const names = Object.keys(statements) as Statement[];

const capacities = {
  custodian: "Custodian of the records",
  "qualified-person": "Another person who knows how they are kept",
} as const;

/** The certificate of the custodian: what FRE 902(11) asks for, statement by statement. */
export function Certify() {
  const { production, certificationAsked } = useRequest().overview;
  const [capacity, setCapacity] = useState<keyof typeof capacities | "">("");
  const [said, setSaid] = useState<ReadonlySet<Statement>>(new Set());
  if (production?.state !== "assembled" && production?.certified === undefined) return null;
  const { certified, productionId } = production;
  return (
    <Section
      title="Certificate of the custodian"
      lead={
        certificationAsked
          ? "The paper asks for certified copies: nothing is released before."
          : "The paper does not ask for one, as far as the facts say. It spares a witness (FRE 902(11))."
      }
    >
      {certified === undefined ? (
        <ForRole
          commands={["certifyProduction"]}
          otherwise="The practice manager or the privacy officer certifies it."
        >
          <CommandForm
            command="certifyProduction"
            label="Certify this production"
            tone={certificationAsked ? "plain" : "quiet"}
            consequence="You certify the records that are produced, under the penalties of perjury (28 U.S.C. 1746). The certificate does not say that nothing else exists."
            build={() => {
              if (capacity === "") return "Choose in what capacity you certify.";
              const left = names.find((name) => !said.has(name));
              if (left !== undefined)
                return "Read each statement and tick it. One that is not true cannot be certified.";
              return {
                productionId,
                capacity,
                statements: Object.fromEntries(names.map((name) => [name, true])),
              };
            }}
          >
            <Choice label="You certify as" words={capacities} value={capacity} onChange={setCapacity} />
            {names.map((name) => (
              <Checkbox
                key={name}
                label={statements[name]}
                checked={said.has(name)}
                onChange={(change) => {
                  const { checked } = change.currentTarget;
                  setSaid(
                    (before) =>
                      new Set([...before].filter((one) => one !== name).concat(checked ? name : [])),
                  );
                }}
              />
            ))}
          </CommandForm>
        </ForRole>
      ) : (
        <p>
          Certified by {certified.by}, {instantWords(certified.at)}.
        </p>
      )}
    </Section>
  );
}
