import type { ReactNode } from "react";
import { SchemeSwitch } from "./scheme-switch.tsx";

type ShellProps = {
  readonly brand: ReactNode;
  readonly nav?: ReactNode;
  readonly aside?: ReactNode;
  readonly foot?: ReactNode;
  readonly width: "narrow" | "wide";
  readonly children: ReactNode;
};

/** The frame of every page: skip link, banner, main, footer. */
export function Shell({ brand, nav, aside, foot, width, children }: ShellProps) {
  return (
    <div className="shell">
      <header className="bar">
        <a className="skip" href="#main">
          Skip to the content
        </a>
        {brand}
        {nav}
        {aside === undefined ? null : <div className="push row">{aside}</div>}
      </header>
      <main id="main" className={width}>
        {children}
      </main>
      <footer className="foot">
        {foot}
        <span className="push">
          <SchemeSwitch />
        </span>
      </footer>
    </div>
  );
}
