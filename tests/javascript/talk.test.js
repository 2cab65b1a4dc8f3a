// What a visit was told, how much of it is kept, and what was answered.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./support/source.js";

const { Talk, PART, inParts, arrayOf, textOf, nameTrouble, isDenied } = load(
  ["place", "database", "changes", "talk"],
  {},
);

const talk = () => Object.assign(new Talk({ visit: "v", schema: 3 }), { opened: true });
const line = (since, ...post) => ({ heard: 0, since, post });
const change = (seq, id = `r${seq}`) => ({ seq, id });
const row = (key, rev) => ({ key, value: { id: key, rev } });

test("a change is taken once, however often its line is drawn", () => {
  const one = talk();
  one.take([line(0, change(1)), line(0, change(1))]);
  assert.deepEqual(one.post, [change(1)]);
});

test("a later change of a record takes the place of the earlier that is not kept yet", () => {
  const one = talk();
  one.take([line(0, change(1, "a"), change(2, "b"))]);
  one.take([line(2, change(3, "a"))]);
  assert.deepEqual(
    one.post.map(({ seq }) => seq),
    [2, 3],
  );
});

test("changes without a record, as an erasing, take no other's place", () => {
  const one = talk();
  one.take([line(0, change(1), { seq: 2, forget: true })]);
  one.take([line(2, { seq: 3, mark: true })]);
  assert.deepEqual(
    one.post.map(({ seq }) => seq),
    [1, 2, 3],
  );
});

test("what the session has heard is not said again, the rest is", () => {
  const one = talk();
  one.note({ type: "well" });
  one.note({ type: "missed", got: 1 });
  one.take([{ ...line(0), heard: 1 }]);
  assert.deepEqual(
    one.out.map(({ n }) => n),
    [2],
  );
});

test("what came in while the last was kept is still to be kept", () => {
  const one = talk();
  one.take([line(0, change(1))]);
  const begun = one.post;
  one.take([line(1, change(2))]);
  one.made(begun, [], new Map());
  assert.deepEqual(one.unkept(), [change(2)]);
  assert.equal(one.done, 1);
});

test("a change in whose way another was is unkept until the session has heard of it", () => {
  const one = talk();
  one.take([line(0, change(1))]);
  one.made(one.post, [[change(1), { theirs: { id: "r1", rev: "x" } }]], new Map());
  assert.deepEqual(one.unkept(), [change(1)]);
  one.take([{ ...line(1), heard: one.n }]);
  assert.deepEqual(one.unkept(), []);
});

test("of a journal that was never opened nothing is left to keep", () => {
  const one = Object.assign(talk(), { opened: false });
  one.take([line(0, change(1))]);
  assert.deepEqual(one.unkept(), []);
});

test("an acknowledgement is said once, and the later of two says it all", () => {
  const one = talk();
  one.done = 1;
  one.noteKept();
  one.noteKept();
  assert.deepEqual(
    one.out.map(({ seq }) => seq),
    [1],
  );
  one.done = 2;
  one.noteKept();
  assert.deepEqual(
    one.out.map(({ seq }) => seq),
    [2],
  );
});

test("an acknowledgement that says nothing new does not hide what was said between", () => {
  const one = talk();
  one.done = 1;
  one.noteKept();
  one.note({ type: "well" });
  one.done = 2;
  one.noteKept();
  assert.deepEqual(
    one.out.map(({ type }) => type),
    ["kept", "well", "kept"],
  );
});

test("a large reply is cut into parts that make it again, and no sign is cut in two", () => {
  const records = `${"x".repeat(PART - 40)}${"😀".repeat(40)}`;
  for (let more = 0; more < 4; more += 1) {
    const parts = inParts({ type: "opened", records: "y".repeat(more) + records });
    assert.ok(parts.length > 1);
    assert.ok(parts.every(({ text }) => text.length <= PART && !/[\ud800-\udbff]$/.test(text)));
    assert.deepEqual(
      parts.map(({ last }) => last),
      [...parts.slice(1).map(() => false), true],
    );
    const whole = JSON.parse(parts.map(({ text }) => text).join(""));
    assert.equal(whole.records, "y".repeat(more) + records);
  }
});

test("a small reply goes as it is", () => {
  assert.deepEqual(inParts({ type: "well" }), [{ type: "well" }]);
});

test("no more is said at one time than a connection carries, but always something", () => {
  const one = talk();
  for (const size of [PART - 100, 200, 300])
    one.note({ type: "changed", records: "x".repeat(size) });
  assert.deepEqual(
    one.next().map(({ n }) => n),
    [1],
  );
  one.take([{ ...line(0), heard: 1 }]);
  assert.deepEqual(
    one.next().map(({ n }) => n),
    [2, 3],
  );
});

test("what another tab did is found by comparing, and said once as it is by now", () => {
  const one = talk();
  one.know([row("a", "1"), row("b", "1")]);
  assert.equal(one.compare({ records: [row("a", "2"), row("c", "1")] }), true);
  assert.equal(one.compare({ records: [row("a", "3"), row("c", "1")] }), true);
  assert.equal(one.compare({ records: [row("a", "3"), row("c", "1")] }), false);
  const [{ records, gone, erased }, ...more] = one.out;
  assert.deepEqual(
    JSON.parse(records)
      .map(({ id, rev }) => `${id}${rev}`)
      .sort(),
    ["a3", "c1"],
  );
  assert.deepEqual([gone, erased, more], [["b"], false, []]);
});

test("an erasing elsewhere is said even where nothing else was there", () => {
  const one = talk();
  assert.equal(one.compare({ records: [], era: "later" }), true);
  assert.equal(one.out[0].erased, true);
});

test("a row that is no JSON keeps its place by its key", () => {
  assert.equal(textOf({ key: "a", value: { big: 1n } }), '{"id":"a"}');
  assert.equal(arrayOf([{ key: "a" }, row("b", "1")]), '[{"id":"a"},{"id":"b","rev":"1"}]');
});

const TROUBLES = [
  ["QuotaExceededError", "", "full"],
  ["UnknownError", "", "full"],
  ["UnknownError", "Connection to Indexed Database server lost", "silent"],
  ["Newer", "", "newer"],
  ["VersionError", "", "newer"],
  ["NotFoundError", "", "unreadable"],
  ["DataError", "", "unreadable"],
  ["NotReadableError", "", "unreadable"],
  ["Silent", "", "silent"],
  ["Lost", "", "lost"],
  ["Whatever", "", "other"],
];
for (const [name, message, what] of TROUBLES) {
  test(`a ${name}${message && ` (${message})`} is told as ${what}`, () => {
    assert.equal(nameTrouble({ name, message }), what);
  });
}

test("a refusal for good is told from a full disk of the same name by its words", () => {
  assert.equal(isDenied({ name: "UnknownError", message: "Access denied" }), true);
  assert.equal(isDenied({ name: "UnknownError", message: "disk I/O" }), false);
  assert.equal(isDenied({ name: "QuotaExceededError", message: "" }), false);
});
