// What a line on the page says, and how Streamlit reaches it.
const NOT_YET = "Not kept yet";
const TROUBLES = {
  denied: "Held for this visit only",
  full: "This browser is full: the last change is not kept yet",
};

function wordsOf({ trouble, opened, begun, done, got }, main) {
  if (trouble) return (main ? TROUBLES[trouble] : null) ?? NOT_YET;
  if (!opened) return Date.now() - begun < SHOWN_AFTER ? "" : "Opening your journal …";
  if (main) return done < got ? "Kept in this browser · saving …" : "Kept in this browser";
  return done < got ? "Saving …" : "✓ Saved in this browser";
}

function showLine(root, { main, shown }, talk) {
  const line = root.querySelector(".line");
  if (!line) return;
  line.textContent = shown ? wordsOf(talk, main) : "";
  line.dataset.state = talk.trouble || (talk.done < talk.got ? "saving" : "kept");
}

export default function ({ parentElement, data, setTriggerValue }) {
  const keeper = (globalThis[Symbol.for("afterview.keeper")] ??= new Keeper());
  keeper.attach(parentElement, data, (replies) => setTriggerValue("heard", replies));
  return () => keeper.detach(parentElement);
}
