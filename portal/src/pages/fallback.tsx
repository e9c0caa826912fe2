import { Mark } from "../ui/brand.tsx";
import { Go } from "../ui/go.tsx";
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

/** Shown when a page broke; what was sent before is safe. */
export function PageFailed({ error }: { readonly error: unknown }) {
  return (
    <Shell brand={brand} width="narrow">
      <PageHead title="This page could not be shown" />
      <RefusalNotice
        error={error}
        onRetry={() => {
          location.reload();
        }}
      />
    </Shell>
  );
}
