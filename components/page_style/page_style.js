// The style outlives the element that brings it: a page run again need not bring it again.
const ID = "afterview-style";

export default function ({ data }) {
  if (document.getElementById(ID)) return;
  const style = document.createElement("style");
  style.id = ID;
  style.textContent = data;
  document.head.append(style);
}
