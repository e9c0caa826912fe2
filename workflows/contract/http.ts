/**
 * The routes of the HTTP API: one table that the gateway, the functions, the portal and the tests share.
 * `session` says who may call: nobody in particular, an intake token, a requester session, or signed-in staff.
 */
export const routes = {
  practice: { method: "GET", path: "/api/practices/{slug}", session: "public", fn: "requester-api" },
  openIntake: { method: "POST", path: "/api/intake", session: "public", fn: "requester-api" },
  viewIntake: { method: "GET", path: "/api/intake/{requestId}", session: "intake", fn: "requester-api" },
  announceIntakeUpload: {
    method: "POST",
    path: "/api/intake/{requestId}/uploads",
    session: "intake",
    fn: "requester-api",
  },
  submitIntake: {
    method: "POST",
    path: "/api/intake/{requestId}/submit",
    session: "intake",
    fn: "requester-api",
  },
  confirmEmail: { method: "POST", path: "/api/confirm-email", session: "public", fn: "deliver" },
  signInLink: { method: "POST", path: "/api/sign-in-link", session: "public", fn: "requester-api" },
  compareFile: { method: "POST", path: "/api/compare-file", session: "public", fn: "requester-api" },
  outwardView: {
    method: "GET",
    path: "/api/requester/requests/{requestId}",
    session: "requester",
    fn: "requester-api",
  },
  announceRequesterUpload: {
    method: "POST",
    path: "/api/requester/requests/{requestId}/uploads",
    session: "requester",
    fn: "requester-api",
  },
  answerProposal: {
    method: "POST",
    path: "/api/requester/requests/{requestId}/proposals/{proposalId}/answer",
    session: "requester",
    fn: "requester-api",
  },
  answerRows: {
    method: "POST",
    path: "/api/requester/requests/{requestId}/proposals/{proposalId}/rows",
    session: "requester",
    fn: "requester-api",
  },
  counterProposal: {
    method: "POST",
    path: "/api/requester/requests/{requestId}/proposals",
    session: "requester",
    fn: "requester-api",
  },
  acceptFee: {
    method: "POST",
    path: "/api/requester/requests/{requestId}/fee/accept",
    session: "requester",
    fn: "requester-api",
  },
  withdraw: {
    method: "POST",
    path: "/api/requester/requests/{requestId}/withdraw",
    session: "requester",
    fn: "requester-api",
  },
  download: {
    method: "POST",
    path: "/api/requester/requests/{requestId}/downloads",
    session: "requester",
    fn: "deliver",
  },
  me: { method: "GET", path: "/api/staff/me", session: "staff", fn: "staff-api" },
  worklist: { method: "GET", path: "/api/staff/worklist", session: "staff", fn: "staff-api" },
  overview: { method: "GET", path: "/api/staff/requests/{requestId}", session: "staff", fn: "staff-api" },
  command: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/commands",
    session: "staff",
    fn: "staff-api",
  },
  announceStaffUpload: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/uploads",
    session: "staff",
    fn: "staff-api",
  },
  paperLink: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/papers/{documentId}/link",
    session: "staff",
    fn: "staff-api",
  },
  recordLink: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/records/{documentId}/link",
    session: "staff",
    fn: "staff-api",
  },
  courtLink: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/production/{file}/link",
    session: "staff",
    fn: "deliver",
  },
  paperNotesLink: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/paper-notes/link",
    session: "staff",
    fn: "deliver",
  },
  accounting: {
    method: "GET",
    path: "/api/staff/requests/{requestId}/accounting",
    session: "staff",
    fn: "draw-papers",
  },
  drawUpAccounting: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/accounting/{form}",
    session: "staff",
    fn: "draw-papers",
  },
  /** Who looked at what this request shows, on the days up to one. */
  requestLooks: {
    method: "GET",
    path: "/api/staff/requests/{requestId}/looks/{upToOn}",
    session: "staff",
    fn: "draw-papers",
  },
  saveRequestLooks: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/looks/{upToOn}",
    session: "staff",
    fn: "draw-papers",
  },
  patientLooks: {
    method: "GET",
    path: "/api/staff/patients/{patientRef}/looks/{upToOn}",
    session: "staff",
    fn: "draw-papers",
  },
  savePatientLooks: {
    method: "POST",
    path: "/api/staff/patients/{patientRef}/looks/{upToOn}",
    session: "staff",
    fn: "draw-papers",
  },
  papersToSend: {
    method: "GET",
    path: "/api/staff/requests/{requestId}/papers-to-send",
    session: "staff",
    fn: "draw-papers",
  },
  drawUpPaper: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/papers-to-send/{paper}",
    session: "staff",
    fn: "draw-papers",
  },
  findPatients: { method: "POST", path: "/api/staff/patients/search", session: "staff", fn: "staff-api" },
  /** A patient's own page: who it is, the records and requests that the viewer may see. */
  patient: { method: "GET", path: "/api/staff/patients/{patientRef}", session: "staff", fn: "staff-api" },
  patientAccounting: {
    method: "GET",
    path: "/api/staff/patients/{patientRef}/accounting",
    session: "staff",
    fn: "draw-papers",
  },
  drawUpPatientAccounting: {
    method: "POST",
    path: "/api/staff/patients/{patientRef}/accounting/{form}",
    session: "staff",
    fn: "draw-papers",
  },
  requestRecords: {
    method: "GET",
    path: "/api/staff/requests/{requestId}/records",
    session: "staff",
    fn: "staff-api",
  },
  guidance: { method: "GET", path: "/api/staff/guidance/{moment}", session: "staff", fn: "staff-api" },
  /** For calendars outside: the address is the secret. */
  calendarFeed: {
    method: "GET",
    path: "/api/calendar/{personId}/{secret}",
    session: "public",
    fn: "calendar",
  },
  calendarState: { method: "GET", path: "/api/staff/calendar", session: "staff", fn: "calendar" },
  makeCalendar: { method: "POST", path: "/api/staff/calendar", session: "staff", fn: "calendar" },
  revokeCalendar: { method: "POST", path: "/api/staff/calendar/revoke", session: "staff", fn: "calendar" },
  retention: { method: "GET", path: "/api/staff/retention", session: "staff", fn: "dispose-records" },
  searchShelves: {
    method: "POST",
    path: "/api/staff/retention/search",
    session: "staff",
    fn: "dispose-records",
  },
  proposeDisposal: {
    method: "POST",
    path: "/api/staff/retention/patients/{patientRef}",
    session: "staff",
    fn: "dispose-records",
  },
  decideDisposal: {
    method: "POST",
    path: "/api/staff/retention/disposals/{disposalId}",
    session: "staff",
    fn: "dispose-records",
  },
  drawCertificate: {
    method: "POST",
    path: "/api/staff/retention/disposals/{disposalId}/certificate",
    session: "staff",
    fn: "dispose-records",
  },
  ownNotes: { method: "POST", path: "/api/staff/notes/search", session: "staff", fn: "read-notes" },
  readOwnNote: {
    method: "POST",
    path: "/api/staff/notes/{patientRef}/{documentId}/readings",
    session: "staff",
    fn: "read-notes",
  },
  openReading: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/readings/{readingId}",
    session: "staff",
    fn: "read-notes",
  },
  readingLink: {
    method: "POST",
    path: "/api/staff/readings/{readingId}/link",
    session: "staff",
    fn: "read-notes",
  },
  endReading: {
    method: "POST",
    path: "/api/staff/readings/{readingId}/end",
    session: "staff",
    fn: "read-notes",
  },
  /** The pages of one record: what they look like, what a search proposes, and how they would leave. */
  recordMarks: {
    method: "GET",
    path: "/api/staff/requests/{requestId}/records/{documentId}/marks",
    session: "staff",
    fn: "show-pages",
  },
  openPages: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/records/{documentId}/pages",
    session: "staff",
    fn: "show-pages",
  },
  showPage: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/records/{documentId}/pages/{page}",
    session: "staff",
    fn: "show-pages",
  },
  searchPage: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/records/{documentId}/pages/{page}/proposals",
    session: "staff",
    fn: "show-pages",
  },
  previewPage: {
    method: "POST",
    path: "/api/staff/requests/{requestId}/records/{documentId}/pages/{page}/preview",
    session: "staff",
    fn: "show-pages",
  },
  addPatient: { method: "POST", path: "/api/records", session: "staff", fn: "import-records" },
  correctBirthDate: {
    method: "POST",
    path: "/api/records/{patientRef}/birth-date",
    session: "staff",
    fn: "import-records",
  },
  sealMisfiled: {
    method: "POST",
    path: "/api/records/{patientRef}/{documentId}/psychotherapy-note",
    session: "staff",
    fn: "import-records",
  },
  announceRecord: {
    method: "POST",
    path: "/api/records/{patientRef}/uploads",
    session: "staff",
    fn: "import-records",
  },
  classifyRecord: {
    method: "POST",
    path: "/api/records/{patientRef}/{documentId}/class",
    session: "staff",
    fn: "import-records",
  },
  unclassifiedLink: {
    method: "POST",
    path: "/api/records/{patientRef}/{documentId}/link",
    session: "staff",
    fn: "import-records",
  },
  importRecord: { method: "POST", path: "/api/records/{patientRef}", session: "staff", fn: "import-records" },
} as const satisfies Record<string, Route>;

type Route = {
  readonly method: "GET" | "POST";
  readonly path: `/api/${string}`;
  readonly session: "public" | "intake" | "requester" | "staff";
  readonly fn:
    | "requester-api"
    | "staff-api"
    | "import-records"
    | "deliver"
    | "draw-papers"
    | "calendar"
    | "dispose-records"
    | "read-notes"
    | "show-pages";
};
export type RouteName = keyof typeof routes;
