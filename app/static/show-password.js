// Adds a button that shows what is typed in a password field; without script there is no button.

/** @param {HTMLInputElement} field */
function addButton(field) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.setAttribute("aria-controls", field.id);
  /** @param {boolean} visible */
  const show = (visible) => {
    field.type = visible ? "text" : "password";
    button.textContent = (visible ? field.dataset.pvHide : field.dataset.pvShow) ?? "";
  };
  button.addEventListener("click", () => show(field.type === "password"));
  field.form?.addEventListener("submit", () => show(false)); // so that no browser keeps it as text
  field.after(button);
  show(false);
}

for (const field of document.querySelectorAll("input[data-pv-show]")) {
  addButton(/** @type {HTMLInputElement} */ (field));
}
