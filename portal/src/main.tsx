import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Refused } from "./api/client.ts";
import { router } from "./routes.tsx";
import { compileNothing, restrictMarkup } from "./trusted-types.ts";
import { keepFocus } from "./ui/keep-focus.ts";
import "./ui/style-sheets.ts";
import { bindColours, theme } from "./ui/theme.ts";

compileNothing();
restrictMarkup();
keepFocus(document);

const queries = new QueryClient({
  defaultOptions: {
    // A lost connection is told in words at once; waiting in silence for a better one looks like a page that hangs.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: 10_000,
      // A refusal will not change by asking again; an outage may.
      retry: (tries, error) => tries < 2 && error instanceof Refused && error.problem.status >= 500,
    },
  },
});

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={bindColours} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
