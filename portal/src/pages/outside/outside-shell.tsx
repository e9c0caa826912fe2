import type { ReactNode } from "react";
import { Mark } from "../../ui/brand.tsx";
import { Go } from "../../ui/go.tsx";
import { Shell } from "../../ui/shell.tsx";
import { paths } from "../../util/paths.ts";

type OutsideShellProps = {
  readonly practice?: string | undefined;
  readonly slug?: string | undefined;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** The frame of every page that people outside the practice see. */
export function OutsideShell({ practice, slug, aside, children }: OutsideShellProps) {
  return (
    <Shell
      width="narrow"
      brand={
        <a className="brand" href={slug === undefined ? paths.home() : paths.landing(slug)}>
          <Mark words={practice ?? "Records requests"} />
        </a>
      }
      aside={aside}
      foot={
        <>
          <span>Files go straight to encrypted storage.</span>
          <Go to={paths.signIn()}>See the status of a request</Go>
        </>
      }
    >
      {children}
    </Shell>
  );
}
