// What a visitor wrote is in the database before it is said to be kept, whatever happens meanwhile.
import assert from "node:assert/strict";
import test from "node:test";
import { Browser, opened, rest, Tab } from "./support/browser.js";

const PAUSE = 700; // in which several savings are acknowledged at once
const AGAIN = 3000; // after which what was not heard, or not kept, is tried again
const SOON = 300; // in which the lines of one run have come
const SLOW = 8000; // after which a browser that does not answer is silent

test("a change is kept in the database and then acknowledged", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([tab.put("a", "1")]);
  assert.deepEqual(await browser.ids(), ["a"]);
  await browser.clock.pass(PAUSE);
  assert.equal(tab.acknowledged, 1);
});

test("nothing is acknowledged while the database is still writing", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  const release = await browser.hold();
  await tab.tell([tab.put("a", "1")]);
  await browser.clock.pass(2 * PAUSE);
  assert.equal(tab.acknowledged, 0);
  assert.match(tab.line.textContent, /saving …/);
  await release();
  await browser.clock.pass(PAUSE);
  assert.equal(tab.acknowledged, 1);
  assert.deepEqual(await browser.ids(), ["a"]);
});

test("several savings at once are acknowledged once, with the last", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  for (const id of ["a", "b", "c"]) await tab.tell([tab.put(id, "1")]);
  await browser.clock.pass(PAUSE);
  assert.deepEqual(
    tab.ofType("kept").map(({ seq }) => seq),
    [3],
  );
});

test("a browser that is full says so, acknowledges nothing, and keeps the change once it can", async (t) => {
  const browser = new Browser();
  t.after(() => browser.makeRoom());
  const tab = await opened(browser);
  browser.fill();
  await tab.tell([tab.put("a", "1")]);
  await browser.clock.pass(PAUSE);
  assert.deepEqual(
    tab.ofType("trouble").map(({ what }) => what),
    ["full"],
  );
  assert.equal(tab.line.textContent, "This browser is full: the last change is not kept yet");
  assert.equal(tab.acknowledged, 0);
  assert.deepEqual(await browser.ids(), []);
  browser.makeRoom();
  await browser.clock.pass(2 * AGAIN);
  assert.equal(tab.ofType("well").length > 0, true);
  assert.equal(tab.acknowledged, 1);
  assert.deepEqual(await browser.ids(), ["a"]);
});

test("of several changes told at once all are kept or none", async (t) => {
  const browser = new Browser();
  t.after(() => browser.makeRoom());
  const tab = await opened(browser);
  await tab.tell([tab.put("a", "1")]);
  browser.fill();
  await tab.tell([tab.change("a", null, ["1"]), tab.put("b", "1")]);
  assert.deepEqual(await browser.ids(), ["a"]);
});

test("a step that fails leaves nothing of what it did", async () => {
  const browser = new Browser();
  const { keeper } = await opened(browser);
  const step = (part) => {
    part.records.put({ id: "a", rev: "1" });
    throw new Error("half-way");
  };
  await assert.rejects(keeper.shelf.transact("readwrite", step), { message: "half-way" });
  assert.deepEqual(await browser.ids(), []);
});

test("changes are made in their order, and the last word on a record stands", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  const first = tab.put("a", "1");
  const then = tab.put("b", "1");
  const last = tab.put("a", "2", ["", "1"]);
  await tab.tell([first, then, last]);
  assert.deepEqual((await browser.kept()).records, [
    { id: "a", rev: "2" },
    { id: "b", rev: "1" },
  ]);
});

test("a line that comes too early waits for the one before it", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  const early = [tab.put("a", "1")];
  const late = [tab.put("b", "1")];
  await tab.tell(late, { main: false, root: { querySelector: () => null } });
  assert.deepEqual(await browser.ids(), []);
  await tab.tell(early);
  assert.deepEqual(await browser.ids(), ["a", "b"]);
  await browser.clock.pass(SOON + PAUSE);
  assert.deepEqual(tab.ofType("missed"), []);
  assert.equal(tab.acknowledged, 2);
});

