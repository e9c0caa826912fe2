import type { StaffLink } from "../../../../workflows/contract/staff.ts";

/** Opens a short-lived link in a tab of its own; the tab is made at once, so that the browser does not block it. */
export async function openLink(link: Promise<StaffLink>): Promise<void> {
  const tab = globalThis.open("", "_blank");
  try {
    const { url } = await link;
    if (tab === null) {
      location.assign(url);
      return;
    }
    tab.opener = null;
    tab.location.replace(url);
  } catch (error) {
    tab?.close();
    throw error;
  }
}
