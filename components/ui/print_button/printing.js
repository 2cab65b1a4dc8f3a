// The browser's own print: nothing leaves this machine, and "save as PDF" is one of its printers.
/** @param {Component<{ label: string }>} component */
export default function ({ data, parentElement }) {
  const button = /** @type {HTMLElement} */ (parentElement.querySelector("button"));
  button.textContent = data.label;
  button.onclick = () => window.print();
}
