"use strict";
/* A stand-in for a worker where browsers refuse them: a site opened from a folder, over file://. */

/**
 * Run a worker's script in a hidden frame of this page's own origin. No inline script, so that a strict content
 * policy lets it pass.
 * @param {string} address
 * @returns {Promise<WorkerLike>}
 */
vineStreet.frameWorker = (address) =>
  new Promise((resolve, reject) => {
    window.IFrameWorker = true; // Material's script looks for this name to find the folder of its other languages
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.onload = () => {
      const inside = /** @type {(Window & {importScripts?: (...scripts: string[]) => void}) | null} */ (
        frame.contentWindow
      );
      if (!inside) return reject(new Error("there is nothing in the frame"));
      /** @type {WorkerLike} */
      const worker = {
        onmessage: null,
        onerror: null,
        // Later, as a real worker would, so that the page can first show that something is under way.
        postMessage: (data) => setTimeout(() => inside.dispatchEvent(new MessageEvent("message", { data })), 20),
      };
      inside.postMessage = (/** @type {SearchMessage} */ data) => worker.onmessage?.({ data });
      inside.importScripts = async (...scripts) => {
        for (const script of scripts) await vineStreet.loadScript(script, inside.document);
      };
      vineStreet.loadScript(address, inside.document).then(() => resolve(worker), reject);
    };
    document.body.append(frame);
  });
