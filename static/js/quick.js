"use strict";
/*
 * In a form with data-quick, Ctrl+Enter presses its first button and Ctrl+Shift+Enter its second, from any input.
 * A convenience only: both are buttons that the tab key reaches.
 */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("form[data-quick]");
  const button = form?.querySelector(event.shiftKey ? "[data-quick-second]" : "[data-quick-first]");
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(button);
});
