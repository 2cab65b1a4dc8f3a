// Streamlit's text fields hand over what was typed when the field is left, so a reload, a closed
// lid or a killed server would lose it. This hands it over after a short pause in typing, and at
// once when the page is left or hidden, with the very key press the field itself listens for.
const PAUSE = 400;
const FIELDS = '[data-testid="stTextArea"] textarea, [data-testid="stTextInput"] input';
// In a form the same key press would send the form, and elsewhere add half a line to a list: there
// it waits for the person.
const ON_ENTER = '[data-testid="stForm"], [class*="st-key-enter-"]';
/** @type {Map<TextField, number>} */
const waiting = new Map();

/**
 * @param {Element} field
 * @param {string} key
 * @param {boolean} ctrlKey
 */
function press(field, key, ctrlKey) {
  const options = { key, code: key, ctrlKey, bubbles: true, cancelable: true };
  field.dispatchEvent(new KeyboardEvent("keydown", options));
}

/** @param {TextField} field */
function handOver(field) {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
  if (!field.isConnected) return;
  noteSeen(field);
  press(field, "Enter", true);
}

/** @param {Event} event */
function fieldOf({ target }) {
  const isField = target instanceof Element && target.matches(FIELDS);
  return isField ? /** @type {TextField} */ (target) : null;
}

function handOverAll() {
  [...waiting.keys()].forEach(handOver);
}

/** @param {Event} event */
function onInput(event) {
  const field = fieldOf(event);
  if (!field) return;
  noteTyped(field);
  if (field.closest(ON_ENTER)) return;
  clearTimeout(waiting.get(field));
  waiting.set(
    field,
    setTimeout(() => handOver(field), isComposing(event) ? 4 * PAUSE : PAUSE),
  );
}

// A word that is put together, as in Japanese, is not done with each key.
/** @param {Event} event */
const isComposing = (event) => event instanceof InputEvent && event.isComposing;

function onHidden() {
  if (document.visibilityState === "hidden") handOverAll();
}

function saveAlong() {
  document.addEventListener("input", onInput, true);
  document.addEventListener("visibilitychange", onHidden);
  // The earlier of the two still finds the line to the server open; a phone knows the later alone.
  window.addEventListener("beforeunload", handOverAll);
  window.addEventListener("pagehide", handOverAll);
}
