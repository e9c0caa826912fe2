import { SchedulerClient } from "@aws-sdk/client-scheduler";

/** For one-time schedules. */
export const schedulesClient = () => new SchedulerClient({});