test("changes that never came are asked for", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  tab.put("a", "1");
  await tab.tell([tab.put("b", "1")]);
  await browser.clock.pass(SOON);
  assert.deepEqual(
    tab.ofType("missed").map(({ got }) => got),
    [0],
  );
  assert.deepEqual(await browser.ids(), []);
});

test("a change told twice is made once", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  const change = tab.put("a", "1");
  await tab.tell([change]);
  await tab.tell([change], { since: 0 });
  await browser.clock.pass(PAUSE);
  assert.deepEqual(tab.ofType("clashed"), []);
  assert.equal(tab.acknowledged, 1);
});

test("what the session could not be told is told again", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  tab.deaf = true;
  await tab.tell([tab.put("a", "1")]);
  await browser.clock.pass(PAUSE);
  assert.equal(tab.acknowledged, 0);
  tab.deaf = false;
  await browser.clock.pass(2 * AGAIN);
  assert.equal(tab.acknowledged, 1);
});

test("a page under way is not called back by an acknowledgement", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([tab.put("a", "1")]);
  tab.app.dataset.testScriptState = "running";
  await browser.clock.pass(2 * PAUSE);
  assert.equal(tab.acknowledged, 0);
  tab.app.dataset.testScriptState = "notRunning";
  tab.happen("click");
  await browser.clock.pass(150);
  assert.equal(tab.acknowledged, 0);
  await browser.clock.pass(100);
  assert.equal(tab.acknowledged, 1);
});

test("a change left by a session that ended is kept by the next, before it reads", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  const release = await browser.hold();
  await tab.tell([tab.put("a", "1")]);
  await tab.tell([tab.put("b", "1")]);
  tab.draw([], { visit: "v2", since: 0 });
  await release();
  await rest();
  assert.deepEqual(await browser.ids(), ["a", "b"]);
  assert.deepEqual(JSON.parse(tab.ofType("opened").at(-1).records).length, 2);
});

test("a change left without room is told as such and kept once there is room", async (t) => {
  const browser = new Browser();
  t.after(() => browser.makeRoom());
  const tab = await opened(browser);
  browser.fill();
  await tab.tell([tab.put("a", "1")]);
  await tab.tell([], { visit: "v2", since: 0 });
  await browser.clock.pass(AGAIN);
  const ofNext = tab.said.filter(({ visit }) => visit === "v2").flatMap(({ replies }) => replies);
  assert.ok(ofNext.some(({ what }) => what === "full"));
  await browser.clock.pass(2 * AGAIN);
  assert.deepEqual(tab.ofType("well"), []);
  assert.equal(tab.line.textContent, "This browser is full: the last change is not kept yet");
  browser.makeRoom();
  await browser.clock.pass(2 * AGAIN);
  assert.deepEqual(await browser.ids(), ["a"]);
  assert.equal(tab.line.textContent, "Kept in this browser");
});

test("after an upgrade of the server the new code keeps what the old had not", async (t) => {
  const browser = new Browser();
  t.after(() => browser.makeRoom());
  const tab = await opened(browser);
  browser.fill();
  await tab.tell([tab.put("a", "1")]);
  const former = tab.keeper;
  browser.makeRoom();
  Object.assign(tab, { code: "of tomorrow" }).load();
  await tab.tell([], { visit: "v2", since: 0 });
  assert.notEqual(tab.keeper, former);
  assert.deepEqual(await browser.ids(), ["a"]);
});

test("the code before an upgrade says nothing any more and leaves no ear behind", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  const before = tab.handlers.document.length + tab.handlers.window.length;
  const former = tab.keeper;
  Object.assign(tab, { code: "of tomorrow" }).load();
  await tab.tell([], { visit: "v2", since: 0 });
  assert.equal(tab.handlers.document.length + tab.handlers.window.length, before);
  assert.equal(browser.channels.size, 1);
  assert.equal([...browser.clock.due.values()].filter(({ every }) => every).length, 1);
  tab.said.length = 0;
  former.tell({ type: "kept", seq: 9 });
  await browser.clock.pass(2 * AGAIN);
  assert.deepEqual(tab.ofType("kept"), []);
});

