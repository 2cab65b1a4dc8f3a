// What a line on the page says, and how Streamlit reaches it.
const NOT_YET = "Not kept yet";
const KEPT = "Kept in this browser";
// Safari removes what a site keeps after seven days of its use without a visit; an app on the home
// screen, which calls itself otherwise, is left alone.
const CLEARS = /Version\/\S+ (Mobile\/\S+ )?Safari\//;
const WHILE = " · Safari clears it after 7 days away";
const TROUBLES = {
  denied: "Held for this visit only",
  full: "This browser is full: the last change is not kept yet",
};

function wordsOf({ trouble, opened, begun, done, got }, main) {
  if (trouble) return (main ? TROUBLES[trouble] : null) ?? NOT_YET;
  if (!opened) return Date.now() - begun < SHOWN_AFTER ? "" : "Opening your journal …";
  if (main && done < got) return `${KEPT} · saving …`;
  if (main) return CLEARS.test(navigator.userAgent) ? KEPT + WHILE : KEPT;
  return done < got ? "Saving …" : "✓ Saved in this browser";
}

function showLine(root, { main, shown }, talk) {
  const line = root.querySelector(".line");
  if (!line) return;
  line.hidden = !shown;
  line.textContent = shown ? wordsOf(talk, main) : "";
  line.dataset.state = talk.trouble || (talk.done < talk.got ? "saving" : "kept");
}

// One keeper a tab. After an upgrade of the server a tab may still have that of the older code:
// what it has not kept yet goes over to the new one.
function keeperOf(code) {
  const place = Symbol.for("afterview.keeper");
  const former = globalThis[place];
  if (former?.code !== code) {
    former?.retire?.();
    globalThis[place] = new Keeper(code, former);
  }
  return globalThis[place];
}

export default function ({ parentElement, data, setTriggerValue }) {
  const keeper = keeperOf(data.code);
  keeper.attach(parentElement, data, (replies) => setTriggerValue("heard", replies));
  return () => keeper.detach(parentElement);
}
