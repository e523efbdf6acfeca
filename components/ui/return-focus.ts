/** Gives the focus back to what opened a dialog; where that is gone, to the page's content. */
export function returnFocus(event: Event, opener: Element | null): void {
  event.preventDefault();
  const target =
    opener instanceof HTMLElement && opener.isConnected ? opener : document.getElementById("content");
  target?.focus();
}
