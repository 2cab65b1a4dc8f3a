// The line on the page says what is true in the browser itself.
import assert from "node:assert/strict";
import test from "node:test";
import { Clock } from "./support/clock.js";
import { load } from "./support/source.js";

const PIECES = ["place", "database", "changes", "talk", "app", "keeper", "line"];
const SAFARI = "Version/18.0 Safari/605.1.15";

function words(state, { main = true, agent = "Chrome/140.0 Safari/537.36", shown = true } = {}) {
  const clock = new Clock();
  const { showLine } = load(PIECES, { ...clock.globals, navigator: { userAgent: agent } });
  const line = { dataset: {} };
  const talk = { trouble: "", opened: true, begun: clock.now - 60_000, done: 0, got: 0, ...state };
  showLine({ querySelector: () => line }, { main, shown }, talk);
  return [line.textContent, line.dataset.state, line.hidden];
}

test("a journal that is all kept is said to be kept", () => {
  assert.deepEqual(words({}), ["Kept in this browser", "kept", false]);
  assert.equal(words({}, { main: false })[0], "✓ Saved in this browser");
});

test("a change that is not kept yet is said to be on its way", () => {
  assert.deepEqual(words({ got: 1 }), ["Kept in this browser · saving …", "saving", false]);
  assert.equal(words({ got: 1 }, { main: false })[0], "Saving …");
});

test("nothing in trouble is said to be kept", () => {
  for (const trouble of ["denied", "full", "silent", "newer", "unreadable", "lost", "other"]) {
    for (const main of [true, false]) {
      const [said, state] = words({ trouble }, { main });
      assert.doesNotMatch(said, /^(Kept|✓)/);
      assert.equal(state, trouble);
    }
  }
});

test("a journal that takes its time to open is spoken of only after a moment", () => {
  const { now } = new Clock();
  assert.equal(words({ opened: false, begun: now })[0], "");
  assert.equal(words({ opened: false })[0], "Opening your journal …");
});

test("where Safari clears what a site keeps, it is said, and not of an app on the home screen", () => {
  assert.match(words({}, { agent: SAFARI })[0], /Safari clears it after 7 days away/);
  assert.equal(
    words({}, { agent: "AppleWebKit/605.1.15 Mobile/15E148" })[0],
    "Kept in this browser",
  );
});

test("a line that is not to be shown says nothing", () => {
  assert.deepEqual(words({}, { shown: false }), ["", "kept", true]);
});
