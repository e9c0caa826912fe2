import { caseLaw, primary, secondary } from "../source.ts";

/** 740 ILCS 110/3, records and personal notes. */
export const section3 = primary("ilga.gov/legislation/ilcs/documents/074001100K3.htm");

/** 740 ILCS 110/10, disclosure in proceedings. */
export const section10 = primary("ilga.gov/legislation/ilcs/fulltext.asp?DocName=074001100K10");

/** 740 ILCS 110/10(d), read through the pages of practitioners. */
export const section10d = secondary(
  "whittedtakifflaw.com, tresslerllp.com and isba.org on 740 ILCS 110/10(d)",
);

/** 740 ILCS 110/4, who may inspect and copy. */
export const section4 = primary("law.onecle.com/illinois/740ilcs110/4.html");

/** 405 ILCS 5/3-5A-105, a minor's own counseling. */
export const minorsCounseling = primary("ilga.gov, Public Act 100-0614");

/** In re Marriage of Wendy W., 2022 IL App (1st) 201000. */
export const wendyW = caseLaw("casetext.com/case/in-re-marriage-of-wendy-w");
