// The wizard's comforts: focus after a swap, characters left, questions that depend on others.

import { countCharacters } from "./counting.js";
import { showWhatIsAsked } from "./conditional.js";

/** @param {Element | Document} root */
function enliven(root) {
  countCharacters(root);
  showWhatIsAsked(root);
}

/** Move focus to the error summary or the new heading, and tell the new title. */
function arrive() {
  const step = document.getElementById("step") ?? document.querySelector("main");
  if (!step) return;
  if (step.dataset.pvTitle) document.title = step.dataset.pvTitle;
  const first = step.querySelector("[data-pv-focus]") ?? step.querySelector("h1");
  if (first?.tagName === "H1") first.setAttribute("tabindex", "-1");
  if (first instanceof HTMLElement) {
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "start" });
  }
  enliven(step);
}

document.addEventListener("htmx:after:swap", arrive);
enliven(document);
const summary = document.querySelector("[data-pv-focus]");
if (summary instanceof HTMLElement) summary.focus();
