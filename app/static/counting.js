// Says how many characters are left, in the words that the page brings along.

/** @param {HTMLInputElement | HTMLTextAreaElement} control */
function count(control) {
  const words = document.getElementById(`${control.id}-count`);
  if (!words) return;
  const left = Number(control.dataset.pvLimit) - Array.from(control.value).length;
  const template = left < 0 ? words.dataset.pvOver : words.dataset.pvCount;
  words.textContent = (template ?? "").replace(/\{(left|over)\}/, String(Math.abs(left)));
  // A line is short: its count would only be noise before it begins to matter.
  words.hidden = control instanceof HTMLInputElement && left > Number(control.dataset.pvLimit) / 5;
}

/** @param {Element | Document} root */
export function countCharacters(root) {
  for (const control of root.querySelectorAll("[data-pv-limit]")) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) continue;
    control.addEventListener("input", () => count(control));
    count(control);
  }
}
