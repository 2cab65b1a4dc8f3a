// All that a browser keeps can be taken out as it is, whatever it is.
import assert from "node:assert/strict";
import test from "node:test";
import { Browser, opened, rest } from "./support/browser.js";
import { load } from "./support/source.js";

// Presses the button on a page of `browser`; what came to the downloads, and what was said.
async function press(browser) {
  const [button, told, way, files] = [{}, {}, { click: () => {} }, []];
  const { entry } = load(["place", "database", "copy"], {
    ...browser.clock.globals,
    globalThis: { indexedDB: browser.indexedDB },
    document: { createElement: () => way },
    URL: { createObjectURL: (file) => files.push(file), revokeObjectURL: () => {} },
  });
  const parentElement = { querySelector: (what) => (what === "button" ? button : told) };
  entry({ data: { label: "Take it out", fileName: "all.json" }, parentElement });
  const pressed = button.onclick();
  await rest();
  await pressed;
  return { text: await files[0]?.text(), told: told.textContent, name: way.download };
}

test("every row of every store is in the file", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([tab.put("a", "1"), { seq: 2, aside: "s", doc: { id: "a" }, kept: null }]);
  const { text, told, name } = await press(browser);
  const found = JSON.parse(text);
  assert.deepEqual(found.afterview, { kind: "browser", version: 1 });
  assert.deepEqual(found.records, [{ key: "a", value: { id: "a", rev: "1" } }]);
  assert.deepEqual(found.aside, [{ key: "s", value: { id: "s", doc: { id: "a" }, kept: null } }]);
  assert.deepEqual(found.about, [{ key: "schema", value: 3 }]);
  assert.deepEqual([told, name], ["It is with your downloads.", "all.json"]);
});

test("what JSON has no form for is in the file in the form nearest to it", async () => {
  const browser = new Browser();
  await opened(browser);
  const { buffer } = new Uint8Array([3]);
  const strange = { big: 12n, pairs: new Map([["x", 1]]), all: new Set([2]) };
  const bytes = [buffer, new Uint8Array(buffer), new DataView(buffer)];
  await browser.write(({ records }) => records.put({ id: "a", ...strange, bytes }));
  const { records } = JSON.parse((await press(browser)).text);
  const plain = { big: "12", pairs: [["x", 1]], all: [2], bytes: [[3], [3], [3]] };
  assert.deepEqual(records[0].value, { id: "a", ...plain });
});

test("a row that no JSON can hold does not keep the others from the file", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([tab.put("b", "1")]);
  const round = { id: "a" };
  round.self = round;
  await browser.write(({ records }) => records.put(round));
  const { records } = JSON.parse((await press(browser)).text);
  assert.deepEqual(
    records.map(({ key }) => key),
    ["a", "b"],
  );
});

test("where there is no journal none is made, and it is said that nothing came", async () => {
  const browser = new Browser();
  const { text, told } = await press(browser);
  assert.equal(text, undefined);
  assert.match(told, /did not hand it over/);
  assert.deepEqual(await browser.databases.databases(), []);
});
