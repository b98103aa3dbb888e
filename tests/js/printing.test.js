"use strict";
/* What paper carries: codes that lead a phone's camera to a page, and the address in them. test_qr_codes.py compares
   the codes with those of an independent encoder. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./scripts.js");

const { qrCode } = load(["sheet/qr-code"]);

test("a text takes the smallest code that holds it, in bytes", () => {
  const versions = Object.entries({ 1: 14, 2: 26, 3: 42, 4: 62, 5: 84, 6: 106, 7: 122, 8: 152, 9: 180, 10: 213 });
  for (const [version, bytes] of versions) {
    const { version: chosen, modules } = qrCode("x".repeat(bytes));
    assert.equal(chosen, Number(version));
    assert.ok(modules.length === 17 + 4 * chosen && modules.every((row) => row.length === modules.length));
  }
  assert.equal(qrCode("é".repeat(7)).version, 1);
  assert.equal(qrCode("é".repeat(8)).version, 2);
});

test("a text that is too long gets no code", () => {
  assert.equal(qrCode("x".repeat(214)), null);
  assert.equal(qrCode("x".repeat(15), { version: 1 }), null);
});

test("an address is that of the page, without what was typed, and none in a folder of this device", () => {
  const at = (href) => load(["start/printed-on"], { location: { href }, addEventListener() {} });
  const served = at("https://vine.example/town/directory/index.html?x=1#need=food");
  assert.equal(served.pageAddress(), "https://vine.example/town/directory/index.html");
  assert.equal(served.pageAddress("night-owl.html"), "https://vine.example/town/directory/night-owl.html");
  assert.equal(at("file:///media/stick/index.html").pageAddress(), "");
});
