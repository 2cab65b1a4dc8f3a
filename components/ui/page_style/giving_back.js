// A server that dies may not have heard of what was typed last, though it stands in the field. The
// next one draws the field as the journal has it, and the words would be gone. Here they are held,
// and put back into their field; where that is not drawn again, the app keeps them apart.
const LATELY = 60_000; // milliseconds before the connection broke in which it may not have been heard
const LOOK = 300;
const STAYS = 3000; // milliseconds for which it must stand in its field until it is let go of
const MISSED = 2500; // milliseconds after which a field that is not there is not waited for
const MOST_TIMES = 8;
const NOT_GIVEN = { times: 0, stands: 0, missing: null, nudged: false };
const UNTOUCHED = { value: "", at: 0, ...NOT_GIVEN };
/** @type {Map<string, Typed>} */
const lately = new Map();
/** @type {Typed[]} */
let held = [];
let giving = 0;
/** @type {((left: Left[]) => void) | null} */
let tellApp = null;
let filling = false;

/**
 * How the app is told what has no field any more; it is another after each run.
 * @param {(left: Left[]) => void} tell
 */
function reachApp(tell) {
  tellApp = tell;
}

/** @param {Element} field */
function keyOf(field) {
  const named = field.closest('[class*="st-key-"]');
  return [...(named?.classList ?? [])].find((each) => each.startsWith("st-key-")) ?? null;
}

function here() {
  return location.pathname + location.search;
}

/**
 * A field that was given another value is drawn under its key with a number more.
 * @param {string} key
 */
const plainKey = (key) => key.replace(/-\d{1,3}$/, "");

/** @param {Element} field */
const labelOf = (field) => field.getAttribute("aria-label") ?? "";

/** @returns {TextField[]} */
const allFields = () =>
  [...document.querySelectorAll(FIELDS)].map((each) => /** @type {any} */ (each));

/** @param {string} key */
const isDrawn = (key) => allFields().some((each) => keyOf(each) === key);

/**
 * The same field under the key it was drawn under before; what was noted of it goes on.
 * @param {string} key
 * @param {string} label
 */
function findFormer(key, label) {
  const alike = [...lately.values()].filter((each) => each.label === label && each.path === here());
  const former = alike.find((each) => plainKey(each.key) === plainKey(key) && !isDrawn(each.key));
  if (former) {
    lately.delete(former.key);
    former.key = key;
  }
  return former;
}

/** @param {TextField} field */
function noteTyping(field) {
  const key = keyOf(field);
  if (!key) return null;
  const label = labelOf(field);
  const known = lately.get(key) ?? findFormer(key, label);
  const each =
    known?.path === here() ? known : { ...UNTOUCHED, key, label, path: here(), seen: new Set() };
  lately.set(key, each);
  return each;
}

/**
 * What the journal may hold: what stood there at first, and whatever was handed over since.
 * @param {TextField} field
 */
function noteSeen(field) {
  noteTyping(field)?.seen.add(field.value.trim());
}

/** @param {TextField} field */
function noteTyped(field) {
  const each = filling ? null : noteTyping(field);
  if (each) Object.assign(each, { field, value: field.value, at: Date.now(), stands: 0 });
}

/** @param {Event} event */
function onFieldFocus(event) {
  const field = fieldOf(event);
  if (field) noteSeen(field);
}

/** @param {Typed} each */
function findField({ key, label, path }) {
  if (path !== here()) return null;
  const fields = allFields();
  const exact = fields.find((field) => keyOf(field) === key);
  if (exact) return exact;
  const alike = fields.filter((field) => plainKey(keyOf(field) ?? "") === plainKey(key));
  const same = alike.filter((field) => labelOf(field) === label);
  return same.length === 1 ? same[0] : null;
}

/**
 * @param {TextField} field
 * @param {string} text
 */
function fill(field, text) {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, text);
  filling = true;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  filling = false;
}

/**
 * Streamlit takes what it sent into a broken connection for said, and does not say it twice: so it
 * is told with a space more, and at the next look, when a session has heard of it, as it was typed.
 * @param {TextField} field
 * @param {Typed} each
 */
function handOverAnew(field, each) {
  const more = `${each.value} `;
  each.seen.add(more.trim());
  fill(field, more);
}

/**
 * What another window wrote there meanwhile stays before it.
 * @param {TextField} field
 * @param {string} text
 */
function together(field, text) {
  return field instanceof HTMLTextAreaElement
    ? `${field.value}\n\n${text}`
    : `${field.value}; ${text}`;
}

/** @param {Typed} each */
function isMissed(each) {
  each.missing ??= Date.now();
  return Date.now() - each.missing > MISSED;
}

/**
 * @param {TextField} field
 * @param {Typed} each
 */
function isInPlace(field, { value, times }) {
  if (field.value === value) return true;
  return times && field.value !== `${value} ` && field.value.trim() === value.trim();
}

/**
 * Whether it stands in its field for good. A field drawn since shows what a session has said is
 * stored; one that was there before is told anew, once.
 * @param {TextField} field
 * @param {Typed} each
 */
function hasStood(field, each) {
  if (each.field === field && !each.nudged && !each.times && !field.closest(ON_ENTER)) {
    each.nudged = true;
    handOverAnew(field, each);
    return false;
  }
  each.stands ||= Date.now();
  return Date.now() - each.stands > STAYS;
}

/**
 * Whether it need not be looked after any more.
 * @param {Typed} each
 */
function giveBack(each) {
  const field = findField(each);
  if (!field) return isMissed(each);
  each.missing = null;
  if (field.disabled) return false;
  if (isInPlace(field, each)) return hasStood(field, each);
  each.stands = 0;
  if (waiting.has(field)) return false;
  each.times += 1;
  if (each.times > MOST_TIMES) return true;
  if (!each.seen.has(field.value.trim())) each.value = together(field, each.value);
  fill(field, each.value);
  return false;
}

function appState() {
  /** @type {HTMLElement | null} */
  const app = document.querySelector('[data-testid="stApp"]');
  return app?.dataset ?? /** @type {DOMStringMap} */ ({});
}

function lookAfterText() {
  const { testConnectionState, testScriptState } = appState();
  if (testConnectionState !== "CONNECTED" || testScriptState !== "notRunning") return;
  const done = held.filter(giveBack);
  held = held.filter((each) => !done.includes(each));
  const homeless = done.filter((each) => each.missing || each.times > MOST_TIMES);
  if (homeless.length) tellApp?.(homeless.map(({ label, value }) => ({ label, text: value })));
  if (!held.length) {
    clearInterval(giving);
    giving = 0;
  }
}

function onConnection() {
  const state = appState().testConnectionState;
  if (state === "CONNECTED" || state === undefined) return;
  const now = Date.now();
  const fresh = [...lately.values()].filter(({ at }) => now - at < LATELY);
  held = [...new Set([...held, ...fresh])];
  for (const each of held) Object.assign(each, NOT_GIVEN);
  if (held.length) giving ||= setInterval(lookAfterText, LOOK);
}

function giveBackWhatWasTyped() {
  document.addEventListener("focusin", onFieldFocus, true);
  const seen = { subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"] };
  new MutationObserver(onConnection).observe(document.body, seen);
}