test("what a tab changes, the other hears of, without asking", async () => {
  const browser = new Browser();
  const [one, other] = [await opened(browser), await opened(browser)];
  await one.tell([one.put("a", "1")]);
  const [heard] = other.ofType("changed");
  assert.deepEqual(JSON.parse(heard.records), [{ id: "a", rev: "1" }]);
  await one.tell([one.change("a", null, ["1"])]);
  assert.ok(other.told.some(({ gone }) => gone?.includes("a")));
});

test("a tab that slept hears what it missed once it is looked at", async () => {
  const browser = new Browser();
  const [one, other] = [await opened(browser), await opened(browser)];
  browser.mute = true;
  await one.tell([one.put("a", "1")]);
  assert.deepEqual(other.ofType("changed"), []);
  other.happen("visibilitychange");
  await rest();
  assert.equal(other.ofType("changed").length, 1);
});

test("of two tabs that change one record, the first is kept and the second told, with both words", async () => {
  const browser = new Browser();
  const [one, other] = [await opened(browser), await opened(browser)];
  browser.mute = true;
  await one.tell([one.change("a", { rev: "1", text: "here" })]);
  await other.tell([other.change("a", { rev: "2", text: "there" })]);
  const [clash] = other.ofType("clashed");
  assert.deepEqual(JSON.parse(clash.theirs), [{ id: "a", rev: "1", text: "here" }]);
  assert.equal((await browser.kept()).records[0].text, "here");
});

test("where nobody is left to join two versions both are kept", async () => {
  const browser = new Browser();
  const [one, other] = [await opened(browser), await opened(browser)];
  browser.mute = true;
  await one.tell([one.change("a", { rev: "1", text: "here" })]);
  await other.tell([other.change("a", { rev: "2", text: "there" })]);
  await other.tell([], { visit: "v2", since: 0 });
  const { records, aside } = await browser.kept();
  assert.equal(records[0].text, "here");
  assert.deepEqual(aside, [
    {
      id: "left-v1-1",
      doc: { id: "a", rev: "2", text: "there" },
      kept: { id: "a", rev: "1", text: "here" },
    },
  ]);
});

test("a clash that the session has answered is not set aside at its end", async () => {
  const browser = new Browser();
  const [one, other] = [await opened(browser), await opened(browser)];
  browser.mute = true;
  await one.tell([one.put("a", "1")]);
  await other.tell([other.put("a", "2")]);
  await other.tell([other.put("a", "3", ["1"])], { heard: other.ofType("clashed")[0].n });
  await other.tell([], { visit: "v2", since: 0 });
  const { records, aside } = await browser.kept();
  assert.deepEqual([records, aside], [[{ id: "a", rev: "3" }], []]);
});

test("what was erased in one tab does not come back from another", async () => {
  const browser = new Browser();
  const one = await opened(browser);
  await one.tell([one.put("a", "1")]);
  const other = await opened(browser);
  browser.mute = true;
  await one.tell([{ seq: 2, forget: true }], { since: 1 });
  await other.tell([other.put("a", "2", ["1"])]);
  assert.deepEqual(await browser.ids(), []);
  assert.deepEqual(
    other.ofType("clashed").map(({ erased }) => erased),
    [true],
  );
  await other.tell([other.put("b", "1")]);
  assert.deepEqual(await browser.ids(), ["b"]);
});

test("a visit that begins anew finds nothing of what was there", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([tab.put("a", "1")]);
  await tab.tell([], { visit: "v2", since: 0, clear: true });
  assert.deepEqual(await browser.ids(), []);
  assert.equal(JSON.parse(tab.ofType("opened").at(-1).records).length, 0);
});

test("an older form is renewed in one step, and what it was is kept beside it", async () => {
  const browser = new Browser();
  const before = await opened(browser);
  await before.tell([before.put("a", "1")], { schema: 3 });
  await browser.write(({ about }) => about.put(2, "schema"));
  const tab = await opened(browser);
  assert.equal(tab.ofType("opened")[0].schema, 2);
  await tab.tell([{ seq: 1, renew: [{ id: "a", rev: "1", new: true }] }], { since: 0 });
  const { records, former, about } = await browser.kept();
  assert.deepEqual(records, [{ id: "a", rev: "1", new: true }]);
  assert.deepEqual(former, [[{ id: "a", rev: "1" }]]);
  assert.ok(about.includes(3));
});

