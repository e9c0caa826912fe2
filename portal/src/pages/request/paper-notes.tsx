import { staffCall } from "../desk/staff-call.ts";
import { DownloadButton } from "./download-button.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

/** For those who approved notes that are kept on paper: what is to be done by hand, and where the notes lie. */
export function PaperNotes() {
  const { records, production, requestId } = useRequest().overview;
  const count = records.filter(({ onPaper, decision }) => onPaper && decision?.decision === "approve").length;
  if (count === 0 || (production?.state !== "assembled" && production?.state !== "released")) return null;
  return (
    <Section
      title="Notes on paper"
      lead="In the production one page stands for each of them and says that it is delivered by hand."
    >
      <ForRole
        commands={["approveVault"]}
        otherwise="Those who approved the notes see where they lie, and have them copied and handed over."
      >
        <p className="small">
          Where they lie is told to those who approved them, for one minute each time, and recorded. Copy
          exactly these, write the number of the page that stands for it on each, and hand them over with the
          production.
        </p>
        <DownloadButton
          what="where the notes on paper lie"
          link={() => staffCall("paperNotesLink", { params: { requestId } })}
        />
      </ForRole>
    </Section>
  );
}
