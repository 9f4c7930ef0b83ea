import { createRoot } from "react-dom/client";
import { speak } from "@/api/client";
import { App } from "@/ui/App";
import { speakWidgets } from "@/ui/controls/widgetLanguage";
import { language } from "@/ui/strings/language";
import { fetchWords } from "@/ui/strings/words";
import { startTheme } from "@/ui/theme";
import { startVisit } from "@/ui/wall/firstVisit";
import "@fontsource-variable/inter";
import "@/ui/styles/tokens.css";
import "@/ui/styles/base.css";
import "@/ui/styles/controls.css";
import "@/ui/styles/surfaces.css";
import "@/ui/styles/pages.css";

const host = document.getElementById("root");
if (host && !("oldBrowser" in document.documentElement.dataset)) {
  language.subscribe((chosen) => {
    document.documentElement.lang = chosen;
    speak(chosen);
    speakWidgets(chosen);
  });
  startVisit(window.location.pathname);
  // The first picture is in the right language and colours; its page is fetched beside them, not after them.
  void Promise.all([fetchWords(["core"]), startTheme()]).then(() => createRoot(host).render(<App />));
}
