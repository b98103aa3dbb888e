/** The first line of the worker: what the build knows of this copy (src/vinestreet/outputs/offline_manifest.py). */
declare var COPY: {
  version: string;
  /** The SHA-256 of saved.json. */
  list: string;
  /** For caches. */
  name: string;
  /** A page for when all else is gone. */
  bare: string;
  /** What a saved page says at its top where something else answers at its address. */
  elsewhere: string;
  /** What every page of the site has in it: an answer without it is somebody else's. */
  mark: string;
  /** Behind the address of what is fetched for the copy: in a server's log, nobody has read it. */
  ask: string;
};
