import { Button } from "@mantine/core";
import { Mark } from "../ui/brand.tsx";
import { Go } from "../ui/go.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { RefusalNotice } from "../ui/refusal-notice.tsx";
import { Shell } from "../ui/shell.tsx";
import { paths } from "../util/paths.ts";

const brand = (
  <a className="brand" href={paths.home()}>
    <Mark words="Duces" />
  </a>
);

/** Shown for an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Shell brand={brand} width="narrow">
      <PageHead title="There is no such page">
        <p>
          The address may be mistyped or out of date. <Go to={paths.home()}>Go to the start.</Go>
        </p>
      </PageHead>
    </Shell>
  );
}

/** What the engines of browsers say when a part of the site that is loaded only now is not there. */
const partIsMissing = /dynamically imported module|importing a module script|unable to preload/iu;

/** Shown when a page broke; what was sent before is safe. */
export function PageFailed({ error }: { readonly error: unknown }) {
  const reload = () => {
    location.reload();
  };
  return (
    <Shell brand={brand} width="narrow">
      <PageHead title="This page could not be shown" />
      {error instanceof Error && partIsMissing.test(error.message) ? (
        // After a deployment the files that an open page names are gone.
        <Notice tone="warn" title="A part of the page did not load" live="assertive">
          <p>
            The site was renewed since you opened it, or the connection broke off. What you sent before is
            safe; what you had begun to enter is entered again.
          </p>
          <Button size="xs" variant="default" onClick={reload}>
            Load the page again
          </Button>
        </Notice>
      ) : (
        <RefusalNotice error={error} onRetry={reload} />
      )}
    </Shell>
  );
}
