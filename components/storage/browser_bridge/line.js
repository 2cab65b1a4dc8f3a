// What a line on the page says.
const NOT_YET = "Not kept yet";
const KEPT = "Kept in this browser";
// Safari removes what a site keeps after seven days of its use without a visit; an app on the home
// screen, which calls itself otherwise, is left alone.
const CLEARS = /Version\/\S+ (Mobile\/\S+ )?Safari\//;
const WHILE = " · Safari clears it after 7 days away";
/** @type {Record<string, string>} */
const TROUBLES = {
  denied: "Held for this visit only",
  full: "This browser is full: the last change is not kept yet",
};

/**
 * @param {Talk} talk
 * @param {boolean} main whether it is the line of the page
 */
function wordsOf({ trouble, opened, begun, done, got }, main) {
  if (trouble) return (main ? TROUBLES[trouble] : null) ?? NOT_YET;
  if (!opened) return Date.now() - begun < SHOWN_AFTER ? "" : "Opening your journal …";
  if (main && done < got) return `${KEPT} · saving …`;
  if (main) return CLEARS.test(navigator.userAgent) ? KEPT + WHILE : KEPT;
  return done < got ? "Saving …" : "✓ Saved in this browser";
}

/**
 * @param {HTMLElement} root
 * @param {LineSettings} settings
 * @param {Talk} talk
 */
function showLine(root, { main, shown }, talk) {
  /** @type {HTMLElement | null} */
  const line = root.querySelector(".line");
  if (!line) return;
  line.hidden = !shown;
  line.textContent = shown ? wordsOf(talk, main) : "";
  line.dataset.state = talk.trouble || (talk.done < talk.got ? "saving" : "kept");
}
