import { besideWords } from "../../words/course.ts";
import { ForRole } from "./for-role.tsx";
import { OneDay } from "./one-day.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

/** What became of the order after it was entered. */
export function OrderStanding() {
  const { states } = useRequest().overview;
  return (
    <Section
      title={`The order: ${besideWords(states.order)}`}
      lead="Of the order that the request rests on, at any time, also after the release. The facts of the order follow by themselves."
    >
      <ForRole commands={["recordStay", "recordVacatur", "recordReinstatement"]}>
        <OneDay
          command="recordStay"
          fold="A court stayed the order"
          label="Record a stay"
          day="Stayed on"
          field="stayedOn"
          consequence="Nothing is confirmed, released or downloaded until it is reinstated or vacated."
        />
        <OneDay
          command="recordVacatur"
          fold="A court vacated the order"
          label="Record that it was vacated"
          day="Vacated on"
          field="vacatedOn"
          consequence="What only the order released falls, and the records are chosen anew."
        />
        <OneDay
          command="recordReinstatement"
          label="Record that it was reinstated"
          day="Reinstated on"
          field="reinstatedOn"
        />
      </ForRole>
    </Section>
  );
}
