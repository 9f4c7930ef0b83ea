/* Runs before everything else and without modules: picks the theme, and gives an old browser a page in plain words. */
(() => {
  var root = document.documentElement;
  var store = null;
  try {
    store = window.localStorage;
  } catch (_refused) {
    store = null;
  }
  function chosen(key) {
    return store ? store.getItem(["walkboard", key].join(".")) : null;
  }
  var theme = chosen("theme");
  var dark =
    theme === "dark" || (theme !== "light" && window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-theme", dark ? "dark" : "light");
  var contrast = chosen("contrast");
  var more =
    contrast === "more" ||
    (contrast !== "normal" && window.matchMedia && matchMedia("(prefers-contrast: more)").matches);
  root.setAttribute("data-contrast", more ? "more" : "normal");
  var text = chosen("text");
  root.setAttribute("data-text", ["125", "150", "200"].indexOf(text) >= 0 ? text : "100");
  root.setAttribute("data-scale", chosen("scale") === "wall" ? "wall" : "desk");
  var language = chosen("language") || (navigator.language || "en").slice(0, 2);
  root.lang = language === "de" ? "de" : "en";

  function modern() {
    var script = document.createElement("script");
    return (
      "noModule" in script &&
      typeof Array.prototype.at === "function" &&
      typeof Object.hasOwn === "function" &&
      typeof ResizeObserver === "function" &&
      typeof WebSocket === "function" &&
      typeof CSS !== "undefined" &&
      CSS.supports("aspect-ratio", "1") &&
      CSS.supports("selector(:focus-visible)")
    );
  }
  var supported = false;
  try {
    supported = modern();
  } catch (_missing) {
    supported = false;
  }
  if (supported) return;
  root.setAttribute("data-old-browser", "");
  function show() {
    var page = document.getElementById(["old-browser", root.lang].join("-"));
    if (page) page.removeAttribute("hidden");
  }
  if (document.body) show();
  else document.addEventListener("DOMContentLoaded", show);
})();
