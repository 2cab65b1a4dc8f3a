// A server that dies may not have heard of what was typed last, though it stands in the field. The
// next one draws the field as the journal has it, and the words would be gone. Here they are held,
// and put back into their field; where that is not drawn again, the app keeps them apart.
const LATELY = 60_000; // milliseconds before the connection broke in which it may not have been heard
const LOOK = 300;
const STAYS = 3000; // milliseconds for which it must stand in its field until it is let go of
const MISSED = 2500; // milliseconds after which a field that is not there is not waited for
const MOST_TIMES = 8;
const lately = new Map();
let held = [];
let giving = null;
let tellApp = null;
let filling = false;

function keyOf(field) {
  const named = field.closest('[class*="st-key-"]');
  return named ? [...named.classList].find((each) => each.startsWith("st-key-")) : null;
}

function here() {
  return location.pathname + location.search;
}

// A field that was given another value is drawn under its key with a number more.
const plainKey = (key) => key.replace(/-\d{1,3}$/, "");

const labelOf = (field) => field.getAttribute("aria-label") ?? "";

const isDrawn = (key) => [...document.querySelectorAll(FIELDS)].some((each) => keyOf(each) === key);

// The same field under the key it was drawn under before; what was noted of it goes on.
function findFormer(key, label) {
  const alike = [...lately.values()].filter((each) => each.label === label && each.path === here());
  const former = alike.find((each) => plainKey(each.key) === plainKey(key) && !isDrawn(each.key));
  if (!former) return undefined;
  lately.delete(former.key);
  former.key = key;
  return former;
}

function noteTyping(field) {
  const key = keyOf(field);
  if (!key) return null;
  const label = labelOf(field);
  const known = lately.get(key) ?? findFormer(key, label);
  const each = known?.path === here() ? known : { key, label, path: here(), seen: new Set() };
  lately.set(key, each);
  return each;
}

// What the journal may hold: what stood there at first, and whatever was handed over since.
function noteSeen(field) {
  noteTyping(field)?.seen.add(field.value.trim());
}

function noteTyped(field) {
  const each = filling ? null : noteTyping(field);
  if (each) Object.assign(each, { field, value: field.value, at: Date.now(), stands: 0 });
}

function onFieldFocus({ target }) {
  if (target instanceof Element && target.matches(FIELDS)) noteSeen(target);
}

function findField({ key, label, path }) {
  if (path !== here()) return null;
  const fields = [...document.querySelectorAll(FIELDS)];
  const exact = fields.find((field) => keyOf(field) === key);
  if (exact) return exact;
  const alike = fields.filter((field) => plainKey(keyOf(field) ?? "") === plainKey(key));
  const same = alike.filter((field) => labelOf(field) === label);
  return same.length === 1 ? same[0] : null;
}

function fill(field, text) {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
  filling = true;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  filling = false;
}

// Streamlit takes what it sent into a broken connection for said, and does not say it twice: so it is
// told with a space more, and at the next look, when a session has heard of it, as it was typed.
function handOverAnew(field, each) {
  const more = `${each.value} `;
  each.seen.add(more.trim());
  fill(field, more);
}

// What another window wrote there meanwhile stays before it.
function together(field, text) {
  return field instanceof HTMLTextAreaElement ? `${field.value}\n\n${text}` : `${field.value}; ${text}`;
}

// Whether it need not be looked after any more.
function giveBack(each) {
  const field = findField(each);
  const now = Date.now();
  if (!field) {
    each.missing ??= now;
    return now - each.missing > MISSED;
  }
  each.missing = null;
  if (field.disabled) return false;
  const more = field.value === `${each.value} `;
  const same = each.times && !more && field.value.trim() === each.value.trim();
  if (field.value === each.value || same) {
    // A field drawn since shows what a session has said is stored.
    if (each.field === field && !each.nudged && !each.times && !field.closest(ON_ENTER)) {
      each.nudged = true;
      handOverAnew(field, each);
      return false;
    }
    each.stands ||= now;
    return now - each.stands > STAYS;
  }
  each.stands = 0;
  if (waiting.has(field)) return false;
  each.times += 1;
  if (each.times > MOST_TIMES) return true;
  if (!each.seen.has(field.value.trim())) each.value = together(field, each.value);
  fill(field, each.value);
  return false;
}

function lookAfterText() {
  const { testConnectionState, testScriptState } =
    document.querySelector('[data-testid="stApp"]')?.dataset ?? {};
  if (testConnectionState !== "CONNECTED" || testScriptState !== "notRunning") return;
  const done = held.filter(giveBack);
  held = held.filter((each) => !done.includes(each));
  const homeless = done.filter((each) => each.missing || each.times > MOST_TIMES);
  if (homeless.length) tellApp?.(homeless.map(({ label, value }) => ({ label, text: value })));
  if (!held.length) {
    clearInterval(giving);
    giving = null;
  }
}

function onConnection() {
  const state = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState;
  if (state === "CONNECTED" || state === undefined) return;
  const now = Date.now();
  const fresh = [...lately.values()].filter(({ at }) => now - at < LATELY);
  held = [...new Set([...held, ...fresh])];
  for (const each of held) Object.assign(each, { times: 0, stands: 0, missing: null, nudged: false });
  if (held.length) giving ??= setInterval(lookAfterText, LOOK);
}

function giveBackWhatWasTyped() {
  document.addEventListener("focusin", onFieldFocus, true);
  const seen = { subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"] };
  new MutationObserver(onConnection).observe(document.body, seen);
}