test("a journal of a newer form is left as it is, and that is told", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([tab.put("a", "1")]);
  await browser.write(({ about }) => about.put(4, "schema"));
  await tab.tell([tab.put("a", "2", ["1"])]);
  assert.deepEqual(
    tab.ofType("trouble").map(({ what }) => what),
    ["newer"],
  );
  assert.deepEqual((await browser.kept()).records, [{ id: "a", rev: "1" }]);
});

test("a database of a newer version is let through, not opened, and not changed", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([tab.put("a", "1")]);
  await browser.write((base) => base.createObjectStore("later"), 2);
  await tab.tell([tab.put("b", "1")]);
  await browser.clock.pass(PAUSE);
  assert.deepEqual(
    tab.ofType("trouble").map(({ what }) => what),
    ["newer"],
  );
  assert.equal(tab.acknowledged, 1);
  assert.deepEqual(await browser.ids(), ["a"]);
});

test("a database that was emptied under an open page is told as lost, and nothing is half kept", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([tab.put("a", "1")]);
  await browser.write((part) => {
    for (const store of Object.values(part)) store.clear();
  });
  await tab.tell([tab.put("b", "1")]);
  assert.deepEqual(
    tab.ofType("trouble").map(({ what }) => what),
    ["lost"],
  );
  assert.deepEqual(await browser.ids(), []);
  // The session tells all that it has, and that it is to be kept anew.
  await tab.tell(
    [
      { seq: 3, mark: true },
      { ...tab.put("a", "1"), seq: 4 },
    ],
    { since: 2 },
  );
  assert.deepEqual(await browser.ids(), ["a", "b"]);
});

test("a database that the browser closed is opened again for the next change", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  browser.close();
  await rest();
  await tab.tell([tab.put("a", "1")]);
  assert.deepEqual(await browser.ids(), ["a"]);
});

test("a browser that never answers is said to be silent", async () => {
  const browser = new Browser();
  const tab = new Tab(browser, { indexedDB: { open: () => ({}) } });
  await tab.open();
  await browser.clock.pass(SLOW - 1);
  assert.deepEqual(tab.ofType("trouble"), []);
  await browser.clock.pass(1);
  assert.deepEqual(
    tab.ofType("trouble").map(({ what }) => what),
    ["silent"],
  );
  assert.equal(tab.line.textContent, "Not kept yet");
});

test("a browser that lets pages keep nothing says that this visit is all", async () => {
  const browser = new Browser();
  const refuse = () => {
    throw new DOMException("", "SecurityError");
  };
  const tab = new Tab(browser, { indexedDB: { open: refuse } });
  await tab.open();
  assert.deepEqual(
    tab.ofType("trouble").map(({ what }) => what),
    ["denied"],
  );
  assert.equal(tab.line.textContent, "Held for this visit only");
});

test("where the storage of an open page has ended, a frame of it is asked", async () => {
  const browser = new Browser();
  const gone = () => {
    throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
  };
  const tab = new Tab(browser, { indexedDB: { open: gone } });
  await tab.open([tab.put("a", "1")]);
  assert.deepEqual(tab.ofType("trouble"), []);
  assert.deepEqual(await browser.ids(), ["a"]);
});

test("a row that cannot be read does not keep the others from being read", async () => {
  const browser = new Browser();
  const before = await opened(browser);
  await before.tell([before.put("a", "1"), before.put("b", "2")]);
  browser.spoil("a");
  const tab = await opened(browser);
  assert.deepEqual(JSON.parse(tab.ofType("opened")[0].records), [
    { id: "a" },
    { id: "b", rev: "2" },
  ]);
});

test("an old line drawn once more does not begin its visit again", async () => {
  const browser = new Browser();
  const tab = await opened(browser);
  await tab.tell([], { visit: "v2", since: 0 });
  await tab.tell([], { visit: "v1", since: 0 });
  assert.equal(tab.keeper.talk.visit, "v2");
  assert.equal(tab.ofType("opened").length >= 2, true);
});
