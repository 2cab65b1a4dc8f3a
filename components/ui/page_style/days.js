// Streamlit's date field is three fields of figures. A stroke ends none of them that could take
// another figure, so that 1/12/2026 became 11 February, and a year of two figures, a day that no
// month has or a day without its year was gone in silence once the field was left. This reads
// what people write, and where no day came of it, says so under the field.
const DATE = '[data-testid="stDateInput"]';
const DAY_PART = `${DATE} [role="spinbutton"]`;
const CALENDAR = `${DATE} button`;
const BETWEEN = /^[\s/.,-]$/;
const MONTHS = ["January", "February", "March", "April", "May", "June"].concat([
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]);
// What came of a day is on the screen this long after its field is left.
const SETTLED = 250;

/** @type {Day} */
const NOTHING = { day: null, month: null, year: null };
/** @type {{ part: HTMLElement | null, figures: string, letters: string }} */
const typing = { part: null, figures: "", letters: "" };
/** @type {Day} */
let typed = NOTHING;
let wrote = false;
let feeding = false;

/**
 * The part of a date field that a thing is, if it is one.
 * @param {EventTarget | null} thing
 */
function dayPart(thing) {
  const isPart = thing instanceof Element && thing.matches(DAY_PART);
  return isPart ? /** @type {HTMLElement} */ (thing) : null;
}

/** @param {HTMLElement | null} part */
function begin(part, figures = "") {
  Object.assign(typing, { part, figures, letters: "" });
}

/** @param {Event} event */
function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * @param {HTMLElement} part
 * @param {string} figures
 */
function feed(part, figures) {
  feeding = true;
  for (const data of figures) {
    const told = { inputType: "insertText", data, bubbles: true, cancelable: true };
    part.dispatchEvent(new InputEvent("beforeinput", told));
  }
  feeding = false;
}

/** @param {HTMLElement} part */
function nextTo(part) {
  /** @type {NodeListOf<HTMLElement> | undefined} */
  const found = part.closest('[role="group"]')?.querySelectorAll('[role="spinbutton"]');
  const parts = [...(found ?? [])];
  return parts[parts.indexOf(part) + 1];
}

/** @param {HTMLElement} part */
function goOn(part) {
  // The stroke after a part that ended by itself comes in the next one, where it ends nothing.
  if (typing.part === part && typing.figures) nextTo(part)?.focus();
  typing.letters = "";
}

/** @param {HTMLElement} part */
function isShortYear(part) {
  return typing.part === part && part.dataset.type === "year" && typing.figures.length === 2;
}

/**
 * @param {HTMLElement} part
 * @param {number} taken
 */
function fillYear(part, taken) {
  const year = `20${typing.figures}`;
  begin(part, year);
  // Four figures end what was typed, so that the next four are a year of their own.
  feed(part, "0".repeat(4 - taken) + year);
}

/**
 * @param {InputEvent} event
 * @param {HTMLElement} part
 * @param {string} figure
 */
function onFigure(event, part, figure) {
  typing.figures = typing.figures.length < 4 ? typing.figures + figure : figure;
  // 19 and 20 may be the beginning of a whole year: they wait until the field is left.
  if (!isShortYear(part) || /^(19|20)$/.test(typing.figures)) return;
  swallow(event);
  fillYear(part, 1);
}

/**
 * @param {HTMLElement} part
 * @param {string} letter
 */
function onLetter(part, letter) {
  typing.letters += letter.toLowerCase();
  if (part.dataset.type !== "month" || typing.letters.length !== 3) return;
  const found = MONTHS.findIndex((each) => each.toLowerCase().startsWith(typing.letters));
  if (found < 0) return;
  // A part that is told at once another number and then what it showed takes it for no change.
  if (Number(part.innerText) === found + 1) nextTo(part)?.focus();
  else feed(part, String(found + 1).padStart(2, "0"));
}

/** @param {InputEvent} event */
function onDayInput(event) {
  const part = dayPart(event.target);
  if (feeding || !part) return;
  if (typing.part !== part) begin(part);
  forgetTold(part);
  wrote = true;
  const data = event.data || "";
  if (BETWEEN.test(data)) {
    swallow(event);
    goOn(part);
  } else if (/^\d$/.test(data)) onFigure(event, part, data);
  else if (/^\p{L}$/u.test(data)) onLetter(part, data);
  else begin(part, part.innerText.replace(/\D/g, "").slice(0, -1));
}

/** @param {KeyboardEvent} event */
function onDayKey(event) {
  const part = dayPart(event.target);
  if (!part) return;
  if (event.key === " ") {
    swallow(event);
    goOn(part);
  } else if (event.key === "Tab") {
    finishYear();
  } else if (event.key === "Enter") {
    finishYear();
    // A day is handed over when its field is left or closed, but not on Enter.
    setTimeout(() => handOverDay(part));
  }
}

