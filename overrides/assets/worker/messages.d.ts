/* What pages and the worker tell each other: for the scripts of both. */

/** What the worker is asked (keep-copies.js). */
type WorkerRequest = { ask: "save"; lanes: number } | { ask: "state" };

/** What it answers at the port: `state` has the first four, `save` the others. */
interface WorkerReport {
  files?: number;
  missing?: number;
  bytes?: number;
  withoutPlaces?: boolean;
  done?: number;
  all?: number;
  saved?: boolean;
  failed?: string;
}
