// Excalidraw as an application embeds it: the scene comes from the server and is given to the component once.
import { Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

window.EXCALIDRAW_ASSET_PATH = "/excalidraw-assets/";

const scene = new URLSearchParams(location.search).get("scene");
const initialData = fetch(scene)
  .then((answer) => answer.json())
  .then((data) => ({ elements: data.elements, appState: { viewBackgroundColor: "#ffffff" }, scrollToContent: false }));

createRoot(document.getElementById("root")).render(
  createElement(Excalidraw, {
    initialData,
    excalidrawAPI: (api) => {
      window.bench = api;
    },
  }),
);
