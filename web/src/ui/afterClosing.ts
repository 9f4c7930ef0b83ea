/** While the menu is open, nothing else can take the keyboard: what is chosen is done once the page is free again. */
export function afterClosing(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}
