// What is typed is handed over by itself, and given back where a server died before it heard of it.
import assert from "node:assert/strict";
import test from "node:test";
import { Page } from "./support/page.js";

const PAUSE = 400; // in typing, after which it is handed over
const LATELY = 60_000; // before the connection broke
const GIVEN = 1500; // in which it stands in its field again
const MISSED = 4000; // after which a field that is not there is not waited for

test("what is typed is handed over once, after a short pause", async () => {
  const page = new Page();
  const field = page.draw("answer-1");
  field.type("I");
  await page.clock.pass(PAUSE - 1);
  field.type("I said");
  await page.clock.pass(PAUSE - 1);
  assert.equal(field.handed, 0);
  await page.clock.pass(1);
  assert.equal(field.handed, 1);
  await page.clock.pass(10 * PAUSE);
  assert.equal(field.handed, 1);
});

test("a word that is being composed is waited for longer", async () => {
  const page = new Page();
  const field = page.draw("answer-1", "", { composing: true });
  field.type("に");
  await page.clock.pass(2 * PAUSE);
  assert.equal(field.handed, 0);
  await page.clock.pass(2 * PAUSE);
  assert.equal(field.handed, 1);
});

for (const end of ["visibilitychange", "beforeunload", "pagehide"]) {
  test(`what is typed is handed over at once at ${end}, of every field`, () => {
    const page = new Page();
    const fields = [page.draw("answer-1"), page.draw("note-1")];
    for (const field of fields) field.type("words");
    page.happen(end);
    assert.deepEqual(
      fields.map(({ handed }) => handed),
      [1, 1],
    );
  });
}

test("a field that Enter alone hands over waits for the person", async () => {
  const page = new Page();
  const fields = [page.draw("enter-add"), page.draw("note-1", "", { inForm: true })];
  for (const field of fields) field.type("half a li");
  await page.clock.pass(10 * PAUSE);
  page.happen("pagehide");
  assert.deepEqual(
    fields.map(({ handed }) => handed),
    [0, 0],
  );
});

test("a field that is gone is not handed over", async () => {
  const page = new Page();
  const field = page.draw("answer-1");
  field.type("words");
  page.redraw();
  await page.clock.pass(PAUSE);
  assert.equal(field.handed, 0);
});

// A person types into a field that showed `before`, and the server dies.
async function typeAndBreak(
  page,
  { key = "answer-1", before = "", typed = "my words", ...more } = {},
) {
  const field = page.draw(key, before, more);
  page.focus(field);
  field.type(typed);
  await page.clock.pass(PAUSE);
  page.connection("DISCONNECTED");
  page.redraw();
}

test("what was typed when the server died stands in its field again", async () => {
  const page = new Page();
  await typeAndBreak(page, { before: "my" });
  const field = page.draw("answer-1", "my");
  page.connection("CONNECTED");
  await page.clock.pass(GIVEN);
  assert.equal(field.value, "my words");
  assert.equal(field.handed, 1);
});

test("nothing is given back before the session is there and at rest", async () => {
  const page = new Page();
  await typeAndBreak(page);
  const field = page.draw("answer-1");
  await page.clock.pass(GIVEN);
  assert.equal(field.value, "");
  page.app.dataset.testScriptState = "running";
  page.connection("CONNECTED");
  await page.clock.pass(GIVEN);
  assert.equal(field.value, "");
  page.app.dataset.testScriptState = "notRunning";
  await page.clock.pass(GIVEN);
  assert.equal(field.value, "my words");
});

test("it is given back to the same field under its next key", async () => {
  const page = new Page();
  await typeAndBreak(page, { key: "answer-1", label: "Your answer" });
  const other = page.draw("note-1");
  const field = page.draw("answer-2", "", { label: "Your answer" });
  page.connection("CONNECTED");
  await page.clock.pass(GIVEN);
  assert.deepEqual([field.value, other.value], ["my words", ""]);
});

test("of two fields of one name it is given back to its own", async () => {
  const page = new Page();
  await typeAndBreak(page, { key: "answer-2", label: "Your answer" });
  const [other, field] = ["answer-1", "answer-2"].map((key) =>
    page.draw(key, "", { label: "Your answer" }),
  );
  page.connection("CONNECTED");
  await page.clock.pass(GIVEN);
  assert.deepEqual([other.value, field.value], ["", "my words"]);
});

test("what another window wrote there meanwhile stays before it", async () => {
  const page = new Page();
  await typeAndBreak(page);
  const field = page.draw("answer-1", "theirs");
  page.connection("CONNECTED");
  await page.clock.pass(GIVEN);
  assert.equal(field.value, "theirs\n\nmy words");
});

test("in a field of one line the two stand in one line", async () => {
  const page = new Page();
  await typeAndBreak(page, { short: true });
  const field = page.draw("answer-1", "theirs", { short: true });
  page.connection("CONNECTED");
  await page.clock.pass(GIVEN);
  assert.equal(field.value, "theirs; my words");
});

test("text whose field is not drawn any more is handed to the app, with its label", async () => {
  const page = new Page();
  await typeAndBreak(page, { label: "Your answer" });
  page.connection("CONNECTED");
  await page.clock.pass(MISSED);
  assert.deepEqual(page.left, [{ label: "Your answer", text: "my words" }]);
});

test("text of another page is not put into a field of this one", async () => {
  const page = new Page();
  await typeAndBreak(page);
  page.place.pathname = "/wait";
  const field = page.draw("answer-1");
  page.connection("CONNECTED");
  await page.clock.pass(MISSED);
  assert.equal(field.value, "");
  assert.deepEqual(
    page.left.map(({ text }) => text),
    ["my words"],
  );
});

test("what was typed long before is left alone", async () => {
  const page = new Page();
  const field = page.draw("answer-1");
  field.type("long ago");
  await page.clock.pass(LATELY);
  page.connection("DISCONNECTED");
  page.redraw();
  const now = page.draw("answer-1", "changed since");
  page.connection("CONNECTED");
  await page.clock.pass(MISSED);
  assert.equal(now.value, "changed since");
  assert.deepEqual(page.left, []);
});

test("a field that kept its text is told anew, with a space more and then as it was typed", async () => {
  const page = new Page();
  const field = page.draw("answer-1");
  field.type("my words");
  await page.clock.pass(PAUSE);
  page.connection("DISCONNECTED");
  page.connection("CONNECTED");
  await page.clock.pass(300);
  assert.equal(field.value, "my words ");
  await page.clock.pass(GIVEN);
  assert.equal(field.value, "my words");
  assert.equal(field.handed, 3);
});

test("whoever types on meanwhile is not written over", async () => {
  const page = new Page();
  await typeAndBreak(page);
  const field = page.draw("answer-1");
  page.connection("CONNECTED");
  field.type("something else");
  await page.clock.pass(PAUSE);
  await page.clock.pass(GIVEN);
  assert.equal(field.value, "something else");
});

test("the same code brought twice listens once", () => {
  const page = new Page();
  const before = page.handlers.get("input").length;
  page.start();
  assert.equal(page.handlers.get("input").length, before);
});
