import { PageHead } from "../../ui/page-head.tsx";
import { StaffShell } from "./staff-shell.tsx";
import { Worklist } from "./worklist.tsx";

/** The clinician's first page: what waits for a clinician's decision. */
export function ReviewsPage() {
  return (
    <StaffShell place="reviews">
      {() => (
        <>
          <PageHead title="Reviews">
            <p className="soft">
              Records that wait for the clinician who treats the patient: nothing leaves before each one is
              decided.
            </p>
          </PageHead>
          <Worklist queue="review" panel="review" />
        </>
      )}
    </StaffShell>
  );
}
