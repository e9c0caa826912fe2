/** How long an upload may take to begin, and how long a download link lives. */
export const uploadSeconds = 600;
export const linkSeconds = 60;
