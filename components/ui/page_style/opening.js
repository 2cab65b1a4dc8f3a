// Streamlit leaves the scroll where it was when what is on the screen changes, and the focus on the
// link that was followed. This opens each page and each part of one (a heading whose id begins with
// `part_`) at its top, with the focus on its heading, and has its words said. Whoever has typed or
// scrolled since they asked for it is left alone.
const MAIN = '[data-testid="stMain"]';
const TITLE = `${MAIN} h1`;
const PART = `${MAIN} [id^="part_"]`;
const AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]';
const WRITTEN = 'input:not([type="radio"], [type="checkbox"]), textarea, [contenteditable="true"]';
const APP = " · Afterview";
// A page at rest may still draw a piece that came with its end.
const DRAWN = 300;

/** @type {{ page: string | null, title: Element | null, words: string | null, part: string | null }} */
const shown = { page: null, title: null, words: "", part: null };
/** @type {string | null} */
let opening = null;
let touched = false;
const said = document.createElement("div");

/** @param {string} words */
function say(words) {
  // The same words twice in a row are a change to nobody, so they are taken away in between.
  said.textContent = "";
  setTimeout(() => {
    said.textContent = words;
  }, 50);
}

function pageName() {
  return document.title.replace(APP, "");
}

/**
 * @param {HTMLElement} heading
 * @param {boolean} isPage
 */
function tell(heading, isPage) {
  const words = heading.innerText.trim();
  say(isPage && pageName() !== words ? `${pageName()}: ${words}` : words);
}

/** @param {HTMLElement} heading */
function bringToTop(heading) {
  const main = document.querySelector(MAIN);
  if (main) main.scrollTop = 0;
  // On a low screen the top of the page may leave no room for the part that opens.
  if (heading.getBoundingClientRect().top > innerHeight / 2) heading.scrollIntoView();
}

/** @param {string} find */
function headingAt(find) {
  return /** @type {HTMLElement | null} */ (document.querySelector(find));
}

/** @param {string} find */
function goTo(find) {
  const heading = headingAt(find);
  if (!heading) return;
  bringToTop(heading);
  if (document.activeElement === heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** @param {string} find */
function arrive(find, isPage = false) {
  const heading = headingAt(find);
  if (heading) tell(heading, isPage);
  if (touched) return;
  opening = find;
  goTo(find);
}

function look() {
  const title = headingAt(TITLE);
  const part = document.querySelector(PART);
  const atRest = document.querySelector(AT_REST);
  if (pageName() === shown.page) lookAtPart(title, part, atRest);
  else if (title && isNew(title)) lookAtPage(title, part);
  if (!opening) return;
  goTo(opening);
  if (atRest) setTimeout(leaveAlone, DRAWN);
}

/**
 * The name of a page comes before the page, and its heading may be the last one's in other words.
 * @param {Element} title
 */
function isNew(title) {
  return title !== shown.title || title.textContent !== shown.words;
}

/** @param {Element | null} title */
function remember(title) {
  if (title) Object.assign(shown, { title, words: title.textContent });
}

/**
 * @param {HTMLElement} title
 * @param {Element | null} part
 */
function lookAtPage(title, part) {
  const first = shown.page === null;
  Object.assign(shown, { page: pageName(), part: part?.id ?? null });
  remember(title);
  // Whoever has just loaded the app stands before the menu, where a browser puts them.
  if (first) tell(title, true);
  else arrive(TITLE, true);
}

/**
 * @param {Element | null} title
 * @param {Element | null} part
 * @param {Element | null} atRest
 */
function lookAtPart(title, part, atRest) {
  remember(title);
  // A page that arrives piece by piece lacks its part for a while, before and in between; one that
  // is being left lacks everything.
  if (!title || !(part || atRest)) return;
  const before = shown.part;
  shown.part = part ? part.id : "";
  if (before !== null && before !== shown.part) arrive(before && part ? PART : TITLE);
}

function leaveAlone() {
  opening = null;
}

/** @param {Event} event */
const inner = (event) => /** @type {Element} */ (event.composedPath()[0]);

/** @param {Event} event */
function onTouch(event) {
  if (!event.isTrusted) return;
  leaveAlone();
  const isEnter = event instanceof KeyboardEvent && event.key === "Enter";
  touched = !(isEnter && !inner(event).matches("textarea"));
}

/** @param {Event} event */
function onClick(event) {
  if (event.isTrusted) touched = Boolean(inner(event).closest(WRITTEN));
}

function openAtTop() {
  said.id = "afterview-said";
  said.setAttribute("aria-live", "polite");
  document.body.append(said);
  for (const each of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(each, onTouch, { capture: true, passive: true });
  }
  document.addEventListener("click", onClick, true);
  document.addEventListener("scroll", () => opening && goTo(opening), true);
  window.addEventListener("popstate", () => {
    touched = false;
  });
  const seen = { childList: true, subtree: true, attributes: true };
  const attributeFilter = ["id", "data-test-script-state"];
  new MutationObserver(look).observe(document.body, { ...seen, attributeFilter });
  look();
}
