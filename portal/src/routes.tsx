import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import type { RouteComponent } from "@tanstack/react-router";
import { NotFoundPage, PageFailed } from "./pages/fallback.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

// One chunk per page: whoever opens a page loads that page.
const page = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });

const outside = [
  page(
    "/",
    lazyRouteComponent(() => import("./pages/outside/home.tsx"), "HomePage"),
  ),
  page(
    "/p/$slug",
    lazyRouteComponent(() => import("./pages/outside/landing.tsx"), "LandingPage"),
  ),
  page(
    "/p/$slug/you",
    lazyRouteComponent(() => import("./pages/outside/you.tsx"), "YouPage"),
  ),
  page(
    "/p/$slug/case",
    lazyRouteComponent(() => import("./pages/outside/case.tsx"), "CasePage"),
  ),
  page(
    "/p/$slug/asks",
    lazyRouteComponent(() => import("./pages/outside/asks.tsx"), "AsksPage"),
  ),
  page(
    "/p/$slug/papers",
    lazyRouteComponent(() => import("./pages/outside/papers.tsx"), "PapersPage"),
  ),
  page(
    "/p/$slug/check",
    lazyRouteComponent(() => import("./pages/outside/check.tsx"), "CheckPage"),
  ),
  page(
    "/p/$slug/receipt",
    lazyRouteComponent(() => import("./pages/outside/receipt.tsx"), "ReceiptPage"),
  ),
  page(
    "/confirm",
    lazyRouteComponent(() => import("./pages/outside/confirm.tsx"), "ConfirmPage"),
  ),
  page(
    "/status",
    lazyRouteComponent(() => import("./pages/outside/status.tsx"), "StatusPage"),
  ),
  page(
    "/compare-file",
    lazyRouteComponent(() => import("./pages/outside/compare-file.tsx"), "CompareFilePage"),
  ),
  page(
    "/sign-in",
    lazyRouteComponent(() => import("./pages/outside/sign-in.tsx"), "SignInPage"),
  ),
];

const staff = [
  page(
    "/sign-in-again/$trip",
    lazyRouteComponent(() => import("./pages/desk/sign-in-again.tsx"), "SignInAgainPage"),
  ),
  page(
    "/desk",
    lazyRouteComponent(() => import("./pages/desk/desk.tsx"), "DeskPage"),
  ),
  page(
    "/reviews",
    lazyRouteComponent(() => import("./pages/desk/reviews.tsx"), "ReviewsPage"),
  ),
  page(
    "/patients",
    lazyRouteComponent(() => import("./pages/patients/patients.tsx"), "PatientsPage"),
  ),
  page(
    "/patients/$patientRef",
    lazyRouteComponent(() => import("./pages/patients/patient.tsx"), "PatientPage"),
  ),
  page(
    "/calendar",
    lazyRouteComponent(() => import("./pages/desk/calendar.tsx"), "CalendarPage"),
  ),
  page(
    "/retention",
    lazyRouteComponent(() => import("./pages/desk/retention.tsx"), "RetentionPage"),
  ),
  page(
    "/my-notes",
    lazyRouteComponent(() => import("./pages/desk/my-notes.tsx"), "MyNotesPage"),
  ),
  page(
    "/desk/requests/$requestId",
    lazyRouteComponent(() => import("./pages/request/request-page.tsx"), "RequestPage"),
  ),
  page(
    "/desk/requests/$requestId/records/$documentId",
    lazyRouteComponent(() => import("./pages/bench/bench-page.tsx"), "BenchPage"),
  ),
];

/** The map of the portal. */
export const router = createRouter({
  routeTree: root.addChildren([...outside, ...staff]),
  defaultErrorComponent: PageFailed,
  defaultPreload: "intent",
  scrollRestoration: true,
});
