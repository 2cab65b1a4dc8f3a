// What is brought here outlives the element that brings it: no page run again need bring it again.
const ID = "afterview-style";

/** @param {Component<string>} component */
export default function ({ data, setTriggerValue }) {
  reachApp((left) => setTriggerValue("left", left));
  if (document.getElementById(ID)) return;
  const style = document.createElement("style");
  style.id = ID;
  style.textContent = data;
  document.head.append(style);
  saveAlong();
  giveBackWhatWasTyped();
  readDays();
  openAtTop();
}
