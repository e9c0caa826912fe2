import { primary, secondary } from "../source.ts";

/** Va. Code 32.1-127.1:03, the statute on health records. */
export const healthRecords = primary(
  "github.com/UniCourt/cic-code-va, gov.va.code.title.32.1.html",
  "release r88, through the acts of 2022",
);

/** Va. Code 8.01-400.2, communications with counselors, social workers, psychologists and family therapists. */
export const counselors = primary(
  "instalawyer.io/laws/code-of-virginia/801-4002-communications-between-certain",
);

/** Va. Code 8.01-399, communications with physicians and clinical psychologists. */
export const practitioners = primary(
  "instalawyer.io/laws/code-of-virginia/801-399-communications-between-physicians",
);

/** Va. Code 20-124.6, a parent's access to a child's records. */
export const parents = primary("vacode.org/20-124.6", "text of 2005");

/** Va. Code 54.1-2969(E), a minor's consent to outpatient care. */
export const minorsConsent = secondary("centerforethicalpractice.org, Virginia minors' legal rights");
