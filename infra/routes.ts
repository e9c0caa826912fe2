/** The functions that answer over HTTP, to whoever comes through the distribution. */
export const httpFunctionNames = [
  "requester-api",
  "staff-api",
  "import-records",
  "deliver",
  "draw-papers",
  "calendar",
  "dispose-records",
  "read-notes",
  "show-pages",
] as const;
export type HttpFunctionName = (typeof httpFunctionNames)[number];

/** One route of the HTTP API; `staff` routes need a token of the user pool, the others carry a session of their own. */
export type Route = {
  readonly method: "GET" | "POST";
  readonly path: `/api/${string}`;
  readonly fn: HttpFunctionName;
  readonly caller: "anyone" | "staff";
};

const route = (
  fn: HttpFunctionName,
  caller: Route["caller"],
  method: Route["method"],
  path: Route["path"],
): Route => ({ method, path, fn, caller });

/** Every route of the API. Infrastructure knows code only as paths, so the list is its own; a test compares it with the contract. */
export const routes: readonly Route[] = [
  route("requester-api", "anyone", "GET", "/api/practices/{slug}"),
  route("requester-api", "anyone", "POST", "/api/intake"),
  route("requester-api", "anyone", "GET", "/api/intake/{requestId}"),
  route("requester-api", "anyone", "POST", "/api/intake/{requestId}/uploads"),
  route("requester-api", "anyone", "POST", "/api/intake/{requestId}/submit"),
  route("deliver", "anyone", "POST", "/api/confirm-email"),
  route("requester-api", "anyone", "POST", "/api/sign-in-link"),
  route("requester-api", "anyone", "POST", "/api/compare-file"),
  route("requester-api", "anyone", "GET", "/api/requester/requests/{requestId}"),
  route("requester-api", "anyone", "POST", "/api/requester/requests/{requestId}/uploads"),
  route(
    "requester-api",
    "anyone",
    "POST",
    "/api/requester/requests/{requestId}/proposals/{proposalId}/answer",
  ),
  route("requester-api", "anyone", "POST", "/api/requester/requests/{requestId}/proposals/{proposalId}/rows"),
  route("requester-api", "anyone", "POST", "/api/requester/requests/{requestId}/proposals"),
  route("requester-api", "anyone", "POST", "/api/requester/requests/{requestId}/fee/accept"),
  route("requester-api", "anyone", "POST", "/api/requester/requests/{requestId}/withdraw"),
  route("deliver", "anyone", "POST", "/api/requester/requests/{requestId}/downloads"),
  route("staff-api", "staff", "GET", "/api/staff/me"),
  route("staff-api", "staff", "GET", "/api/staff/worklist"),
  route("staff-api", "staff", "GET", "/api/staff/requests/{requestId}"),
  route("staff-api", "staff", "POST", "/api/staff/requests/{requestId}/commands"),
  route("staff-api", "staff", "POST", "/api/staff/requests/{requestId}/uploads"),
  route("staff-api", "staff", "POST", "/api/staff/requests/{requestId}/papers/{documentId}/link"),
  route("staff-api", "staff", "POST", "/api/staff/requests/{requestId}/records/{documentId}/link"),
  route("deliver", "staff", "POST", "/api/staff/requests/{requestId}/production/{file}/link"),
  route("deliver", "staff", "POST", "/api/staff/requests/{requestId}/paper-notes/link"),
  route("draw-papers", "staff", "GET", "/api/staff/requests/{requestId}/accounting"),
  route("draw-papers", "staff", "POST", "/api/staff/requests/{requestId}/accounting/{form}"),
  route("draw-papers", "staff", "GET", "/api/staff/requests/{requestId}/looks/{upToOn}"),
  route("draw-papers", "staff", "POST", "/api/staff/requests/{requestId}/looks/{upToOn}"),
  route("draw-papers", "staff", "GET", "/api/staff/patients/{patientRef}/looks/{upToOn}"),
  route("draw-papers", "staff", "POST", "/api/staff/patients/{patientRef}/looks/{upToOn}"),
  route("draw-papers", "staff", "GET", "/api/staff/requests/{requestId}/papers-to-send"),
  route("draw-papers", "staff", "POST", "/api/staff/requests/{requestId}/papers-to-send/{paper}"),
  route("staff-api", "staff", "POST", "/api/staff/patients/search"),
  route("staff-api", "staff", "GET", "/api/staff/patients/{patientRef}"),
  route("draw-papers", "staff", "GET", "/api/staff/patients/{patientRef}/accounting"),
  route("draw-papers", "staff", "POST", "/api/staff/patients/{patientRef}/accounting/{form}"),
  route("staff-api", "staff", "GET", "/api/staff/requests/{requestId}/records"),
  route("staff-api", "staff", "GET", "/api/staff/guidance/{moment}"),
  route("calendar", "anyone", "GET", "/api/calendar/{personId}/{secret}"),
  route("calendar", "staff", "GET", "/api/staff/calendar"),
  route("calendar", "staff", "POST", "/api/staff/calendar"),
  route("calendar", "staff", "POST", "/api/staff/calendar/revoke"),
  route("dispose-records", "staff", "GET", "/api/staff/retention"),
  route("dispose-records", "staff", "POST", "/api/staff/retention/search"),
  route("dispose-records", "staff", "POST", "/api/staff/retention/patients/{patientRef}"),
  route("dispose-records", "staff", "POST", "/api/staff/retention/disposals/{disposalId}"),
  route("dispose-records", "staff", "POST", "/api/staff/retention/disposals/{disposalId}/certificate"),
  route("read-notes", "staff", "POST", "/api/staff/notes/search"),
  route("read-notes", "staff", "POST", "/api/staff/notes/{patientRef}/{documentId}/readings"),
  route("read-notes", "staff", "POST", "/api/staff/requests/{requestId}/readings/{readingId}"),
  route("read-notes", "staff", "POST", "/api/staff/readings/{readingId}/link"),
  route("read-notes", "staff", "POST", "/api/staff/readings/{readingId}/end"),
  route("show-pages", "staff", "GET", "/api/staff/requests/{requestId}/records/{documentId}/marks"),
  route("show-pages", "staff", "POST", "/api/staff/requests/{requestId}/records/{documentId}/pages"),
  route("show-pages", "staff", "POST", "/api/staff/requests/{requestId}/records/{documentId}/pages/{page}"),
  route(
    "show-pages",
    "staff",
    "POST",
    "/api/staff/requests/{requestId}/records/{documentId}/pages/{page}/proposals",
  ),
  route(
    "show-pages",
    "staff",
    "POST",
    "/api/staff/requests/{requestId}/records/{documentId}/pages/{page}/preview",
  ),
  route("import-records", "staff", "POST", "/api/records"),
  route("import-records", "staff", "POST", "/api/records/{patientRef}"),
  route("import-records", "staff", "POST", "/api/records/{patientRef}/birth-date"),
  route("import-records", "staff", "POST", "/api/records/{patientRef}/{documentId}/psychotherapy-note"),
  route("import-records", "staff", "POST", "/api/records/{patientRef}/uploads"),
  route("import-records", "staff", "POST", "/api/records/{patientRef}/{documentId}/class"),
  route("import-records", "staff", "POST", "/api/records/{patientRef}/{documentId}/link"),
];
