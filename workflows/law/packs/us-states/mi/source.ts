import { caseLaw, primary, secondary } from "../source.ts";

/** MCL 330.1750, privileged communications. */
export const privileges = primary("getpocketlaw.com, MCL 330.1750");

/** MCL 330.1748(5), told on a page about the law. */
export const holders = secondary("healthinfolaw.org on MCL 330.1748, 2015-06");

/** MCL 333.16911, marriage and family therapy. */
export const familyTherapy = primary("lawserver.com, MCL 333.16911", "copy of 2024");

/** In re Petition of Attorney General, 282 Mich. App. 585 (2009), on MCL 333.18237. */
export const petition = caseLaw(
  "cetient.com/case/1943381/in-re-attorney-general-for-investigative-subpoenas",
);

/** MCL 330.1748(4), access, as a bill of 1998 sets it out. */
export const recipientsAccess = primary("legislature.mi.gov, Senate Bill 1225 of 1998", "text of 1998");

/** MCL 330.1707, a minor's own outpatient care, quoted on pages about the law. */
export const minorsOwnCare = secondary("bostoncoop.net and miplannedparenthood.org on MCL 330.1707");
