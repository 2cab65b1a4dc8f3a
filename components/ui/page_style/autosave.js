// Streamlit's text fields hand over what was typed when the field is left, so a reload, a closed
// lid or a killed server would lose it. This hands it over after a short pause in typing, and at
// once when the page is left or hidden, with the very key press the field itself listens for.
const PAUSE = 400;
const FIELDS = '[data-testid="stTextArea"] textarea, [data-testid="stTextInput"] input';
// In a form the same key press would send the form, and elsewhere add half a line to a list: there
// it waits for the person.
const ON_ENTER = '[data-testid="stForm"], [class*="st-key-enter-"]';
const waiting = new Map();

function press(field, key, ctrlKey) {
  const options = { key, code: key, ctrlKey, bubbles: true, cancelable: true };
  field.dispatchEvent(new KeyboardEvent("keydown", options));
}

function handOver(field) {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
  if (!field.isConnected) return;
  noteSeen(field);
  press(field, "Enter", true);
}

function handOverAll() {
  [...waiting.keys()].forEach(handOver);
}

function onInput(event) {
  const field = event.target;
  if (!(field instanceof Element) || !field.matches(FIELDS)) return;
  noteTyped(field);
  if (field.closest(ON_ENTER)) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => handOver(field), event.isComposing ? 4 * PAUSE : PAUSE));
}

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

