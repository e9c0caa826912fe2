import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";

type GoProps = {
  readonly to: string;
  readonly search?: Readonly<Record<string, string | undefined>>;
  readonly hash?: string;
  readonly className?: string | undefined;
  readonly current?: "page" | "step" | undefined;
  /** Leaves the page where it is scrolled to, for links that change a part of it. */
  readonly keepScroll?: boolean;
  readonly children: ReactNode;
};

/** A link inside the portal; `current` marks the one that leads to where the reader already is. */
export function Go({ to, search, hash, className, current, keepScroll, children }: GoProps) {
  return (
    <Link
      to={to}
      {...(search === undefined ? {} : { search: search as never })}
      {...(hash === undefined ? {} : { hash })}
      {...(className === undefined ? {} : { className })}
      // The library marks links by prefix; which link is current is this portal's own knowledge.
      activeProps={{ "aria-current": undefined }}
      aria-current={current}
      resetScroll={keepScroll !== true}
    >
      {children}
    </Link>
  );
}

/** One parameter of the address; a page is only shown on a route that has it. */
export function useParameter(name: string): string {
  const parameters: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parameters[name] ?? "";
}
