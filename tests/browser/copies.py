"""What a person does to have the site saved on a device, and what the browser then holds."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from vinestreet.outputs.hosting import HOSTING_FILES

SAVE_PAGE = "about/without-a-connection.html"
PRIVACY = "about/privacy.html"
PATIENCE = 60_000  # milliseconds
# Every file of every copy in this origin: cache name → path from the root → the beginning of its SHA-256.
COPIES = """async (root) => {
  const copies = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    copies[name] = {};
    for (const { url } of await cache.keys()) {
      if (new URL(url).search) continue; // the mark of a version in use
      const bytes = await (await cache.match(url)).arrayBuffer();
      const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].slice(0, 16);
      copies[name][url.slice(root.length)] = digest.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }
  }
  return copies;
}"""
# The browser looks for a new worker, and this waits until one is there or could not be had: "installed" or what failed.
UPDATE = """async (root) => {
  try {
    const registration = await (await navigator.serviceWorker.getRegistration(root)).update();
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return "nothing new";
    return await new Promise((resolve) => {
      const look = () => ["installed", "activated", "redundant"].includes(worker.state) && resolve(worker.state);
      worker.addEventListener("statechange", look);
      look();
    });
  } catch (error) {
    return `refused: ${error.name}`;
  }
}"""


def new_context(browser: Browser, **options) -> BrowserContext:
    """A browser that has never been on the site, and may keep copies."""
    return browser.new_context(service_workers="allow", **options)


def save_all(page: Page, address: str) -> None:
    """Tap "Keep this site on my phone", and wait until it is done."""
    page.goto(address + SAVE_PAGE)
    page.get_by_role("button", name="Keep this site on my phone").click()
    expect(page.get_by_text("This site is saved on this device")).to_be_visible(timeout=PATIENCE)


def awaited(page: Page, script: str, *arguments: object) -> Any:
    """What an async function gives in the page. Playwright itself would wait for it for ever."""
    patient = f"""(all) => Promise.race([({script})(...all), new Promise((_, reject) => setTimeout(
      () => reject(new Error("nothing came for {PATIENCE} ms")), {PATIENCE}))])"""
    return page.evaluate(patient, list(arguments))


def wait_until(page: Page, condition: str) -> None:
    """Wait until an expression, in which `await` may stand, is true in the page."""
    pause = "await new Promise((resolve) => setTimeout(resolve, 50))"
    awaited(page, f"async () => {{ while (!({condition})) {pause}; }}")


def copies(page: Page, root: str) -> dict[str, dict[str, str]]:
    """The files of every copy, by the name of its cache, with their hashes."""
    return awaited(page, COPIES, root)


def files_of(site: Path) -> dict[str, str]:
    """The files that a whole copy of a built `site` has, worked out from the folder, with their hashes.

    What is there for other directories to take is for programs, and in no copy.
    """
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()[:32]
        for path in site.rglob("*")
        if path.is_file() and path.name not in {"worker.js", *HOSTING_FILES} and site / "hsds" not in path.parents
    }
