import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { paths } from "../../util/paths.ts";

/** Shown on the later steps when no request is open in this tab. */
export function NoDraft({ slug }: { readonly slug: string }) {
  return (
    <Notice tone="warn" title="No request is open in this tab">
      <p>
        A request stays open in the tab it was begun in, until that tab is closed.{" "}
        <Go to={paths.landing(slug)}>Begin a request</Go>, or{" "}
        <Go to={paths.signIn()}>see the status of one you have sent</Go>.
      </p>
    </Notice>
  );
}
