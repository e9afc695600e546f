"use strict";
(() => {
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const entries = [...document.querySelectorAll(".entry")];
  const searched = new Map();

  // The text of an entry is read when it is searched for the first time.
  function contains(entry, words) {
    if (words === "") return true;
    if (!searched.has(entry)) searched.set(entry, entry.textContent.toLowerCase());
    return searched.get(entry).includes(words);
  }

  function filter() {
    const fields = new FormData(form);
    const verdicts = new Set(fields.getAll("verdict"));
    const [tag, rule] = [fields.get("tag"), fields.get("rule")];
    const words = fields.get("text").trim().toLowerCase();
    let shown = 0;
    for (const entry of entries) {
      const { verdict, tag: tagOf, rule: ruleOf } = entry.dataset;
      const matches = verdicts.has(verdict) && (tag === "" || tag === tagOf)
        && (rule === "" || rule === ruleOf) && contains(entry, words);
      entry.hidden = !matches;
      if (matches) shown += 1;
    }
    const noun = entries.length === 1 ? "change" : "changes";
    count.textContent = `${shown} of ${entries.length} ${noun}`;
  }

  function setOpen(isOpen) {
    for (const entry of entries) {
      if (!entry.hidden) entry.open = isOpen;
    }
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("open").addEventListener("click", () => setOpen(true));
  document.getElementById("close").addEventListener("click", () => setOpen(false));
  form.hidden = false;
  filter();
})();
