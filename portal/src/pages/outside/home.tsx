import { Go } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { paths } from "../../util/paths.ts";
import { OutsideShell } from "./outside-shell.tsx";

/** The bare address: says what this is and where to go. */
export function HomePage() {
  return (
    <OutsideShell>
      <PageHead title="Subpoenas and records requests">
        <p className="soft">
          Mental-health practices receive legal papers here, and send what the law lets them send.
        </p>
      </PageHead>
      <ul className="list panel">
        <li>
          <strong>You want to send a paper.</strong>
          <br />
          Use the link that the practice gave you; it ends with the practice&apos;s name.
        </li>
        <li>
          <strong>You have sent one.</strong>
          <br />
          <Go to={paths.signIn()}>Ask for a link to its status</Go> with your tracking number.
        </li>
        <li>
          <strong>You have a file that is said to come from here.</strong>
          <br />
          <Go to={paths.compareFile()}>Find out whether it was changed</Go>
        </li>
        <li>
          <strong>You work at a practice.</strong>
          <br />
          <Go to={paths.desk()}>Go to the desk</Go>
        </li>
      </ul>
    </OutsideShell>
  );
}