// Once the field is left it is too late: the figures would pull the focus back into it.
function finishYear() {
  if (typing.part && isShortYear(typing.part)) fillYear(typing.part, 2);
}

/** @param {HTMLElement} part */
function handOverDay(part) {
  const field = part.closest(DATE);
  if (!field) return;
  typed = readDay(field);
  press(part, "Escape", false);
  if (wrote) lookAfter(field, typed);
}

/** @param {FocusEvent} event */
function onDayLeft({ target, relatedTarget }) {
  const field = target instanceof Element && target.closest(DATE);
  if (!field) return;
  if (dayPart(target)) typed = readDay(field);
  if (wrote && !field.contains(/** @type {Node | null} */ (relatedTarget))) lookAfter(field, typed);
}

/** @param {FocusEvent} event */
function onDayEntered(event) {
  begin(dayPart(event.target));
  forgetTold(event.target);
}

/** @param {PointerEvent} event */
function onDayPressed(event) {
  finishYear();
  forgetTold(event.target);
  // Whoever goes on to the calendar is not done with the day.
  if (event.target instanceof Element && event.target.closest(CALENDAR)) wrote = false;
}

/**
 * @param {Element} field
 * @returns {Day}
 */
function readDay(field) {
  const read = (/** @type {string} */ kind) => {
    /** @type {HTMLElement | null} */
    const part = field.querySelector(`[role="spinbutton"][data-type="${kind}"]`);
    return !part || part.hasAttribute("data-placeholder") ? null : Number(part.innerText);
  };
  return { day: read("day"), month: read("month"), year: read("year") };
}

/**
 * @param {Element} field
 * @param {Day} day
 */
function lookAfter(field, day) {
  wrote = false;
  setTimeout(() => field.isConnected && tellDay(field, day), SETTLED);
}

/** @param {Day} day */
function inWords({ day, month, year }) {
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** @param {Day} day */
function isNoDay({ day, month, year }) {
  return Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/**
 * @param {Element} field
 * @param {Day} day
 */
function tellDay(field, day) {
  const refused = field.querySelector('[role="alert"]');
  const words = judge(day, readDay(field), refused?.textContent);
  forgetTold(field);
  if (!words) return;
  const told = document.createElement("p");
  told.className = "afterview-day";
  told.textContent = words;
  field.append(told);
  say(words);
}

/**
 * @param {Day} day
 * @param {Day} now what stands there
 * @param {string | null | undefined} refused in which words Streamlit refuses it
 */
function judge(day, now, refused) {
  const lacks = Object.entries(day).flatMap(([kind, figure]) => (figure === null ? kind : []));
  if (lacks.length === 3) return "";
  if (!lacks.length && isNoDay(day)) return `There is no ${inWords(day)}. ${tellInstead(now)}`;
  const why = lacks.length ? `it needs its ${lacks.join(" and its ")} too.` : tellWhy(day, refused);
  return why && `${inWords(day)} isn't kept: ${why}`;
}

/**
 * @param {Day} day
 * @param {string | null | undefined} refused
 */
function tellWhy(day, refused) {
  if (Number(day.year) < 1000) return "write its year in full, as in 2026.";
  return refused && tellLimits(refused);
}

/** @param {Day} now */
function tellInstead(now) {
  if (now.year === null || isNoDay(now)) return "Which day was it?";
  return `This now says ${inWords(now)}: change it if you meant another day.`;
}

/** @param {(string | undefined)[]} figures */
function dayOf(...figures) {
  const [day = null, month = null, year = null] = figures.map(Number);
  return { day, month, year };
}

/** @param {string} refused */
function tellLimits(refused) {
  const found = [...refused.matchAll(/(\d\d)\/(\d\d)\/(\d{4})/g)];
  const days = found.map(([, day, month, year]) => inWords(dayOf(day, month, year)));
  if (days.length === 2) return `a day from ${days[0]} to ${days[1]} fits here.`;
  if (days.length === 0) return "another day fits here.";
  return `the ${refused.includes("before") ? "last" : "first"} day that fits here is ${days[0]}.`;
}

/** @param {EventTarget | null} within */
function forgetTold(within) {
  const field = within instanceof Element && within.closest(DATE);
  if (field) field.querySelector(".afterview-day")?.remove();
}

function readDays() {
  document.addEventListener("beforeinput", onDayInput, true);
  document.addEventListener("keydown", onDayKey, true);
  document.addEventListener("pointerdown", onDayPressed, true);
  document.addEventListener("focusout", onDayLeft, true);
  document.addEventListener("focusin", onDayEntered, true);
}
