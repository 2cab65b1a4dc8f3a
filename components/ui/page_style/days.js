// Streamlit's date field is three fields of figures. A stroke ends none of them that could take
// another figure, so that 1/12/2026 became 11 February, and a year of two figures, a day that no
// month has or a day without its year was gone in silence once the field was left. This reads
// what people write, and where no day came of it, says so under the field.
const DATE = '[data-testid="stDateInput"]';
const DAY_PART = `${DATE} [role="spinbutton"]`;
const CALENDAR = `${DATE} button`;
const BETWEEN = /^[\s/.,-]$/;
const MONTHS = ["January", "February", "March", "April", "May", "June"].concat(
  ["July", "August", "September", "October", "November", "December"],
);
// What came of a day is on the screen this long after its field is left.
const SETTLED = 250;

const typing = { part: null, figures: "", letters: "" };
let typed = null;
let wrote = false;
let feeding = false;

function isDayPart(element) {
  return element instanceof Element && element.matches(DAY_PART);
}

function begin(part, figures = "") {
  Object.assign(typing, { part, figures, letters: "" });
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function feed(part, figures) {
  feeding = true;
  for (const data of figures) {
    const told = { inputType: "insertText", data, bubbles: true, cancelable: true };
    part.dispatchEvent(new InputEvent("beforeinput", told));
  }
  feeding = false;
}

function nextTo(part) {
  const parts = [...part.closest('[role="group"]').querySelectorAll('[role="spinbutton"]')];
  return parts[parts.indexOf(part) + 1];
}

function goOn(part) {
  // The stroke after a part that ended by itself comes in the next one, where it ends nothing.
  if (typing.part === part && typing.figures) nextTo(part)?.focus();
  typing.letters = "";
}

function isShortYear(part) {
  return typing.part === part && part.dataset.type === "year" && typing.figures.length === 2;
}

function fillYear(part, taken) {
  const year = `20${typing.figures}`;
  begin(part, year);
  // Four figures end what was typed, so that the next four are a year of their own.
  feed(part, "0".repeat(4 - taken) + year);
}

function onFigure(event, part) {
  typing.figures = typing.figures.length < 4 ? typing.figures + event.data : event.data;
  // 19 and 20 may be the beginning of a whole year: they wait until the field is left.
  if (!isShortYear(part) || /^(19|20)$/.test(typing.figures)) return;
  stop(event);
  fillYear(part, 1);
}

function onLetter(part, letter) {
  typing.letters += letter.toLowerCase();
  if (part.dataset.type !== "month" || typing.letters.length !== 3) return;
  const found = MONTHS.findIndex((each) => each.toLowerCase().startsWith(typing.letters));
  if (found < 0) return;
  // A part that is told at once another number and then what it showed takes it for no change.
  if (Number(part.innerText) === found + 1) nextTo(part)?.focus();
  else feed(part, String(found + 1).padStart(2, "0"));
}

function onDayInput(event) {
  const part = event.target;
  if (feeding || !isDayPart(part)) return;
  if (typing.part !== part) begin(part);
  forgetTold(part);
  wrote = true;
  const data = event.data || "";
  if (BETWEEN.test(data)) {
    stop(event);
    goOn(part);
  } else if (/^\d$/.test(data)) onFigure(event, part);
  else if (/^\p{L}$/u.test(data)) onLetter(part, data);
  else begin(part, part.innerText.replace(/\D/g, "").slice(0, -1));
}

function onDayKey(event) {
  const part = event.target;
  if (!isDayPart(part)) return;
  if (event.key === " ") {
    stop(event);
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

function handOverDay(part) {
  const field = part.closest(DATE);
  typed = readDay(field);
  press(part, "Escape", false);
  if (wrote) lookAfter(field, typed);
}

function onDayLeft(event) {
  const element = event.target;
  const field = element instanceof Element && element.closest(DATE);
  if (!field) return;
  if (isDayPart(element)) typed = readDay(field);
  if (wrote && !field.contains(event.relatedTarget)) lookAfter(field, typed);
}

function onDayEntered(event) {
  begin(isDayPart(event.target) ? event.target : null);
  forgetTold(event.target);
}

function onDayPressed(event) {
  finishYear();
  forgetTold(event.target);
  // Whoever goes on to the calendar is not done with the day.
  if (event.target instanceof Element && event.target.closest(CALENDAR)) wrote = false;
}

function readDay(field) {
  const read = (kind) => {
    const part = field.querySelector(`[role="spinbutton"][data-type="${kind}"]`);
    return part.hasAttribute("data-placeholder") ? null : Number(part.innerText);
  };
  return { day: read("day"), month: read("month"), year: read("year") };
}

function lookAfter(field, day) {
  wrote = false;
  setTimeout(() => field.isConnected && tellDay(field, day), SETTLED);
}

function inWords({ day, month, year }) {
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

function isNoDay({ day, month, year }) {
  return day > new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function tellDay(field, day) {
  const refused = field.querySelector('[role="alert"]');
  const words = judge(day, readDay(field), refused && refused.textContent);
  forgetTold(field);
  if (!words) return;
  const told = document.createElement("p");
  told.className = "afterview-day";
  told.textContent = words;
  field.append(told);
  say(words);
}

function judge(day, now, refused) {
  const lacks = Object.keys(day).filter((kind) => day[kind] === null);
  if (lacks.length === 3) return "";
  if (!lacks.length && isNoDay(day)) return `There is no ${inWords(day)}. ${tellInstead(now)}`;
  const why = lacks.length ? `it needs its ${lacks.join(" and its ")} too.` : tellWhy(day, refused);
  return why && `${inWords(day)} isn't kept: ${why}`;
}

function tellWhy(day, refused) {
  if (day.year < 1000) return "write its year in full, as in 2026.";
  return refused && tellLimits(refused);
}

function tellInstead(now) {
  if (now.year === null || isNoDay(now)) return "Which day was it?";
  return `This now says ${inWords(now)}: change it if you meant another day.`;
}

function tellLimits(refused) {
  const found = [...refused.matchAll(/(\d\d)\/(\d\d)\/(\d{4})/g)];
  const days = found.map(([, day, month, year]) => inWords({ day: Number(day), month, year }));
  if (days.length === 2) return `a day from ${days[0]} to ${days[1]} fits here.`;
  if (days.length === 0) return "another day fits here.";
  return `the ${refused.includes("before") ? "last" : "first"} day that fits here is ${days[0]}.`;
}

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

