// What questions do on the page: count characters, and hide while another answer rules them out.
// The page brings the words along; without script all questions are shown.

const AS_TYPED = { True: "yes", False: "no" };

/** @param {Element | Document} root */
export function showWhatIsAsked(root) {
  for (const question of root.querySelectorAll("[data-pv-only-if]")) {
    if (!(question instanceof HTMLElement)) continue;
    const [key, value] = (question.dataset.pvOnlyIf ?? "").split("=");
    const wanted = AS_TYPED[/** @type {"True" | "False"} */ (value)] ?? value;
    const form = question.closest("form");
    const controls = form?.querySelectorAll(`[name="${key}"]`) ?? [];
    if (controls.length === 0) continue;
    const update = () => {
      const chosen = Array.from(controls).some(
        (each) =>
          each instanceof HTMLInputElement ? each.checked && each.value === wanted
          : each instanceof HTMLSelectElement && each.value === wanted,
      );
      question.hidden = !chosen;
    };
    for (const each of controls) each.addEventListener("change", update);
    update();
  }
}

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
