// Copies what Python handed over. Where the browser keeps its clipboard to secure addresses, a
// hidden field and the older command do the same; if neither works, the letter itself is there.
const DONE = "Copied.";
const BY_HAND = "Your browser keeps its clipboard closed here: mark the text and copy it yourself.";
const LASTS = 4000;

/** @param {string} text */
function copyTheOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.cssText = "position:fixed;opacity:0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

/** @param {Component<{ label: string, text: string }>} component */
export default function ({ data, parentElement }) {
  const button = /** @type {HTMLElement} */ (parentElement.querySelector("button"));
  const told = /** @type {HTMLElement} */ (parentElement.querySelector("span"));
  button.textContent = data.label;
  button.onclick = async () => {
    told.textContent = (await copy(data.text)) ? DONE : BY_HAND;
    button.focus();
    setTimeout(() => {
      told.textContent = "";
    }, LASTS);
  };
}
