// What is under way in a component outlives a page that is drawn again in pieces.
import assert from "node:assert/strict";
import test from "node:test";
import { Clock } from "./support/clock.js";
import { load, pieceWith } from "./support/source.js";

const AWAY = 15_000; // for which what was taken away is waited for

// A page on which what `make` gave runs in elements that come and go.
function page() {
  const clock = new Clock();
  const location = { pathname: "/breathe" };
  const { Staying } = load([pieceWith("class Staying")], { ...clock.globals, location });
  const made = [];
  const staying = new Staying((root) => {
    const running = { root, closed: 0, returned: 0 };
    running.close = () => (running.closed += 1);
    running.back = () => (running.returned += 1);
    made.push(running);
    return running;
  });
  return { clock, location, staying, made };
}

function element() {
  const root = { replaced: null };
  root.replaceWith = (other) => (root.replaced = other);
  return { root, querySelector: () => root };
}

test("called again at every run of the page, the same goes on", () => {
  const { staying, made } = page();
  const one = element();
  assert.equal(staying.at(one, ".guide"), staying.at(one, ".guide"));
  assert.equal(made.length, 1);
});

test("an element that is taken away and comes back as another goes on as it was", async () => {
  const { clock, staying, made } = page();
  const [one, other] = [element(), element()];
  const running = staying.at(one, ".guide");
  staying.leave(one);
  await clock.pass(AWAY / 2);
  assert.equal(staying.at(other, ".guide"), running);
  assert.equal(other.root.replaced, one.root);
  await clock.pass(2 * AWAY);
  assert.deepEqual([made.length, running.closed, running.returned], [1, 0, 1]);
});

test("the new element may come before the old one is taken away", () => {
  const { staying, made } = page();
  const [one, other] = [element(), element()];
  const running = staying.at(one, ".guide");
  assert.equal(staying.at(other, ".guide"), running);
  staying.leave(one);
  assert.equal(staying.at(other, ".guide"), running);
  assert.deepEqual([made.length, running.closed], [1, 0]);
});

test("what does not come back is closed", async () => {
  const { clock, staying, made } = page();
  const one = element();
  staying.at(one, ".guide");
  staying.leave(one);
  await clock.pass(AWAY - 200);
  assert.equal(made[0].closed, 0);
  await clock.pass(400);
  assert.equal(made[0].closed, 1);
});

test("what is left with its page is closed at once, and begins anew on the next", async () => {
  const { clock, location, staying, made } = page();
  const one = element();
  staying.at(one, ".guide");
  location.pathname = "/wait";
  staying.leave(one);
  assert.equal(made[0].closed, 1);
  staying.at(element(), ".guide");
  await clock.pass(AWAY);
  assert.equal(made.length, 2);
});

test("what was taken away on one page does not go on on the next", () => {
  const { location, staying, made } = page();
  const one = element();
  staying.at(one, ".guide");
  staying.leave(one);
  location.pathname = "/wait";
  staying.at(element(), ".guide");
  assert.deepEqual([made.length, made[0].closed], [2, 1]);
});

test("two of one kind on a page are told apart by their names", () => {
  const { staying, made } = page();
  const [one, other] = [element(), element()];
  assert.notEqual(staying.at(one, ".timer", "a"), staying.at(other, ".timer", "b"));
  assert.equal(made.length, 2);
});
