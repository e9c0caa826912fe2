import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { watchIdle } from "../../session/watch-idle.ts";
import { revokeHeld } from "../../session/sign-in.ts";
import { endStaffSession } from "../../session/staff-session.ts";
import { Notice } from "../../ui/notice.tsx";

/** Ends the session of a desk that nobody touches, a minute after saying so; what was read is then nowhere in the tab. */
export function IdleEnd() {
  const queries = useQueryClient();
  const [ending, setEnding] = useState(false);
  useEffect(
    () =>
      watchIdle((state) => {
        setEnding(state === "ending");
        if (state !== "ended") return;
        void revokeHeld();
        queries.clear();
        endStaffSession();
      }),
    [queries],
  );
  if (!ending) return null;
  return (
    <div className="idle-end">
      <Notice tone="warn" live="assertive" title="You are signed out in a minute">
        <p>Nobody has used this desk for a while. What is entered and not yet sent would be lost.</p>
        {/* Any click or key stays; the button is for whoever looks for something to press. */}
        <Button size="sm">Stay signed in</Button>
      </Notice>
    </div>
  );
}
