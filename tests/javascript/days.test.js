// A date field takes a day as people write it, and says so where no day came of it.
import assert from "node:assert/strict";
import test from "node:test";
import { Page } from "./support/page.js";

const { judge, isNoDay, inWords, tellLimits } = new Page().names;
const day = (day, month, year) => ({ day, month, year });
const none = day(null, null, null);
const fed = (part) => part.events.map(({ data }) => data).join("");

test("a year of two figures is one of this century", () => {
  const page = new Page();
  const [, , year] = page.drawDay();
  page.stroke(year, "2");
  const event = page.stroke(year, "6");
  assert.equal(fed(year), "0002026");
  assert.equal(event.prevented, true);
});

test("19 and 20 may be the beginning of a whole year", () => {
  for (const figures of ["19", "20"]) {
    const page = new Page();
    const [, , year] = page.drawDay();
    for (const figure of figures) page.stroke(year, figure);
    assert.equal(fed(year), "");
  }
});

test("a stroke goes on to the next part, and one where nothing is typed goes nowhere", () => {
  const page = new Page();
  const [dayPart, month, year] = page.drawDay();
  page.stroke(dayPart, "1");
  page.stroke(dayPart, "/");
  assert.equal(month.focused, true);
  page.stroke(month, "/");
  assert.equal(year.focused, undefined);
});

test("a month may be written by its first three letters", () => {
  const page = new Page();
  const [, month] = page.drawDay();
  for (const letter of "Dec") page.stroke(month, letter);
  assert.equal(fed(month), "12");
});

test("letters that are no month are nothing", () => {
  const page = new Page();
  const [, month] = page.drawDay();
  for (const letter of "xyz") page.stroke(month, letter);
  assert.equal(fed(month), "");
});

test("the 29th of February is a day in leap years alone", () => {
  assert.equal(isNoDay(day(29, 2, 2026)), true);
  assert.equal(isNoDay(day(29, 2, 2028)), false);
  assert.equal(isNoDay(day(31, 11, 2026)), true);
});

test("a day that is whole and kept needs no words", () => {
  const whole = day(1, 12, 2026);
  assert.ok(!judge(whole, whole, null));
  assert.equal(judge(none, none, null), "");
});

test("a day that no month has is told with what stands there instead", () => {
  const said = judge(day(31, 2, 2026), day(28, 2, 2026), null);
  assert.equal(
    said,
    "There is no 31 February 2026. This now says 28 February 2026: change it if you meant another day.",
  );
  assert.equal(
    judge(day(31, 2, 2026), none, null),
    "There is no 31 February 2026. Which day was it?",
  );
});

test("a part that is lacking is named", () => {
  assert.equal(
    judge(day(1, 12, null), none, null),
    "1 December isn't kept: it needs its year too.",
  );
  const two = judge(day(null, 12, null), none, null);
  assert.equal(two, "December isn't kept: it needs its day and its year too.");
});

test("a year that is none is asked for in full", () => {
  const said = judge(day(1, 12, 26), none, null);
  assert.equal(said, "1 December 26 isn't kept: write its year in full, as in 2026.");
});

test("what fits is said where a day is refused", () => {
  const between = tellLimits("must be between 01/11/2026 and 30/11/2026");
  assert.equal(between, "a day from 1 November 2026 to 30 November 2026 fits here.");
  assert.equal(
    tellLimits("on or before 30/11/2026"),
    "the last day that fits here is 30 November 2026.",
  );
  assert.equal(
    tellLimits("on or after 01/11/2026"),
    "the first day that fits here is 1 November 2026.",
  );
  assert.equal(tellLimits("Error"), "another day fits here.");
});

test("a day is said in words, as far as it is there", () => {
  assert.equal(inWords(day(1, 12, 2026)), "1 December 2026");
  assert.equal(inWords(day(null, 12, 2026)), "December 2026");
});
